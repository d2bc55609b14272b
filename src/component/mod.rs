//! The explainer as a Yew component, for applications written in Rust.
//!
//! It shares the view, the session and the style sheet with the embed. Yew renders into a shadow root, gloo fetches
//! files and listens to events, and the modules of `www/stage/` that the embed uses move the focus and share addresses.

mod effects;
mod formats;
mod loading;
mod modules;
mod notice;
mod parts;
mod presses;
mod props;
#[cfg(not(target_arch = "wasm32"))]
mod server;
mod shadow;
mod stage;

pub use notice::{Notice, Reason};
pub use props::Props;

use crate::model::Explainer;
use crate::state::{Session, Settings};
use effects::perform;
use formats::FORMATS;
use loading::{Loader, Source};
use parts::View;
use shadow::Shadow;
use stage::{Act, Stage};
use yew::{
    Html, component, create_portal, html, use_effect_with, use_mut_ref, use_node_ref, use_reducer,
    use_state,
};

/// Interactive explainer cards, from one JSON file.
///
/// Shows its children, the fallback, until the explainer has loaded and whenever it can't be shown. Loading times out
/// after five seconds. [`Props`] lists the properties, [`Notice`] what the application is notified of.
///
/// On a server it renders a form that works without scripts, in a declarative shadow root. This needs the file itself
/// ([`Props::explainer`]); with only [`Props::src`] it renders the fallback.
///
/// Yew updates the nodes that it created. If another program replaces nodes in the shadow root, such as a page
/// translator, Yew panics. The embed doesn't have this limitation.
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
            let (settings, warnings) = wanted.settings(Settings {
                file: (*loaded.address).into(),
                opened: opened.map(Into::into),
                today: today().into(),
                languages: languages().into(),
                ..Settings::default()
            });
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

    // Read now: when the effects run, the handle may give a later stage, which isn't rendered yet.
    let (session, acts) = (stage.session(), stage.acts);
    let is_shown = session.is_some();
    let inside = match (&*shadow, session) {
        (Some(shadow), Some(session)) => create_portal(keyed(session), shadow.view.clone()),
        _ => before(props),
    };

    // Every change of the view is an act.
    use_effect_with((acts, is_shown, (*shadow).clone()), {
        let (stage, on_notice) = (stage.clone(), props.on_notice.clone());
        move |(acts, is_shown, shadow)| {
            if let Some(shadow) = shadow {
                shadow.update(*is_shown);
                for task in stage.tasks(*acts) {
                    perform(task, &stage, shadow, &loader, &on_notice);
                }
                modules::mark(&shadow.view);
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

/// The explainer, keyed by id and language. Another explainer or language gets new nodes, as in the embed, so that the
/// focus can be restored by the id of the element that had it.
fn keyed(session: &Session) -> Html {
    let Explainer { id, lang, .. } = &session.explainer;
    html! { <View key={format!("{id} {lang}")} session={session.clone()} /> }
}

/// What to render before the fallback at first: on a server, the form that works without scripts.
#[cfg(not(target_arch = "wasm32"))]
fn before(props: &Props) -> Html {
    server::root(props)
}

/// Nothing in the browser, which has turned the server's template into a shadow root.
#[cfg(target_arch = "wasm32")]
fn before(_: &Props) -> Html {
    Html::default()
}

/// The languages that the reader prefers.
fn languages() -> String {
    let all = web_sys::window().map(|window| window.navigator().languages());
    all.map_or_else(String::new, |all| all.join(",").into())
}

/// The current date in UTC.
fn today() -> String {
    let mut today = String::from(js_sys::Date::new_0().to_iso_string());
    today.truncate("2025-08-12".len());
    today
}
