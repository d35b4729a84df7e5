//! Who waits for changes, and how they are told.

use std::collections::VecDeque;
use std::io::{ErrorKind, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// The most clients that wait at once; the oldest makes room, and comes back if it is there.
const MAX: usize = 64;
/// How often clients that wait are sent something, so that nobody between takes them for dead.
const PULSE: Duration = Duration::from_secs(15);

/// Tells clients that something has changed; none of them has a thread of its own.
#[derive(Default)]
pub(super) struct Changes(Mutex<VecDeque<TcpStream>>);

impl Changes {
    /// Looks after the clients as long as there is anybody who tells them of changes.
    pub(super) fn keep_alive(changes: &Arc<Self>) {
        let changes = Arc::downgrade(changes);
        thread::spawn(move || {
            while let Some(changes) = changes.upgrade() {
                changes.send(b":\n\n");
                drop(changes);
                thread::sleep(PULSE);
            }
        });
    }

    /// Something has changed.
    pub(super) fn tell(&self) {
        self.send(b"event: reload\ndata:\n\n");
    }

    /// A client stays to hear of changes; its head has been sent.
    pub(super) fn add(&self, stream: TcpStream) {
        // Nobody is waited for: who does not take what is said is dropped.
        if stream.set_nonblocking(true).is_err() {
            return;
        }
        let mut waiting = self.lock();
        waiting.retain(is_there);
        if waiting.len() >= MAX {
            waiting.pop_front();
        }
        waiting.push_back(stream);
    }

    fn send(&self, said: &[u8]) {
        let take = |mut stream: &TcpStream| stream.write_all(said).is_ok();
        self.lock().retain(|stream| is_there(stream) && take(stream));
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<TcpStream>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a client has not closed its side.
fn is_there(stream: &TcpStream) -> bool {
    match stream.peek(&mut [0]) {
        Ok(read) => read > 0,
        Err(refused) => refused.kind() == ErrorKind::WouldBlock,
    }
}
