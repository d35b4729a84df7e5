//! The page of `watch --preview` in a real browser: edit a file, see the page change.

use serde_json::{Value, json};

use crate::support::{PLAN, Sandbox, plan};
use crate::watching::{Watching, found, made};
use crate::webdriver::Browser;

/// Waits in the page until an expression holds, and returns it.
fn wait(browser: &Browser, expression: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         let end;
         const eye = new MutationObserver(() => look());
         const events = ['load', 'scroll', 'focusin', 'resize'];
         const finish = (value) => {{
           eye.disconnect(); clearTimeout(end);
           for (const name of events) removeEventListener(name, look, true);
           done(value);
         }};
         const look = () => {{ const found = ({expression}); if (found) finish([found]); }};
         for (const name of events) addEventListener(name, look, true);
         end = setTimeout(() => finish([]), 25000);
         eye.observe(document, {{ subtree: true, childList: true, attributes: true, characterData: true }});
         look();"
    );
    let found = browser.execute_async(&script, &[]);
    let page = || browser.execute_async("arguments[0](document.body.innerText)", &[]);
    let Some(found) = found.get(0) else { panic!("{expression} never held: {}", page()) };
    found.clone()
}

fn text_on(page: usize) -> String {
    format!(
        "[...document.querySelectorAll('.page[data-page=\"{page}\"] .texts > span')].map(s => s.textContent).join('|')"
    )
}

/// A watch over the reference plan with its page open, or nothing where there is no browser.
fn open() -> Option<(Sandbox, Watching, Browser)> {
    let needed = std::env::var_os("VANBAN_NEED_TOOLS").is_some();
    let browser = Browser::start(1200, 900);
    assert!(browser.is_some() || !needed, "chromedriver is not installed");
    let browser = browser?;
    let sandbox = Sandbox::with_reference_plan();
    let opened = sandbox.path().join("opened");
    let editor =
        format!("sh -c 'echo \"$0\" > \"{}\"' {{file}}:{{line}}", opened.display());
    let mut watching = Watching::start(&sandbox, &["--preview", "--editor", &editor]);
    let said = watching.round(made("ke-hoach-83-2025.pdf"));
    let address = said.iter().find(|line| line["type"] == "preview");
    let address = address.expect("an address")["address"].as_str().expect("a text");
    browser.goto(address);
    wait(
        &browser,
        "document.body.dataset.serial && document.querySelectorAll('.page').length === 9",
    );
    let first = wait(&browser, "document.querySelector('#indicator').textContent");
    assert_eq!(first, "1 / 9");
    let drawn =
        "[...document.images].slice(0, 2).every(i => i.complete && i.naturalWidth > 0)";
    wait(&browser, drawn);
    Some((sandbox, watching, browser))
}

#[test]
fn the_page_follows_the_file_and_shows_what_is_wrong() {
    let Some((sandbox, mut watching, browser)) = open() else { return };
    picture(&browser, "first");

    // Down to the third page; an edit there changes it, and nothing else, in place.
    browser.execute_async(
        "document.querySelector('.page[data-page=\"3\"]').scrollIntoView(); arguments[0]();",
        &[],
    );
    let scroll = "String(document.querySelector('#pages').scrollTop)";
    let before = wait(&browser, scroll);
    let hashes =
        "[...document.querySelectorAll('.page')].map(p => p.dataset.hash).join()";
    let old = wait(&browser, hashes);
    let old: Vec<String> =
        old.as_str().expect("a text").split(',').map(str::to_owned).collect();
    sandbox.write(PLAN, plan().replacen("Tiếp tục", "Không ngừng", 1));
    watching.round(made("ke-hoach-83-2025.pdf"));
    wait(&browser, "document.body.textContent.includes('Không ngừng')");
    let serial =
        "document.body.dataset.serial >= 2 && String(document.body.dataset.serial)";
    wait(&browser, serial);
    assert_eq!(wait(&browser, scroll), before, "the scroll position is kept");
    let new = wait(&browser, hashes);
    let new: Vec<&str> = new.as_str().expect("a text").split(',').collect();
    let changed = old.iter().zip(&new).filter(|(old, new)| old != *new).count();
    assert!((1..9).contains(&changed), "{changed} pages changed");

    // A fault is shown beside the last good pages.
    sandbox.write(PLAN, plan().replacen("subject:", "subjet:", 1));
    watching.round(found("unknown-key"));
    wait(
        &browser,
        "document.querySelector('#findings li[data-severity=error]')?.textContent.includes('subjet')",
    );
    assert_eq!(wait(&browser, "!document.querySelector('#outdated').hidden"), true);
    assert_eq!(wait(&browser, "document.querySelectorAll('.page').length"), 9);
    picture(&browser, "fault");

    // Mended, it is gone.
    sandbox.write(PLAN, plan());
    watching.round(|said| said.last().is_some_and(|round| round["errors"] == 0));
    wait(
        &browser,
        "document.querySelector('#outdated').hidden && !document.querySelector('#findings li')",
    );
}

