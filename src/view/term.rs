//! A term in a text.

use super::html::html;
use super::ids;
use super::nodes::{act, text};
use crate::state::{Request, Session};
use yew::Html;

/// A button that opens the definition. Plain text for an unknown term.
///
/// The browser opens, places and closes the popover, brings the focus back, and tells assistive
/// technology whether it is open: <https://html.spec.whatwg.org/#the-popover-target-attributes>.
pub fn term(session: &Session, id: &str, content: Html, own_name: bool) -> Html {
    let Some(term) = session.explainer.term(id) else {
        return content;
    };
    let label = if own_name { text(&term.term) } else { content };
    html! {
        // The head of the glossary describes the button: otherwise screen readers say only that it opens something.
        <button type="button" class="term" part="term" popovertarget={ids::term(id)}
            aria-describedby="glossary" data-act={act(Request::Define(id))}>
            { label }
        </button>
    }
}
