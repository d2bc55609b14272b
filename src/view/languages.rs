//! The explainer in other languages.

use super::html::html;
use super::ids;
use super::nodes::{act, all, join, word};
use crate::model::address::Address;
use crate::model::explainer::Translation;
use crate::state::{Request, Session, Status};
use crate::words::direction;
use yew::{AttrValue, Html};

/// Links to the translations, folded, because most readers already read the language that they want. Without the
/// widget each link leads to a page beside this one, with the name that `render --to page` gives it.
pub fn languages(session: &Session) -> Html {
    let others = &session.explainer.translations;
    let is_missing = *session.state.status() == Status::Unavailable;
    if others.is_empty() {
        return Html::default();
    }
    let mut each = others
        .iter()
        .filter_map(|other| translation(session, other));
    html! {
        <div class="languages" part="languages">
            <details>
                <summary class="fold">{ word(session.words.translations) }</summary>
                <ul role="list">{ all(&mut each) }</ul>
            </details>
            if session.has_widget() {
                <span role="status">{ is_missing.then(|| word(session.words.unavailable)) }</span>
            }
        </div>
    }
}

/// A link to the translation that the reader would rather read, for the head.
pub fn preferred(session: &Session) -> Option<Html> {
    link(
        session,
        session.preferred()?,
        AttrValue::Static(ids::PREFERRED),
    )
}

fn translation(session: &Session, other: &Translation) -> Option<Html> {
    let link = link(session, other, ids::translation(&other.lang))?;
    Some(html! { <li>{ link }</li> })
}

fn link(session: &Session, other: &Translation, id: AttrValue) -> Option<Html> {
    let file = Address::parse(&other.href)
        .ok()?
        .seen_from(&session.settings.file)?;
    let href = match other.href.strip_suffix(".json") {
        Some(stem) if !session.has_widget() => join(&[stem, ".page.html"]),
        _ => AttrValue::from(file),
    };
    let lang = AttrValue::from(other.lang.clone());
    let act = session
        .has_widget()
        .then(|| act(Request::Translate(&other.lang)));
    Some(html! {
        <a {href} {id} part="language" hreflang={lang.clone()} {lang} dir={direction(&other.lang)} data-act={act}>
            <bdi>{ (session.formats.name)(&other.lang) }</bdi>
        </a>
    })
}
