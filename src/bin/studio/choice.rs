//! A choice of one out of a few values.

use web_sys::{Event, HtmlSelectElement};
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub name: &'static str,
    pub label: AttrValue,
    pub value: AttrValue,
    /// The values, each with its words.
    pub options: Vec<(AttrValue, AttrValue)>,
    pub on_choose: Callback<AttrValue>,
}

#[component]
pub fn Choice(props: &Props) -> Html {
    let onchange = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                on_choose.emit(select.value().into());
            }
        })
    };
    html! {
        <label class="choice">
            <span>{ &props.label }</span>
            <select name={props.name} {onchange}>
                { for props.options.iter().map(|(value, words)| html! {
                    <option value={value.clone()} selected={*value == props.value}>{ words }</option>
                }) }
            </select>
        </label>
    }
}
