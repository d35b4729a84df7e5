//! A browser driven through chromedriver, with no more of the protocol than tests need.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

const ARGUMENTS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A headless browser, closed on drop.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _output: BufReader<ChildStdout>,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser with a page of this size; nothing where there is no chromedriver.
    pub fn start(width: u32, height: u32) -> Option<Self> {
        let mut command = Command::new("chromedriver");
        command.arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = match command.spawn() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            started => started.expect("chromedriver starts"),
        };
        let mut output = BufReader::new(driver.stdout.take().expect("a piped output"));
        let port = read_port(&mut output);
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut arguments: Vec<String> =
            ARGUMENTS.iter().map(ToString::to_string).collect();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let mut browser = Self {
            driver,
            port,
            session: String::new(),
            _output: output,
            _profile: profile,
        };
        let options = json!({ "goog:chromeOptions": { "args": arguments } });
        let wanted = json!({ "capabilities": { "alwaysMatch": options } });
        let created = browser.call("POST", "", Some(&wanted));
        browser.session = format!("/{}", text(&created["sessionId"]));
        browser.call("POST", "/timeouts", Some(&json!({ "script": 30_000 })));
        browser.resize(width, height);
        Some(browser)
    }

    /// Opens an address and waits until it has loaded.
    pub fn goto(&self, url: &str) {
        self.call("POST", "/url", Some(&json!({ "url": url })));
    }

    /// Runs a script until it calls its last argument, and returns what it calls it with.
    pub fn execute_async(&self, script: &str, args: &[Value]) -> Value {
        let body = json!({ "script": script, "args": args });
        self.call("POST", "/execute/async", Some(&body))
    }

    /// Gives the page another size, even one that is smaller than a window can be.
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false
        });
        self.command("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Sends a command of the browser's own protocol.
    pub fn command(&self, name: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": name, "params": parameters });
        self.call("POST", "/goog/cdp/execute", Some(&body))
    }

    /// Types into what has the focus; Shift (`\u{E008}`) and its like hold to the end.
    pub fn keys(&self, keys: &str) {
        let active = self.call("GET", "/element/active", None);
        let element = active.as_object().and_then(|object| object.values().next());
        let path = format!("/element/{}/value", text(element.expect("an element")));
        self.call("POST", &path, Some(&json!({ "text": keys })));
    }

    /// Presses the mouse at the first point and lets it go at the last.
    pub fn drag(&self, points: &[(i32, i32)]) {
        let to = |&(x, y): &(i32, i32)| json!({ "type": "pointerMove", "x": x, "y": y });
        let mut actions: Vec<Value> = points.iter().map(to).collect();
        actions.insert(1, json!({ "type": "pointerDown", "button": 0 }));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let mouse = json!([{ "type": "pointer", "id": "mouse", "actions": actions }]);
        self.call("POST", "/actions", Some(&json!({ "actions": mouse })));
    }

    /// Clicks at a point of the page.
    pub fn click(&self, x: i32, y: i32) {
        self.drag(&[(x, y)]);
    }

    /// The page as it is on screen, as PNG.
    pub fn screenshot(&self) -> Vec<u8> {
        decode_base64(text(&self.call("GET", "/screenshot", None)))
    }

    /// The page as it comes out of the printer, as PDF.
    pub fn printed(&self) -> Vec<u8> {
        let ways = json!({ "preferCSSPageSize": true, "printBackground": true });
        decode_base64(text(&self.command("Page.printToPDF", &ways)["data"]))
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let path = format!("/session{}{path}", self.session);
        let answer =
            request(self.port, method, &path, body).expect("chromedriver answers");
        let value = &answer["value"];
        assert!(value.get("error").is_none(), "{method} {path}: {value}");
        value.clone()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Whatever fails here, the process is to end.
        let path = format!("/session{}", self.session);
        let _ = request(self.port, "DELETE", &path, None);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn read_port(output: &mut impl BufRead) -> u16 {
    for line in output.lines() {
        let line = line.expect("chromedriver says its port");
        if let Some((_, port)) = line.split_once("successfully on port ") {
            return port.trim_end_matches('.').parse().expect("a port");
        }
    }
    panic!("chromedriver ended before it said its port")
}

fn request(
    port: u16,
    method: &str,
    path: &str,
    body: Option<&Value>,
) -> io::Result<Value> {
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_mins(1)))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            if line.trim().is_empty() {
                break;
            }
            continue;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
    }
    let mut answer = vec![0; length];
    reader.read_exact(&mut answer)?;
    Ok(serde_json::from_slice(&answer)?)
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

fn decode_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for digit in text.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xFF) as u8);
        }
    }
    bytes
}
