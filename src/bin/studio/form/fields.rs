//! The fields of an object.

use super::control::Control;
use super::desk::Desk;
use super::focus::Focus;
use super::grid::Grid;
use super::json::{Json, read};
use super::list::List;
use super::note::{Notes, Remarks, inside, outside};
use super::sections::{Sections, button, is_section};
use super::seed::seed;
use super::unknown::Unknown;
use explainer_cards::edit::{Kind, Shape, pointer::join, remove, set};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_state};

/// Fields that are seldom written. They are behind a disclosure.
const SETTINGS: [&str; 10] = [
    "Card.id",
    "Card.access",
    "Card.teaser",
    "Card.locked",
    "Media.width",
    "Media.height",
    "Group.id",
    "Source.lang",
    "Source.archive",
    "Term.id",
];

/// Fields that only tools write. They are not shown.
const OF_TOOLS: [&str; 1] = ["Card.translatedFrom"];

/// The fields of a table that are shown as a grid.
const GRID: [&str; 2] = ["columns", "rows"];

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub shape: Shape,
    /// The definition and the field: `Card.summary`.
    pub name: AttrValue,
    pub pointer: AttrValue,
    /// The text of the value. Nothing if the file doesn't have it.
    pub raw: Option<AttrValue>,
    pub is_required: bool,
    pub notes: Notes,
    pub focus: Option<Focus>,
}

/// A field with its label, what is inside, and its problems.
#[component]
pub fn Field(props: &Props) -> Html {
    match props.shape.kind() {
        Kind::List => html! { <List ..props.clone() /> },
        Kind::Object => html! { <Part ..props.clone() /> },
        _ => html! { <Control of={props.clone()} /> },
    }
}

/// An object in a field: a picture, a table, the publisher. One that isn't there can be added.
#[component]
fn Part(props: &Props) -> Html {
    let Props {
        desk,
        pointer,
        name,
        shape,
        ..
    } = props;
    let words = desk.words();
    let help = words.help(name, shape.description());
    let label = format!("label:{pointer}");
    let add = {
        let (desk, pointer, shape) = (Rc::clone(desk), pointer.clone(), *shape);
        Callback::from(move |_| {
            desk.edit(&pointer, |text| set(text, &pointer, &seed(&shape)));
            desk.focus(Focus::value(pointer.clone()));
        })
    };
    let take_away = {
        let (desk, pointer) = (Rc::clone(desk), pointer.clone());
        let (label, button) = (words.label(name).to_owned(), button(name, &pointer));
        Callback::from(move |_| {
            desk.edit(&pointer, |text| remove(text, &pointer));
            desk.say(desk.words().phrases.removed(&label));
            desk.focus(Focus::element(button.clone()));
        })
    };
    let is_there = props.raw.is_some();
    html! {
        <div class="form-part" role="group" aria-labelledby={label.clone()} data-pointer={pointer.clone()}>
            <div class="form-label-row">
                <span class="form-label" id={label}>{ words.label(name) }</span>
                if is_there && !props.is_required {
                    <button type="button" class="form-quiet" onclick={take_away}>{ &words.phrases.remove }</button>
                }
            </div>
            <p class="form-help">{ help }</p>
            if is_there {
                <Fields ..props.clone() />
            } else {
                <button type="button" id={format!("add:{pointer}")} class="form-add" onclick={add}>
                    { words.add(name) }{ " " }<span class="form-hidden">{ words.label(name) }</span>
                </button>
                <Remarks notes={props.notes.clone()} />
            }
        </div>
    }
}

