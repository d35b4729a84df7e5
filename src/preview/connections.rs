//! The connections that are being answered, so many and no more.

use std::collections::VecDeque;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The most connections at once: those of ten tabs; each has a thread.
const MAX: usize = 64;

/// The connections that are open; the one that has been silent for longest makes room for a
/// new one.
#[derive(Clone, Default)]
pub(super) struct Connections(Arc<Mutex<OpenStreams>>);

#[derive(Default)]
struct OpenStreams {
    serial: u64,
    /// The oldest first, each with whether something whole has been asked.
    streams: VecDeque<(u64, TcpStream, bool)>,
}

/// A connection that counts until it is dropped.
pub(super) struct Connection {
    connections: Connections,
    serial: u64,
}

impl Connections {
    /// Counts a new connection; none if there are too many and all of them are being answered.
    pub(super) fn add(&self, stream: &TcpStream) -> Option<Connection> {
        let own = stream.try_clone().ok()?;
        let mut open = self.lock();
        if open.streams.len() >= MAX {
            let silent = open.streams.iter().position(|(_, _, asked)| !asked)?;
            let (_, stream, _) = open.streams.remove(silent)?;
            // It may have gone already.
            let _ = stream.shutdown(Shutdown::Both);
        }
        open.serial += 1;
        let serial = open.serial;
        open.streams.push_back((serial, own, false));
        Some(Connection { connections: self.clone(), serial })
    }

    fn lock(&self) -> MutexGuard<'_, OpenStreams> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    /// Something whole has been asked: it is not closed for another one any more.
    pub(super) fn has_asked(&self) {
        let mut open = self.connections.lock();
        let own = open.streams.iter_mut().find(|(serial, ..)| *serial == self.serial);
        if let Some((_, _, asked)) = own {
            *asked = true;
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let mut open = self.connections.lock();
        open.streams.retain(|(serial, ..)| *serial != self.serial);
    }
}
