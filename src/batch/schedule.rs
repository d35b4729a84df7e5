//! Work on many things over the cores, with results in the order of the things.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

/// How far a worker may be ahead of what has been taken, for each worker: what bounds memory.
const AHEAD: usize = 4;
/// The stack of a worker, in bytes: that of a main thread, since documents nest deeply.
const STACK: usize = 16 << 20;

/// The number of workers when nobody asks for another: one a core.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Does some work for each of `count` things on `workers` threads, and hands the results over
/// in the order of the things; `stop` ends it after the things that are begun.
///
/// Each of several workers is a rayon pool of its own with one thread, so that what is parallel
/// inside the work of one thing never waits for another. One thing alone is done here, on all
/// threads; several things on one worker are done on one thread.
pub fn in_order<T: Send>(
    count: usize,
    workers: usize,
    stop: &AtomicBool,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, T),
) {
    if count == 1 && workers > 1 {
        if !stop.load(Ordering::Relaxed) {
            take(0, work(0));
        }
        return;
    }
    let workers = workers.clamp(1, count.max(1));
    let next = AtomicUsize::new(0);
    let taken = Taken::default();
    let (send, receive) = mpsc::channel();
    let worker = |send: mpsc::Sender<(usize, T)>| {
        loop {
            // Whoever has taken a number delivers it: those ahead wait for it.
            if stop.load(Ordering::Relaxed) {
                break;
            }
            let i = next.fetch_add(1, Ordering::Relaxed);
            if i >= count {
                break;
            }
            taken.wait_for((i + 1).saturating_sub(workers * AHEAD));
            if send.send((i, work(i))).is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            let send = send.clone();
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(1)
                .stack_size(STACK)
                .build();
            scope.spawn(move || match pool {
                Ok(pool) => pool.install(|| worker(send)),
                Err(_) => worker(send),
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (i, result) in receive {
            waiting.insert(i, result);
            while let Some(result) = waiting.remove(&due) {
                take(due, result);
                due += 1;
                taken.set(due);
            }
        }
    });
}

/// How many results have been handed over.
#[derive(Default)]
struct Taken {
    number: Mutex<usize>,
    grown: Condvar,
}

impl Taken {
    fn set(&self, number: usize) {
        *self.number.lock().unwrap_or_else(PoisonError::into_inner) = number;
        self.grown.notify_all();
    }

    fn wait_for(&self, number: usize) {
        let now = self.number.lock().unwrap_or_else(PoisonError::into_inner);
        drop(
            self.grown
                .wait_while(now, |now| *now < number)
                .unwrap_or_else(PoisonError::into_inner),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_number_of_workers() {
        for workers in [1, 2, 3, 9] {
            let mut got = vec![];
            let work = |i: usize| (0..(i * 7919) % 1000).fold(i, |a, _| a);
            in_order(100, workers, &AtomicBool::new(false), work, |i, it| {
                assert_eq!(i, it);
                got.push(it);
            });
            assert_eq!(got, (0..100).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_slow_first_thing_holds_back_those_that_follow() {
        let (begun, gate) = (AtomicUsize::new(0), AtomicBool::new(false));
        let most = AtomicUsize::new(0);
        let work = |i: usize| {
            let number = begun.fetch_add(1, Ordering::SeqCst) + 1;
            if i == 0 {
                while begun.load(Ordering::SeqCst) < 2 * AHEAD {
                    thread::yield_now();
                }
                gate.store(true, Ordering::SeqCst);
            } else if !gate.load(Ordering::SeqCst) {
                most.fetch_max(number, Ordering::SeqCst);
            }
        };
        in_order(1000, 2, &AtomicBool::new(false), work, |_, ()| ());
        assert!(most.into_inner() <= 2 * AHEAD + 1);
    }

    #[test]
    fn a_stop_ends_it_after_what_is_begun() {
        let stop = AtomicBool::new(false);
        let mut got = vec![];
        in_order(
            1000,
            2,
            &stop,
            |i| i,
            |i, _| {
                got.push(i);
                stop.store(i >= 9, Ordering::Relaxed);
            },
        );
        assert!(got.len() < 1000);
        assert_eq!(got, (0..got.len()).collect::<Vec<_>>());
    }
}
