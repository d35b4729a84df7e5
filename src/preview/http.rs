//! As much of HTTP as a page on this machine needs: one GET a connection, one thread each.
//!
//! A slow drawing, or a client that says nothing, keeps nobody else waiting.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The longest head of a request, in bytes.
const MAX_HEAD: u64 = 16 * 1024;
/// The most connections at once; more are turned away.
const MAX_CONNECTIONS: usize = 64;
/// How long a client may take to say what it wants, or to take what it gets.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often a client that waits for changes is asked whether it is still there.
const PULSE: Duration = Duration::from_secs(15);

/// What is served under a path.
pub(super) enum Response {
    /// A body with its type; `lasting` if that path will never have another one.
    Body { mime: &'static str, bytes: Vec<u8>, lasting: bool },
    /// An event for every change, for as long as the client stays.
    Changes,
}

/// Finds what is served under a path.
pub(super) type Route = dyn Fn(&str) -> Option<Response> + Send + Sync;

/// Tells clients that something has changed.
#[derive(Default)]
pub(super) struct Changes {
    serial: Mutex<u64>,
    changed: Condvar,
}

impl Changes {
    pub(super) fn tell(&self) {
        *self.serial.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// The number of changes, once there are more than were seen, or after a while.
    fn wait(&self, seen: u64) -> u64 {
        let now = self.serial.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, _) = self
            .changed
            .wait_timeout_while(now, PULSE, |now| *now == seen)
            .unwrap_or_else(PoisonError::into_inner);
        *now
    }

    fn seen(&self) -> u64 {
        *self.serial.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

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
    thread::spawn(move || {
        let open = Arc::new(AtomicUsize::new(0));
        for stream in listener.incoming().flatten() {
            if open.fetch_add(1, Ordering::SeqCst) >= MAX_CONNECTIONS {
                open.fetch_sub(1, Ordering::SeqCst);
                continue;
            }
            let (route, changes, open) = (route.clone(), changes.clone(), open.clone());
            thread::spawn(move || {
                // A client that has gone away is no fault.
                let _ = answer(&stream, address, &*route, &changes);
                open.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    Ok(address)
}

fn answer(
    mut stream: &TcpStream,
    address: SocketAddr,
    route: &Route,
    changes: &Changes,
) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(path) = request(stream, address)? else {
        return stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    };
    match route(&path) {
        None => stream.write_all(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ),
        Some(Response::Body { mime, bytes, lasting }) => {
            let cache =
                if lasting { "private, max-age=31536000, immutable" } else { "no-store" };
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: {mime}\r\nContent-Length: {}\r\n\
                 Cache-Control: {cache}\r\nX-Content-Type-Options: nosniff\r\n\
                 Connection: close\r\n\r\n",
                bytes.len()
            );
            stream.write_all(&[head.as_bytes(), &bytes].concat())
        }
        Some(Response::Changes) => {
            let mut seen = changes.seen();
            stream.write_all(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\
                  Cache-Control: no-store\r\nConnection: close\r\n\r\n",
            )?;
            loop {
                let now = changes.wait(seen);
                let said: &[u8] =
                    if now == seen { b":\n\n" } else { b"event: reload\ndata:\n\n" };
                stream.write_all(said)?;
                seen = now;
            }
        }
    }
}

/// The path of a request; none if it is no GET, or was meant for another machine: a name that
/// somebody lets point here.
fn request(stream: &TcpStream, address: SocketAddr) -> io::Result<Option<String>> {
    let mut reader = BufReader::new(stream.take(MAX_HEAD));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let path = match (words.next(), words.next()) {
        (Some("GET"), Some(path)) => path.to_owned(),
        _ => return Ok(None),
    };
    let port = address.port();
    let own = [address.to_string(), format!("localhost:{port}")];
    let mut is_own = false;
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("host") => {
                is_own = own.iter().any(|own| own == value.trim());
            }
            Some(_) => {}
            None => return Ok(is_own.then_some(path)),
        }
    }
}
