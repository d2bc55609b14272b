//! The explainer as a Yew component, for applications written in Rust.
//!
//! The view, the session and the style sheet are those of the embed. Yew makes the nodes, in a shadow root of the
//! component's own, gloo fetches and listens, and what happens in the page after a press (focus, sharing) is done by
//! the very modules of `www/stage/` that the embed has.

mod effects;
mod loading;
mod modules;
mod notice;
mod presses;
mod props;
#[cfg(not(target_arch = "wasm32"))]
mod server;
mod shadow;
mod stage;

pub use notice::{Notice, Reason};
pub use props::Props;

use crate::browser::FORMATS;
use crate::model::Explainer;
use crate::state::Session;
use crate::view::explainer;
use effects::perform;
use loading::{Loader, Source};
use shadow::Shadow;
use stage::{Act, Stage};
use std::rc::Rc;
use yew::virtual_dom::VNode;
use yew::{
    Html, component, create_portal, html, use_effect, use_effect_with, use_mut_ref, use_node_ref,
    use_reducer, use_state,
};

/// Interactive explainer cards, from one JSON file.
///
/// Until the explainer is there, and whenever it can't be shown, its children are: the fallback. Loading ends after
/// five seconds at the latest. [`Props`] says what it takes, [`Notice`] what it tells.
///
/// On a server it writes the form that needs no script, in a declarative shadow root, if it has the file itself
/// ([`Props::explainer`]); with [`Props::src`] alone it writes the fallback.
///
/// Yew updates nodes that it has made. A program that replaces nodes inside of the shadow root, for example one that
/// translates pages, makes Yew panic; the embed has no such trouble.
#[component]
pub fn ExplainerCards(props: &Props) -> Html {
    let host = use_node_ref();
    let shadow = use_state(|| None::<Shadow>);
    let loaded = use_state(|| None);
    let stage = use_reducer(Stage::default);
    let flight = use_mut_ref(|| None);
    let loader = Loader {
        flight,
        loaded: loaded.setter(),
        stage: stage.dispatcher(),
        words: props.words.clone(),
    };

    use_effect_with((), {
        let (host, shadow, stage) = (host.clone(), shadow.setter(), stage.dispatcher());
        move |()| {
            let made = Shadow::of(&host);
            let listeners = made.as_ref().map(|made| {
                presses::listen(made, move |request| stage.dispatch(Act::Answer(request)))
            });
            shadow.set(made);
            move || drop(listeners)
        }
    });

    use_effect_with(
        (Source::of(props), props.words.clone(), shadow.is_some()),
        {
            let loader = loader.clone();
            move |(source, _, is_there)| {
                if *is_there {
                    loader.load(source.clone());
                }
                move || loader.stop()
            }
        },
    );

    use_effect_with((loaded, props.wanted()), {
        let (shadow, stage) = (shadow.clone(), stage.clone());
        move |(loaded, wanted)| {
            let (Some(loaded), Some(shadow)) = (&**loaded, &*shadow) else {
                return;
            };
            let (opened, choices) = if stage.is_new() {
                (shadow.opened(), shadow.chosen())
            } else {
                Default::default()
            };
            let (settings, warnings) = wanted.settings(&loaded.address, opened, &today());
            for warning in &warnings {
                modules::warn(warning);
            }
            stage.dispatch(Act::Show {
                session: loaded.session(wanted.lang.as_deref(), settings, FORMATS),
                is_loaded: !stage.has_shown(loaded.number),
                number: loaded.number,
                restore: shadow.note(),
            });
            for choice in choices {
                stage.dispatch(Act::Answer(choice));
            }
        }
    });

    // Later a handle may give a later stage, of which there are no nodes yet.
    let (session, acts) = (stage.session(), stage.acts);
    let is_shown = session.is_some();
    let inside = match (&*shadow, session) {
        (Some(shadow), Some(session)) => create_portal(keyed(session), shadow.view.clone()),
        _ => before(props),
    };

    use_effect({
        let (stage, on_notice) = (stage.clone(), props.on_notice.clone());
        move || {
            if let Some(shadow) = &*shadow {
                shadow.update(is_shown);
                for task in stage.tasks(acts) {
                    perform(task, &stage, shadow, &loader, &on_notice);
                }
            }
        }
    });

    html! {
        <div ref={host} theme={props.theme.clone()}>
            { inside }
            { props.children.clone() }
        </div>
    }
}

/// The explainer, with nodes of its own: another explainer or language has new ones, as in the embed, so that what had
/// the focus can be told by its id.
fn keyed(session: &Session) -> Html {
    let mut view = explainer(session);
    if let VNode::VTag(tag) = &mut view {
        let Explainer { id, lang, .. } = &session.explainer;
        Rc::make_mut(tag).key = Some(format!("{id} {lang}").into());
    }
    view
}

/// What stands before the fallback at first: on a server the form that needs no script.
#[cfg(not(target_arch = "wasm32"))]
fn before(props: &Props) -> Html {
    server::root(props)
}

/// The browser has made a shadow root of it.
#[cfg(target_arch = "wasm32")]
fn before(_: &Props) -> Html {
    Html::default()
}

/// Today, by universal time.
fn today() -> String {
    let mut today = String::from(js_sys::Date::new_0().to_iso_string());
    today.truncate("2025-08-12".len());
    today
}
