//! A word with a definition behind it.

use super::glossary::popover_id;
use super::setting::{Setting, text};
use yew::{Html, html};

/// A button that opens the definition. Plain text for a term that the glossary does not have.
///
/// The browser opens, places and closes the popover, brings the focus back, and tells assistive
/// technology whether it is open: <https://html.spec.whatwg.org/#the-popover-target-attributes>.
pub fn term(setting: &Setting, id: &str, content: Html, own_name: bool) -> Html {
    let Some(term) = setting.explainer.term(id) else {
        return content;
    };
    let label = if own_name { text(&term.term) } else { content };
    html! {
        <button type="button" class="term" part="term" popovertarget={popover_id(id)}>
            { label }
        </button>
    }
}