#[test]
fn a_text_leads_to_its_line_and_keys_lead_through_the_pages() {
    let Some((sandbox, _watching, browser)) = open() else { return };
    // A click on a text leads to its line, and opens the editor there.
    browser.execute_async(
        "document.querySelector('.page[data-page=\"1\"]').scrollIntoView(); arguments[0]();",
        &[],
    );
    let name = "Vương Quốc Tuấn";
    let find = format!(
        "(() => {{ const span = [...document.querySelectorAll('.texts > span')].find(s => s.textContent.includes('{name}'));
           span.scrollIntoView({{ block: 'center' }}); const box = span.getBoundingClientRect();
           return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
    );
    let at = wait(&browser, &find);
    let at = |i: usize| at[i].as_f64().expect("a number") as i32;
    browser.click(at(0), at(1));
    wait(&browser, "!document.querySelector('#place').hidden");
    let line = 1 + plan().lines().position(|line| line.contains(name)).expect("signed");
    let place = wait(&browser, "document.querySelector('#place .file').textContent");
    let expected = format!("{PLAN}:{line}:");
    assert!(place.as_str().is_some_and(|it| it.starts_with(&expected)), "{place}");
    let source = wait(&browser, "document.querySelector('#place pre').textContent");
    assert!(source.as_str().is_some_and(|it| it.contains(name)), "{source}");
    let code = wait(&browser, "document.querySelector('#code').href");
    assert!(code.as_str().is_some_and(|it| it.starts_with("vscode://file/")), "{code}");
    browser
        .execute_async("document.querySelector('#open').click(); arguments[0]();", &[]);
    wait(&browser, "document.querySelector('#answer').textContent");
    picture(&browser, "place");

    // Keys: the next page, zoom, and find without marks.
    browser.execute_async("document.activeElement.blur(); arguments[0]();", &[]);
    browser.keys("\u{E010}");
    wait(&browser, "document.querySelector('#indicator').textContent === '9 / 9'");
    browser.keys("p");
    wait(&browser, "document.querySelector('#indicator').textContent === '8 / 9'");
    let zoom = wait(&browser, "document.querySelector('#fit').textContent");
    browser.keys("+");
    wait(
        &browser,
        &format!("document.querySelector('#fit').textContent !== {}", json!(zoom)),
    );
    browser.keys("/");
    wait(&browser, "!document.querySelector('#find').hidden");
    browser.keys("thi dua, khen thuong");
    wait(&browser, "/^\\d+\\/\\d+$/.test(document.querySelector('#hits').textContent)");
    picture(&browser, "find");

    // A narrow window.
    browser.resize(360, 640);
    wait(&browser, "document.documentElement.scrollWidth <= 360");
    picture(&browser, "narrow");
    assert!(
        wait(&browser, &text_on(1))
            .as_str()
            .is_some_and(|it| it.contains("CỘNG HÒA"))
    );
    if cfg!(unix) {
        // The editor runs beside the page; each question to the browser gives it time.
        let path = sandbox.path().join("opened");
        let read = |_| {
            wait(&browser, "true");
            std::fs::read_to_string(&path).ok().filter(|it| !it.is_empty())
        };
        let opened = (0..2000).find_map(read).expect("the editor was started");
        assert!(opened.trim().ends_with(&format!("{PLAN}:{line}")), "{opened}");
    }
}

