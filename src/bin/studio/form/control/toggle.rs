//! A field for yes or no.

use super::{Input, use_focus};
use serde_json::Value;
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, component, html};

/// A checkbox. An optional field that isn't checked is taken away.
#[component]
pub fn Toggle(props: &Input) -> Html {
    use_focus(props);
    let onchange = {
        let props = props.clone();
        Callback::from(move |event: Event| {
            if event.target_unchecked_into::<HtmlInputElement>().checked() || props.is_required {
                props.set(&Value::Bool(
                    event.target_unchecked_into::<HtmlInputElement>().checked(),
                ));
            } else {
                props.take_away();
            }
        })
    };
    html! {
        <input id={props.id.clone()} type="checkbox" checked={props.raw.as_deref() == Some("true")} {onchange}
            aria-describedby={props.described()} aria-invalid={props.invalid()} />
    }
}
