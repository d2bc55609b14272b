//! What a server writes: the form that needs no script, in a declarative shadow root, as in the pre-rendered embed.

use super::props::Props;
use crate::model::read::read;
use crate::state::{Form, Session};
use crate::view::explainer;
use crate::words::Words;
use yew::{Html, html};

/// The shadow root, or nothing where there is no explainer: the fallback is then what there is to read.
pub fn root(props: &Props) -> Html {
    let Some(session) = session(props) else {
        return Html::default();
    };
    html! {
        <template shadowrootmode="open">
            <style>{ include_str!(env!("EXPLAINER_CARDS_CSS")) }</style>
            <div class="root">{ explainer(&session) }</div>
        </template>
    }
}

fn session(props: &Props) -> Option<Session> {
    let explainer = read(props.explainer.as_ref()?.as_bytes()).ok()?;
    let wanted = props.wanted();
    let (mut settings, _) = wanted.settings("", None, &today());
    settings.form = Form::Static;
    let words = *Words::of(wanted.lang.as_deref().unwrap_or(&explainer.lang));
    Some(Session::new(explainer, settings, words, formats::FORMATS))
}

#[cfg(feature = "tools")]
use crate::render::intl as formats;

/// Dates and numbers as the file has them.
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

/// Unknown: the browser knows it.
#[cfg(not(feature = "tools"))]
fn today() -> String {
    String::new()
}
