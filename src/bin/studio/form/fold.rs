//! Whether a part of the form is unfolded.

use super::focus::Focus;
use yew::{Callback, hook, use_effect_with, use_state};

/// Whether a part is unfolded, and what folds or unfolds it. It unfolds by itself when something inside gets the focus.
#[hook]
pub fn use_fold<E: 'static>(
    is_unfolded: impl FnOnce() -> bool,
    focus: Option<&Focus>,
) -> (bool, Callback<E>) {
    let is_open = use_state(is_unfolded);
    use_effect_with(focus.cloned(), {
        let is_open = is_open.setter();
        move |focus| {
            if focus.is_some() {
                is_open.set(true);
            }
        }
    });
    let now = *is_open;
    (now, Callback::from(move |_| is_open.set(!now)))
}
