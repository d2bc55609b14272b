//! A field for a date.

use super::{Input, use_focus};
use explainer_cards::model::Date;
use web_sys::{FocusEvent, HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, TargetCast, component, html, use_effect_with, use_state};

/// A field for a day; for a month or a year alone, or anything that isn't a date, a field for text.
#[component]
pub fn Day(props: &Input) -> Html {
    use_focus(props);
    let value = props.value();
    let is_partial = use_state(|| !fits(&value));
    use_effect_with(value.clone(), {
        let is_partial = is_partial.clone();
        move |value| {
            if !fits(value) {
                is_partial.set(true);
            }
        }
    });
    let phrases = &props.desk.words().phrases;
    let other = {
        let is_partial = is_partial.clone();
        Callback::from(move |_| is_partial.set(!*is_partial))
    };
    let is_text = *is_partial || !fits(&value);
    html! {
        <div class="form-date">
            if is_text {
                { partial(props, &value) }
            } else {
                { day(props, &value) }
            }
            if fits(&value) {
                <button type="button" class="form-quiet" onclick={other} aria-controls={props.id.clone()}>
                    { if is_text { &phrases.full } else { &phrases.partial } }
                </button>
            }
        </div>
    }
}

fn day(props: &Input, value: &AttrValue) -> Html {
    // While a date is being typed its value is empty.
    let oninput = {
        let props = props.clone();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if !value.is_empty() {
                props.write(&value);
            }
        })
    };
    let onblur = {
        let props = props.clone();
        Callback::from(move |event: FocusEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            if value != props.value() {
                props.write(&value);
            }
        })
    };
    html! {
        <input key="day" id={props.id.clone()} type="date" value={value.clone()} {oninput} {onblur}
            aria-describedby={props.described()} aria-invalid={props.invalid()} />
    }
}

fn partial(props: &Input, value: &AttrValue) -> Html {
    let oninput = {
        let props = props.clone();
        Callback::from(move |event: InputEvent| {
            props.write(&event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <input key="partial" id={props.id.clone()} type="text" inputmode="numeric" autocomplete="off" value={value.clone()} {oninput}
            aria-describedby={props.described()} aria-invalid={props.invalid()} />
    }
}

/// Whether a field for days can show it: a full date, or none.
fn fits(value: &str) -> bool {
    value.is_empty() || Date::from(value).parts().is_some_and(|(_, _, day)| day > 0)
}
