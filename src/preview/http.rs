//! As much of HTTP as a page on this machine needs: one request a connection, one thread each.
//!
//! A slow drawing, or a client that says nothing, keeps nobody else waiting.

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::changes::Changes;
use super::connections::{Connection, Connections};
use super::request::{Method, Punctual, Request, request};

/// How long a client may take to say all that it wants, or to take a part of what it gets.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long nothing is taken on when the system has no more handles or threads.
const PAUSE: Duration = Duration::from_millis(10);

/// What answers say beside their body: nothing of it is run, framed or told elsewhere but what
/// the page itself brings along. A browser's reader of PDFs is a page of its own.
const POLICY: &str = "Content-Security-Policy: default-src 'none'; script-src 'self'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'\r\n";
const GUARD: &str = "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\nConnection: close\r\n";

/// What is served under a path.
pub(super) enum Response {
    /// A body with its type; `lasting` if that path will never have another one.
    Body { mime: &'static str, bytes: Vec<u8>, lasting: bool },
    /// A PDF, which the browser's own reader shows.
    Pdf(Vec<u8>),
    /// An event for every change, for as long as the client stays.
    Changes,
}

/// Finds what is served under a path to who asks so.
pub(super) type Route = dyn Fn(Method, &str) -> Option<Response> + Send + Sync;

/// Serves on this machine alone, on a free port or a given one; returns the address.
///
/// # Errors
/// Returns why there is no such port.
pub(super) fn serve(
    port: Option<u16>,
    route: Arc<Route>,
    changes: Arc<Changes>,
) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.unwrap_or(0)))?;
    let address = listener.local_addr()?;
    Changes::keep_alive(&changes);
    thread::spawn(move || {
        let connections = Connections::default();
        for stream in listener.incoming() {
            let Ok(stream) = stream else {
                // Out of handles: in a moment there are some again.
                thread::sleep(PAUSE);
                continue;
            };
            let Some(connection) = connections.add(&stream) else { continue };
            let (route, changes) = (route.clone(), changes.clone());
            let answered = move || {
                // A client that has gone away is no fault.
                let _ = answer(stream, &connection, address, &*route, &changes);
            };
            // Without a thread the connection is closed.
            let _ = thread::Builder::new().spawn(answered);
        }
    });
    Ok(address)
}

fn answer(
    mut stream: TcpStream,
    connection: &Connection,
    address: SocketAddr,
    route: &Route,
    changes: &Changes,
) -> io::Result<()> {
    stream.set_write_timeout(Some(PATIENCE))?;
    let asked = Punctual { stream: &stream, until: Instant::now() + PATIENCE };
    let Some(Request { method, path }) = request(asked, address)? else {
        return empty(&stream, "400 Bad Request");
    };
    connection.has_asked();
    match route(method, &path) {
        None => empty(&stream, "404 Not Found"),
        Some(Response::Body { mime, bytes, lasting }) => {
            let cache =
                if lasting { "private, max-age=31536000, immutable" } else { "no-store" };
            whole(&stream, mime, cache, POLICY, &bytes)
        }
        Some(Response::Pdf(bytes)) => {
            whole(&stream, "application/pdf", "no-store", "", &bytes)
        }
        Some(Response::Changes) => {
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\
                 Cache-Control: no-store\r\n{POLICY}{GUARD}\r\n"
            );
            stream.write_all(head.as_bytes())?;
            changes.add(stream);
            Ok(())
        }
    }
}

fn whole(
    mut stream: &TcpStream,
    mime: &str,
    cache: &str,
    policy: &str,
    bytes: &[u8],
) -> io::Result<()> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {mime}\r\nContent-Length: {}\r\n\
         Cache-Control: {cache}\r\n{policy}{GUARD}\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(bytes)
}

fn empty(mut stream: &TcpStream, status: &str) -> io::Result<()> {
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n{POLICY}{GUARD}\r\n");
    stream.write_all(head.as_bytes())
}
