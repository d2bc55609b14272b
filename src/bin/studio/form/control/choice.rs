//! A field for one of several words.

use super::{Input, use_focus};
use web_sys::{Event, HtmlSelectElement};
use yew::{
    AttrValue, Callback, Html, Properties, TargetCast, component, html, use_effect_with,
    use_node_ref,
};

/// A field for one of several words, in words that journalists use.
#[component]
pub fn Choice(props: &Input) -> Html {
    let words = props.desk.words();
    let definition = props.shape.name();
    let option = |word: &'static str| {
        (
            AttrValue::Static(word),
            words.choice(definition, word).to_owned().into(),
        )
    };
    let options: Vec<_> = props.shape.words().map(option).collect();
    html! { <Select input={props.clone()} {options} /> }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub input: Input,
    /// What can be chosen: values, with what people read.
    pub options: Vec<(AttrValue, AttrValue)>,
}

/// A list to choose from. A value that isn't in it stays until another is chosen.
#[component]
pub fn Select(props: &Props) -> Html {
    let input = &props.input;
    use_focus(input);
    let node = use_node_ref();
    let value = input.value();
    use_effect_with((value.clone(), props.options.clone()), {
        let node = node.clone();
        move |(value, _)| {
            // The attribute `selected` has no effect after a choice.
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        }
    });
    let onchange = {
        let input = input.clone();
        Callback::from(move |event: Event| {
            input.write(&event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    };
    let is_unset = value.is_empty();
    let is_foreign = !is_unset && !props.options.iter().any(|(option, _)| *option == value);
    html! {
        <select ref={node} id={input.id.clone()} {onchange} aria-describedby={input.described()} aria-invalid={input.invalid()}>
            if is_unset || !input.is_required {
                <option value="" selected={is_unset}>{ &input.desk.words().phrases.unset }</option>
            }
            if is_foreign {
                <option value={value.clone()} selected=true>{ &value }</option>
            }
            { for props.options.iter().map(|(option, text)| html! {
                <option value={option.clone()} selected={*option == value}>{ text }</option>
            }) }
        </select>
    }
}
