//! The list of what an import left out.

use crate::words::{Words, fill};
use explainer_cards::import::Loss;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    pub losses: Rc<[Loss]>,
    /// Called when the editor has read them.
    pub on_close: Callback<()>,
}

#[component]
pub fn Losses(props: &Props) -> Html {
    let words = &props.words;
    let heading = use_node_ref();
    use_effect_with(props.losses.clone(), {
        let heading = heading.clone();
        move |_| {
            // So that it is read out, and the page scrolls to it.
            if let Some(heading) = heading.cast::<HtmlElement>() {
                let _ = heading.focus();
            }
        }
    });
    if props.losses.is_empty() {
        return Html::default();
    }
    let close = props.on_close.reform(|_| ());
    html! {
        <section class="losses" aria-labelledby="losses">
            <div class="sheet-head">
                <h2 id="losses" ref={heading} tabindex="-1">{ fill(&words.losses, "count", &props.losses.len().to_string()) }</h2>
                <button type="button" onclick={close}>{ &words.losses_close }</button>
            </div>
            <p>{ &words.losses_help }</p>
            <ul class="problems-list" lang="en">
                { for props.losses.iter().enumerate().map(|(index, loss)| item(index, loss)) }
            </ul>
        </section>
    }
}

fn item(index: usize, loss: &Loss) -> Html {
    let Loss {
        message,
        place,
        lost: said,
        help,
    } = loss;
    html! {
        <li key={index}>
            <p class="problem-message">
                { message.clone() }
                if !place.is_empty() {
                    <span>{ format!(" ({place})") }</span>
                }
            </p>
            if !said.is_empty() {
                <blockquote class="losses-text">{ said.clone() }</blockquote>
            }
            <p class="problem-help">{ help.clone() }</p>
        </li>
    }
}
