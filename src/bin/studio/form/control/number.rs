//! A field for a number.

use super::{Input, use_focus};
use explainer_cards::edit::{Kind, set_number};
use web_sys::{HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, TargetCast, component, html, use_effect_with, use_state};

/// A field for a number. What isn't a number yet stays in the field, with a hint, and the file keeps the last that was.
#[component]
pub fn Number(props: &Input) -> Html {
    use_focus(props);
    let value = props.value();
    let draft = use_state(|| None::<AttrValue>);
    use_effect_with(value.clone(), {
        let draft = draft.setter();
        move |_| draft.set(None)
    });
    let oninput = {
        let (props, draft) = (props.clone(), draft.setter());
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            draft.set(write(&props, &typed).map(Into::into));
        })
    };
    let mode = if props.shape.kind() == Kind::Integer {
        "numeric"
    } else {
        "decimal"
    };
    // A number that is being typed may end so.
    let is_wrong = draft
        .as_ref()
        .is_some_and(|typed| !typed.ends_with(['.', ',', '-', '−']) && !typed.is_empty());
    let hint = format!("hint:{}", props.pointer);
    let described = if is_wrong {
        format!("{} {hint}", props.described)
    } else {
        props.described.to_string()
    };
    html! {
        <>
            <input id={props.id.clone()} type="text" inputmode={mode} autocomplete="off" {oninput}
                value={(*draft).clone().unwrap_or(value)} aria-describedby={described}
                aria-invalid={(props.is_invalid || is_wrong).then_some("true")} />
            if is_wrong {
                <p class="form-note form-error" id={hint}>{ &props.desk.words().phrases.number }</p>
            }
        </>
    }
}

/// Writes what was typed into the file, if it is a number. Gives it back if the field is to keep it as it was typed.
fn write(props: &Input, typed: &str) -> Option<String> {
    if typed.trim().is_empty() && !props.is_required {
        props.take_away();
        return None;
    }
    let (number, pointer) = (number(typed), &props.pointer);
    if set_number("{}", "/number", &number).is_err() {
        return Some(typed.to_owned());
    }
    props
        .desk
        .edit(pointer, |text| set_number(text, pointer, &number));
    None
}

/// A number as JSON writes it: without spaces between the digits, with a point.
fn number(typed: &str) -> String {
    let digits: String = typed
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    digits.replace(',', ".").replace('−', "-")
}