/// The fields of an object.
#[component]
pub fn Fields(props: &Props) -> Html {
    let Some(Json::Object(there)) = props.raw.as_deref().and_then(read) else {
        return misfit(props);
    };
    let definition = props.shape.name().unwrap_or_default();
    let raw = |name: &str| {
        there
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, raw)| raw.clone())
    };
    let is_grid = definition == "Table" && GRID.iter().all(|name| raw(name).is_some());
    let is_shown = |(name, shape): &(&'static str, Shape)| {
        let is_for_tools = OF_TOOLS.contains(&&*format!("{definition}.{name}"));
        !is_for_tools && (!is_section(definition, shape) || raw(name).is_some())
    };
    let shown: Vec<_> = props.shape.fields().filter(is_shown).collect();
    let pointers: Vec<String> = shown
        .iter()
        .map(|(name, _)| join(&props.pointer, name))
        .collect();
    let focused = props.focus.as_ref().map(|focus| {
        let inside = pointers.iter().position(|pointer| focus.is_within(pointer));
        inside.unwrap_or_else(|| first(definition, &shown))
    });
    let field = |index: usize| {
        let (name, shape) = shown[index];
        html! {
            <Field
                key={name}
                desk={Rc::clone(&props.desk)}
                {shape}
                name={format!("{definition}.{name}")}
                pointer={pointers[index].clone()}
                raw={raw(name)}
                is_required={props.shape.requires(name)}
                notes={inside(&props.notes, &pointers[index])}
                focus={props.focus.clone().filter(|_| focused == Some(index))}
            />
        }
    };
    let (settings, main): (Vec<usize>, Vec<usize>) =
        (0..shown.len()).partition(|index| is_setting(definition, shown[*index].0));
    let is_in_grid = |index: &usize| is_grid && GRID.contains(&shown[*index].0);
    let (grid, main): (Vec<usize>, Vec<usize>) = main.into_iter().partition(is_in_grid);
    let grid_focus = props
        .focus
        .clone()
        .filter(|_| grid.iter().any(|index| focused == Some(*index)));
    let known = |name: &AttrValue| props.shape.field(name).is_some();
    let unknown = there.iter().filter(|(name, _)| !known(name)).map(|(name, raw)| {
        let pointer = AttrValue::from(join(&props.pointer, name));
        let notes = inside(&props.notes, &pointer);
        html! { <Unknown key={format!("unknown {name}")} desk={Rc::clone(&props.desk)} name={name.clone()} {pointer} raw={Some(raw.clone())} {notes} /> }
    });
    let placed = there
        .iter()
        .map(|(name, _)| join(&props.pointer, name))
        .chain(pointers.iter().cloned())
        .collect::<Vec<_>>();
    let is_urgent = settings.iter().any(|index| {
        focused == Some(*index) || !inside(&props.notes, &pointers[*index]).is_empty()
    });
    html! {
        <div class="form-fields">
            <Remarks notes={outside(&props.notes, &placed)} />
            { for main.into_iter().map(field) }
            if is_grid {
                <Grid ..Props { focus: grid_focus, ..props.clone() } />
            }
            if definition == "Card" {
                <Sections desk={Rc::clone(&props.desk)} shape={props.shape} pointer={props.pointer.clone()}
                    there={there.iter().map(|(name, _)| name.clone()).collect::<Rc<[_]>>()} />
            }
            if !settings.is_empty() {
                <Settings desk={Rc::clone(&props.desk)} {is_urgent} pointer={props.pointer.clone()}>
                    { for settings.into_iter().map(field) }
                </Settings>
            }
            { for unknown }
        </div>
    }
}

/// The first field that isn't among the settings.
fn first(definition: &str, shown: &[(&'static str, Shape)]) -> usize {
    let is_main = |(name, _): &(&str, Shape)| !is_setting(definition, name);
    shown.iter().position(is_main).unwrap_or(0)
}

fn is_setting(definition: &str, name: &str) -> bool {
    SETTINGS.contains(&&*format!("{definition}.{name}"))
}

/// A value of another kind than the form expects: it says so and leaves it.
pub fn misfit(props: &Props) -> Html {
    html! {
        <div class="form-misfit" data-pointer={props.pointer.clone()}>
            <p>{ &props.desk.words().phrases.misfit }</p>
            <pre><code>{ props.raw.clone().unwrap_or_default() }</code></pre>
            <Remarks notes={props.notes.clone()} />
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct SettingsProps {
    desk: Rc<Desk>,
    pointer: AttrValue,
    /// Whether something in it has to be seen.
    is_urgent: bool,
    children: Html,
}

/// The fields that are seldom written.
#[component]
fn Settings(props: &SettingsProps) -> Html {
    let is_open = use_state(|| props.desk.is_unfolded() || props.is_urgent);
    use_effect_with(props.is_urgent, {
        let is_open = is_open.setter();
        move |is_urgent| {
            if *is_urgent {
                is_open.set(true);
            }
        }
    });
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_| is_open.set(!*is_open))
    };
    let body = format!("settings:{}", props.pointer);
    html! {
        <div class="form-settings">
            <button type="button" class="form-fold form-quiet" aria-expanded={is_open.to_string()} aria-controls={body.clone()} onclick={toggle}>
                { &props.desk.words().phrases.settings }
            </button>
            <div id={body} hidden={!*is_open}>
                if *is_open {
                    { props.children.clone() }
                }
            </div>
        </div>
    }
}
