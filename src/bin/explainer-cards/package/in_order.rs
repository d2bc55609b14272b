//! WebAssembly has one thread.

/// Runs a job for each item, and passes its result to `take`.
pub fn in_order<T, R>(items: &[T], job: impl Fn(&T) -> R, mut take: impl FnMut(&T, R)) {
    for item in items {
        take(item, job(item));
    }
}
