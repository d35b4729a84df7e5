//! What a client asks for, read with suspicion.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result};
use std::net::{SocketAddr, TcpStream};
use std::time::Instant;

/// The longest head of a request, in bytes.
const MAX_HEAD: u64 = 16 * 1024;

/// What a request may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// Look.
    Get,
    /// Act: only a page of our own can send it.
    Post,
}

/// A request that is meant for this server.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) path: String,
}

/// Reads from a client that has to be done by a certain time, however little it sends at once.
pub(super) struct Punctual<'a> {
    pub(super) stream: &'a TcpStream,
    pub(super) until: Instant,
}

impl Read for Punctual<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> Result<usize> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Error::from(ErrorKind::TimedOut));
        }
        self.stream.set_read_timeout(Some(left))?;
        let mut stream = self.stream;
        stream.read(bytes)
    }
}

/// Reads the head of a request; none if it is neither GET nor POST, is not whole, or was meant
/// for another machine: a name that somebody lets point here, or a page of somebody else's that
/// acts on this one.
pub(super) fn request(client: impl Read, address: SocketAddr) -> Result<Option<Request>> {
    let mut reader = BufReader::new(client.take(MAX_HEAD));
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let method = match words.next() {
        Some("GET") => Method::Get,
        Some("POST") => Method::Post,
        _ => return Ok(None),
    };
    let Some(path) = words.next().map(str::to_owned) else { return Ok(None) };
    let port = address.port();
    let own = [address.to_string(), format!("localhost:{port}")];
    let is_own = |value: &str| own.iter().any(|own| own == value);
    let (mut hosts, mut origins) = (vec![], vec![]);
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        match line.trim_end().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("host") => {
                hosts.push(value.trim().to_owned());
            }
            Some((name, value)) if name.eq_ignore_ascii_case("origin") => {
                origins.push(value.trim().to_owned());
            }
            Some(_) => {}
            None if line.trim_end().is_empty() => break,
            None => return Ok(None),
        }
    }
    let [host] = hosts.as_slice() else { return Ok(None) };
    let from_own = |origin: &String| origin.strip_prefix("http://").is_some_and(is_own);
    let allowed = match method {
        Method::Get => origins.iter().all(from_own),
        Method::Post => matches!(origins.as_slice(), [origin] if from_own(origin)),
    };
    Ok((is_own(host) && allowed).then_some(Request { method, path }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Option<Request> {
        request(head.as_bytes(), "127.0.0.1:4000".parse().unwrap()).unwrap()
    }

    fn get(headers: &str) -> bool {
        read(&format!("GET /x HTTP/1.1\r\n{headers}\r\n")).is_some()
    }

    fn post(headers: &str) -> bool {
        read(&format!("POST /x HTTP/1.1\r\n{headers}\r\n")).is_some()
    }

    #[test]
    fn a_host_is_named_once_and_is_this_server() {
        assert!(get("Host: 127.0.0.1:4000\r\n"));
        assert!(get("hOST:localhost:4000\r\n"));
        assert!(!get(""));
        assert!(!get("Host: 127.0.0.1:4001\r\n"));
        assert!(!get("Host: 127.0.0.1\r\n"));
        assert!(!get("Host: evil.example:4000\r\n"));
        assert!(!get("Host: evil.example\r\nHost: 127.0.0.1:4000\r\n"));
        assert!(!get("Host: 127.0.0.1:4000\r\nHost: 127.0.0.1:4000\r\n"));
    }

    #[test]
    fn a_page_of_somebody_else_neither_looks_nor_acts() {
        let host = "Host: 127.0.0.1:4000\r\n";
        assert!(post(&format!("{host}Origin: http://127.0.0.1:4000\r\n")));
        assert!(post(&format!("{host}Origin: http://localhost:4000\r\n")));
        assert!(!post(host));
        assert!(!post(&format!("{host}Origin: null\r\n")));
        assert!(!post(&format!("{host}Origin: https://127.0.0.1:4000\r\n")));
        assert!(!post(&format!("{host}Origin: http://127.0.0.1:4000.evil\r\n")));
        let both = "Origin: http://evil\r\nOrigin: http://127.0.0.1:4000\r\n";
        assert!(!post(&format!("{host}{both}")));
        assert!(!get(&format!("{host}Origin: http://evil.example\r\n")));
    }

    #[test]
    fn a_head_that_is_not_one_is_no_request() {
        assert_eq!(read("PUT /x HTTP/1.1\r\nHost: 127.0.0.1:4000\r\n\r\n"), None);
        assert_eq!(read("GET /x HTTP/1.1\r\nHost: 127.0.0.1:4000\r\n"), None);
        assert_eq!(read("GET\r\nHost: 127.0.0.1:4000\r\n\r\n"), None);
        assert!(!get("Host: 127.0.0.1:4000\r\nno colon\r\n"));
        let long = format!("X: {}\r\nHost: 127.0.0.1:4000\r\n", "x".repeat(20_000));
        assert!(!get(&long));
    }
}