#[test]
fn nothing_is_served_without_the_token_or_beside_the_page() {
    use std::io::{Read, Write};
    let sandbox = Sandbox::with_reference_plan();
    let mut watching = Watching::start(&sandbox, &["--preview"]);
    let said = watching.round(made("ke-hoach-83-2025.pdf"));
    let address = said[0]["address"].as_str().expect("an address").to_owned();
    let rest = address.strip_prefix("http://").expect("http");
    let (host, token) = rest.split_once('/').expect("a path");
    assert!(host.starts_with("127.0.0.1:"));
    let token = token.trim_end_matches('/');
    assert!(token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit()));
    // A client that says nothing keeps nobody waiting.
    let _silent = std::net::TcpStream::connect(host).expect("connected");
    let ask = |request: &str| {
        let mut stream = std::net::TcpStream::connect(host).expect("connected");
        stream.write_all(request.as_bytes()).expect("sent");
        // The first bytes say it; a page need not be read to its end.
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer[9..]).into_owned()
    };
    let status =
        |path: &str| ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    // A name that somebody lets point to this machine is not this machine's.
    let other = format!("GET /{token}/state.json HTTP/1.1\r\nHost: x.example\r\n\r\n");
    assert_eq!(ask(&other), "400");
    let other =
        format!("POST /{token}/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\n");
    assert_eq!(ask(&other), "400");
    // What acts is sent by a page of this server, and by no link.
    let act = |path: &str, origin: &str| {
        ask(&format!(
            "POST /{token}/{path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\n\r\n"
        ))
    };
    let own = format!("http://{host}");
    assert_eq!(act("state.json", &own), "404");
    assert_eq!(act("open/0/0/1", "http://x.example"), "400");
    let paths = [
        "",
        "events",
        "state.json",
        "page.css",
        "page.js",
        "words.js",
        "document/0/1.json",
    ];
    for path in paths {
        assert_eq!(status(&format!("/{token}/{path}")), "200", "{path}");
        assert_eq!(status(&format!("/{path}")), "404", "{path}");
    }
    for path in
        ["../vanban.yaml", "%2e%2e/vanban.yaml", "page/0/x.svg", "open/0/0/1", "x"]
    {
        assert_eq!(status(&format!("/{token}/{path}")), "404", "{path}");
    }
}

#[test]
fn those_who_hold_connections_open_keep_nobody_else_waiting() {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    let sandbox = Sandbox::with_reference_plan();
    let mut watching = Watching::start(&sandbox, &["--preview"]);
    let said = watching.round(made("ke-hoach-83-2025.pdf"));
    let address = said[0]["address"].as_str().expect("an address").to_owned();
    let rest = address.strip_prefix("http://").expect("http");
    let (host, token) = rest.split_once('/').expect("a path");
    let ask = |path: &str| {
        let mut stream = TcpStream::connect(host).expect("connected");
        let head = format!("GET /{token}{path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("sent");
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        assert_eq!(&answer[9..], b"200", "{path}");
        stream
    };
    let held: Vec<TcpStream> = (0..200)
        .map(|i| {
            let mut stream = TcpStream::connect(host).expect("connected");
            if i % 2 == 0 {
                // It may have been closed for a newer one already.
                let _ = stream.write_all(b"GET /");
            }
            stream
        })
        .collect();
    ask("state.json");
    let listening: Vec<TcpStream> = (0..100).map(|_| ask("events")).collect();
    ask("state.json");
    drop(held);
    drop(listening);
    for _ in 0..300 {
        drop(ask("events"));
    }
    ask("page.js");
}

#[test]
fn what_is_printed_are_the_pages_and_nothing_else() {
    let Some((sandbox, _watching, browser)) = open() else { return };
    picture(&browser, "findings");
    let sizes = |bytes: Vec<u8>| {
        let pdf = hayro_syntax::Pdf::new(bytes).expect("a PDF");
        let size = |page: &hayro_syntax::page::Page<'_>| {
            let (width, height) = page.render_dimensions();
            (width.round() as i32, height.round() as i32)
        };
        pdf.pages().iter().map(size).collect::<Vec<_>>()
    };
    let printed = browser.printed();
    if let Some(folder) = std::env::var_os("VANBAN_PICTURES") {
        let path = std::path::Path::new(&folder).join("printed.pdf");
        std::fs::write(path, &printed).expect("written");
    }
    let own = std::fs::read(sandbox.path().join("out/ke-hoach-83-2025.pdf"));
    let (printed, own) = (sizes(printed), sizes(own.expect("built")));
    assert_eq!(printed.len(), own.len());
    for (printed, own) in printed.iter().zip(&own) {
        let off = (printed.0 - own.0).abs().max((printed.1 - own.1).abs());
        assert!(off <= 1, "{printed:?} instead of {own:?}");
    }
    let link = wait(&browser, "document.querySelector('#pdf').href");
    assert!(
        link.as_str()
            .is_some_and(|it| it.ends_with("/pdf/0/ke-hoach-83-2025.pdf"))
    );
    let kind = "fetch(document.querySelector('#pdf').href).then(a => \
                arguments[0](a.headers.get('Content-Type')));";
    assert_eq!(browser.execute_async(kind, &[]), "application/pdf");
    let name = wait(&browser, "document.querySelector('#name').textContent");
    assert_eq!(name, "Công tác thi đua, khen thưởng năm 2025");
}

/// Keeps a picture of the page where `VANBAN_PICTURES` names a folder, for people to look at.
fn picture(browser: &Browser, name: &str) {
    if let Some(folder) = std::env::var_os("VANBAN_PICTURES") {
        let path = std::path::Path::new(&folder).join(format!("{name}.png"));
        std::fs::write(path, browser.screenshot()).expect("written");
    }
}
