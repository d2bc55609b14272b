//! What a reader thinks of the explainer. The page is told; nothing is sent or kept.
//!
//! It comes after the first card was opened, on a page that asks for it: before that nobody can say
//! anything, and what came by itself would move the article.

use super::setting::{Setting, word};
use crate::state::Feedback;
use yew::{Html, html};

pub fn feedback(setting: &Setting) -> Html {
    let words = setting.words;
    if !setting.feedback {
        return Html::default();
    }
    let content = match setting.state.feedback() {
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
                <textarea id="missing" rows="2" required=true />
                <button type="button" class="tool" data-act="missing">{ word(words.send) }</button>
            </p>
        },
        Feedback::Said => html! { <p class="thanks" tabindex="-1">{ word(words.thanks) }</p> },
    };
    html! { <div class="feedback" part="feedback">{ content }</div> }
}
