//! Callbacks that don't make Yew render again what they are passed to.

use std::rc::Rc;
use yew::{Callback, hook, use_callback, use_mut_ref};

/// A callback that stays the same from one rendering to the next. It does what it was given in the last rendering.
#[hook]
pub fn use_steady<T: 'static>(act: impl Fn(T) + 'static) -> Callback<T> {
    let act: Rc<dyn Fn(T)> = Rc::new(act);
    let latest = use_mut_ref(|| Rc::clone(&act));
    *latest.borrow_mut() = act;
    use_callback((), move |value, ()| {
        // Not borrowed while it runs: it may cause another rendering.
        let act = Rc::clone(&*latest.borrow());
        act(value);
    })
}
