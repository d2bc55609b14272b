//! Asks whether the explainer was helpful. The page gets the answer by an event; nothing is sent or stored.
//!
//! It appears on pages that ask for it, once the reader has opened a card: before that there is nothing to judge, and
//! something that appeared by itself would shift the article.

use super::html::html;
use super::nodes::word;
use crate::state::{Feedback, Session};
use yew::Html;

pub fn feedback(session: &Session) -> Html {
    let words = &session.words;
    if !session.settings.feedback {
        return Html::default();
    }
    let content = match session.state.feedback() {
        Feedback::Unread => return Html::default(),
        Feedback::Asked => html! {
            <div class="ask" role="group" aria-labelledby="helpful">
                <span id="helpful">{ word(words.helpful) }</span>
                <button type="button" class="tool" data-act="helpful yes">{ word(words.yes) }</button>
                <button type="button" class="tool" data-act="helpful no">{ word(words.no) }</button>
            </div>
        },
        Feedback::Answered => html! {
            <p class="ask">
                <label for="missing">{ word(words.missing) }</label>
                <textarea id="missing" rows="2" required="" />
                <button type="button" class="tool" data-act="missing ">{ word(words.send) }</button>
            </p>
        },
        Feedback::Said => {
            html! { <p class="thanks" id="thanks" tabindex="-1">{ word(words.thanks) }</p> }
        }
    };
    html! { <div class="feedback" part="feedback">{ content }</div> }
}
