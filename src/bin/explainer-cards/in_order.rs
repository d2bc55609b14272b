//! Runs jobs on all cores and passes on their results in order.

use std::num::NonZero;
use std::sync::mpsc::sync_channel;
use std::thread;

/// The number of results that a core can have waiting: enough to go on while another core works on a long job, and few
/// enough to need little memory.
const AHEAD: usize = 32;

/// Runs a job for each item, and passes each result to `take` as soon as it and all results before it are available.
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
            // If the job has panicked there is no result, and the scope panics too.
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
    fn results_are_taken_in_order() {
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
    fn the_number_of_waiting_results_is_limited() {
        let waiting = AtomicUsize::new(0);
        let most = Cell::new(0);
        let items = vec![(); 2_000];
        let job = |_: &()| waiting.fetch_add(1, Ordering::SeqCst);
        in_order(&items, job, |_, _| {
            most.set(most.get().max(waiting.load(Ordering::SeqCst)));
            waiting.fetch_sub(1, Ordering::SeqCst);
        });
        // Besides those in the channel: one that waits for room in it, and one that is being taken.
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        assert!(most.get() <= cores * (AHEAD + 2), "{}", most.get());
        assert!(most.get() > 0);
    }

    #[test]
    fn without_items_no_result_is_taken() {
        in_order(&[(); 0], |_| (), |_, ()| panic!("there are no items"));
    }
}
