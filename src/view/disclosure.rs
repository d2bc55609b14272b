//! A heading with a button that opens and closes a panel.
//!
//! The pattern is WAI-ARIA's disclosure; the panel is `hidden="until-found"` while closed, so that
//! find-in-page sees what it holds: <https://www.w3.org/WAI/ARIA/apg/patterns/disclosure/>.

use super::icon;
use super::setting::{Message, Setting};
use crate::state::{Action, Panel};
use yew::{AttrValue, Html, html};

/// The heading and its button.
pub fn heading(
    setting: &Setting,
    (panel, id, controls): (Panel, AttrValue, AttrValue),
    label: Html,
) -> Html {
    let on = setting.on.clone();
    let onclick = move |_| on.emit(Message::Act(Action::Toggle(panel)));
    let open = if setting.state.is_open(panel) {
        "true"
    } else {
        "false"
    };
    html! {
        <@{super::header::tag(setting.level + 1)} class="heading">
            <button type="button" class="button" part="button" {id}
                aria-expanded={open} aria-controls={controls} {onclick}>
                { label }
                { icon::svg("chevron", icon::CHEVRON) }
            </button>
        </@>
    }
}

/// The value of a panel's `hidden` attribute.
///
/// Yew takes `hidden` for an attribute that is there or not, so the panels write `HIDDEN`: names
/// of HTML attributes have no case (<https://dom.spec.whatwg.org/#dom-element-setattribute>).
pub fn hidden(setting: &Setting, panel: Panel) -> Option<&'static str> {
    (!setting.state.is_open(panel)).then_some("until-found")
}
