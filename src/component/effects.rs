//! Performs the effects of requests in the page. `www/stage/effects.js` does the same for the embed.

use super::loading::Loader;
use super::modules;
use super::notice::Notice;
use super::shadow::Shadow;
use super::stage::{Act, Stage, Task};
use crate::model::address::Address;
use crate::state::{Effect, Session, address};
use crate::view::ids;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::{Callback, UseReducerDispatcher, UseReducerHandle};

pub fn perform(
    task: Task,
    stage: &UseReducerHandle<Stage>,
    shadow: &Shadow,
    loader: &Loader,
    on_notice: &Callback<Notice>,
) {
    match task {
        Task::Tell(notice) => on_notice.emit(notice),
        // Errors are ignored: the page may have replaced built-in functions that it calls.
        Task::Restore(restore) => drop(restore.call1(&JsValue::NULL, &shadow.view)),
        Task::Effect(Effect::Tell(notice)) => on_notice.emit(Notice::Reader(notice)),
        Task::Effect(Effect::Focus(target)) => {
            let (nth, at) = ids::locate(&target);
            let _ = modules::focus(&shadow.view, &at, nth);
        }
        Task::Effect(Effect::Share(card)) => {
            if let Some(session) = stage.session() {
                share(session, &card, stage.dispatcher());
            }
        }
        Task::Effect(Effect::Load(href)) => {
            let file = stage.session().map(|session| &session.settings.file);
            let href = Address::parse(&href).ok();
            if let Some((href, file)) = href.zip(file)
                && let Some(href) = href.seen_from(file)
            {
                loader.change(href);
            }
        }
    }
}

fn share(session: &Session, card: &str, dispatcher: UseReducerDispatcher<Stage>) {
    let hash = address::print(&session.explainer.id, card);
    let of = Object::new();
    let set = |name: &str, value: &str| Reflect::set(&of, &name.into(), &value.into());
    // Setting properties of a new object can't fail.
    let _ = (set("card", card), set("hash", &hash));
    spawn_local(async move {
        if let Ok(promise) = modules::share(&of)
            && let Ok(answer) = JsFuture::from(promise).await
            && let Some(request) = answer.as_string()
        {
            dispatcher.dispatch(Act::Answer(request));
        }
    });
}
