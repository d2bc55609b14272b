//! A dialog above the studio.

use web_sys::HtmlDialogElement;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its id, which also makes the id of its title.
    pub id: &'static str,
    pub title: AttrValue,
    /// The words of the button that closes it.
    pub close: AttrValue,
    pub is_open: bool,
    /// Called when it was closed, by the button or the Escape key.
    pub on_close: Callback<()>,
    pub children: Html,
}

#[component]
pub fn Sheet(props: &Props) -> Html {
    let dialog = use_node_ref();
    use_effect_with(props.is_open, {
        let dialog = dialog.clone();
        move |is_open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else {
                return;
            };
            if *is_open && !dialog.open() {
                // Can't fail: it is in the page and not open.
                let _ = dialog.show_modal();
            } else if !*is_open {
                dialog.close();
            }
        }
    });
    let title = format!("{}-title", props.id);
    let onclose = props.on_close.reform(|_| ());
    let onclick = props.on_close.reform(|_| ());
    html! {
        <dialog id={props.id} class="sheet" ref={dialog} aria-labelledby={title.clone()} {onclose}>
            <div class="sheet-head">
                <h2 id={title}>{ &props.title }</h2>
                <button type="button" {onclick}>{ &props.close }</button>
            </div>
            if props.is_open {
                { props.children.clone() }
            }
        </dialog>
    }
}
