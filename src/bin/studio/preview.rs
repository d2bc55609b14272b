//! The explainer as readers see it, by the component of this crate.

use crate::modules::{clicked, mark};
use crate::words::Words;
use explainer_cards::ExplainerCards;
use std::rc::Rc;
use web_sys::{HtmlElement, MouseEvent};
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    /// The last text that could be read. `None` before there was one.
    pub explainer: Option<AttrValue>,
    /// The address to which pictures are relative.
    pub base: AttrValue,
    /// Whether the text has become unreadable since.
    pub is_old: bool,
    /// `auto`, `light` or `dark`.
    pub theme: AttrValue,
    /// `phone`, `tablet` or `desktop`.
    pub width: AttrValue,
    /// The id of the card that is being written; empty for none.
    pub card: AttrValue,
    /// Called with the id of the card and the text that was clicked.
    pub on_click: Callback<(String, String)>,
}

#[component]
pub fn Preview(props: &Props) -> Html {
    let frame = use_node_ref();
    use_effect_with((props.card.clone(), props.explainer.clone()), {
        let frame = frame.clone();
        move |(card, _)| {
            if let Some(frame) = frame.cast::<HtmlElement>() {
                mark(&frame, card);
            }
        }
    });
    let onclick = {
        let on_click = props.on_click.clone();
        Callback::from(move |event: MouseEvent| {
            let mut parts = clicked(&event).into_iter();
            if let (Some(card), Some(text)) = (parts.next(), parts.next()) {
                on_click.emit((card, text));
            }
        })
    };
    let words = &props.words;
    html! {
        <div class="preview" data-width={props.width.clone()} data-theme={props.theme.clone()}>
            <p class="preview-note" role="status">
                if props.is_old {
                    { if props.explainer.is_some() { &words.last_readable } else { &words.unreadable } }
                }
            </p>
            // Only moves the cursor, which the form and the editor do for the keyboard.
            <div class="preview-frame" ref={frame} {onclick}>
                if let Some(explainer) = &props.explainer {
                    <ExplainerCards explainer={explainer.clone()} src={props.base.clone()}
                        theme={props.theme.clone()} feedback=true />
                }
            </div>
        </div>
    }
}
