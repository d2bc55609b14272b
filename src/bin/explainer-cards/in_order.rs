//! Many jobs on all cores, their results in order.

use std::num::NonZero;
use std::sync::mpsc::sync_channel;
use std::thread;

/// How many results a core may be ahead of what was taken: enough that it need not wait for another
/// one's long job, few enough that they weigh nothing.
const AHEAD: usize = 32;

/// Does a job for each item, and takes each result as soon as it and those before it are there.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    job: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R),
) {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (cores, job) = (cores.min(items.len()), &job);
    thread::scope(|scope| {
        let results = (0..cores).map(|core| {
            let (sender, results) = sync_channel(AHEAD);
            scope.spawn(move || {
                let mine = items.iter().skip(core).step_by(cores);
                // The receiver is gone if `take` has panicked.
                mine.map(job)
                    .try_for_each(|result| sender.send(result))
                    .ok();
            });
            results
        });
        let results: Vec<_> = results.collect();
        for (item, core) in items.iter().zip((0..cores).cycle()) {
            // There is no result if the job has panicked; then so does the scope.
            let Ok(result) = results[core].recv() else {
                break;
            };
            take(item, result);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn results_come_in_order_however_long_a_job_takes() {
        let items: Vec<u64> = (0..200).collect();
        let job = |item: &u64| {
            thread::sleep(Duration::from_micros(item * 7 % 50 * 20));
            item * 2
        };
        let mut taken = Vec::new();
        in_order(&items, job, |item, result| taken.push((*item, result)));
        let expected: Vec<(u64, u64)> = items.iter().map(|item| (*item, item * 2)).collect();
        assert_eq!(taken, expected);
    }

    #[test]
    fn no_more_results_wait_than_may() {
        let waiting = AtomicUsize::new(0);
        let most = Cell::new(0);
        let items = vec![(); 2_000];
        let job = |_: &()| waiting.fetch_add(1, Ordering::SeqCst);
        in_order(&items, job, |_, _| {
            most.set(most.get().max(waiting.load(Ordering::SeqCst)));
            waiting.fetch_sub(1, Ordering::SeqCst);
        });
        // Beside those in the channel: the one that waits to get in, and the one that is taken.
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        assert!(most.get() <= cores * (AHEAD + 2), "{}", most.get());
        assert!(most.get() > 0);
    }

    #[test]
    fn nothing_to_do_is_done() {
        in_order(&[(); 0], |_| (), |_, ()| panic!("nothing was asked for"));
    }
}
