//! Renders on a server: a form that works without scripts, in a declarative shadow root, as the pre-rendered embed.

use super::props::Props;
use crate::model::read::read;
use crate::state::{Form, Session, Settings};
use crate::view::explainer;
use crate::words::Words;
use yew::{Html, html};

/// The shadow root, or nothing if there is no explainer to render. Readers then see the fallback.
pub fn root(props: &Props) -> Html {
    let Some(session) = session(props) else {
        return Html::default();
    };
    html! {
        <template shadowrootmode="open">
            <style>{ include_str!(env!("EXPLAINER_CARDS_STATIC_CSS")) }</style>
            <div class="root" data-static="">{ explainer(&session) }</div>
        </template>
    }
}

fn session(props: &Props) -> Option<Session> {
    let explainer = read(props.explainer.as_ref()?.as_bytes()).ok()?;
    let wanted = props.wanted();
    let (settings, _) = wanted.settings(Settings {
        form: Form::Static,
        today: today().into(),
        ..Settings::default()
    });
    let words = *Words::of(wanted.lang.as_deref().unwrap_or(&explainer.lang));
    Some(Session::new(explainer, settings, words, formats::FORMATS))
}

#[cfg(feature = "tools")]
use crate::render::intl as formats;

/// Writes dates and numbers as in the file.
#[cfg(not(feature = "tools"))]
mod formats {
    use crate::words::{Formats, name};

    pub const FORMATS: Formats = Formats {
        date: |_, date| date.as_str().to_owned(),
        number: |_, number| number.as_str().to_owned(),
        before: |_, _, _, _| ", ".to_owned(),
        name: |lang| name(lang).to_owned(),
    };
}

#[cfg(feature = "tools")]
fn today() -> String {
    crate::render::today().as_str().to_owned()
}

/// Unknown on the server without the feature `tools`.
#[cfg(not(feature = "tools"))]
fn today() -> String {
    String::new()
}
