//! A field for the id of a card or a source.

use super::Input;
use super::choice::Select;
use crate::form::lists::Lists;
use yew::{AttrValue, Html, component, html, use_context};

/// Whether a field, given by its definition and its name, refers to something in the file.
pub fn refers(field: &str) -> bool {
    Lists::default().referred(field).is_some()
}

/// A list of what the field can refer to.
#[component]
pub fn Reference(props: &Input) -> Html {
    let lists = use_context::<Lists>();
    let named = lists.as_ref().and_then(|lists| lists.referred(&props.name));
    let named = named.into_iter().flat_map(|named| named.iter());
    let options: Vec<(AttrValue, AttrValue)> = named
        .map(|named| (named.id.clone(), named.name.clone()))
        .collect();
    html! { <Select input={props.clone()} {options} /> }
}
