//! A field for one value: its label, what it is for, the control, what is wrong.

mod choice;
mod date;
mod number;
mod prose;
mod reference;
mod text;
mod toggle;

use super::beside::Beside;
use super::desk::Desk;
use super::fields::Props as Of;
use super::focus::{self, Focus};
use super::json::{Json, read};
use super::note::Remarks;
use choice::Choice;
use date::Day;
use explainer_cards::edit::{Kind, Shape, remove, set};
use number::Number;
use prose::Prose;
use reference::{Reference, refers};
use serde_json::Value;
use std::rc::Rc;
use text::Text;
use toggle::Toggle;
use yew::{AttrValue, Html, Properties, component, hook, html, use_context, use_effect_with};

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub of: Of,
    /// The label, if it is not that of the field.
    #[prop_or_default]
    pub label: Option<AttrValue>,
}

/// What a control needs of its field.
#[derive(Clone, PartialEq, Properties)]
pub struct Input {
    pub desk: Rc<Desk>,
    pub shape: Shape,
    pub name: AttrValue,
    pub pointer: AttrValue,
    pub raw: Option<AttrValue>,
    pub is_required: bool,
    pub focus: Option<Focus>,
    /// The id of the control.
    pub id: AttrValue,
    /// The ids of what describes it.
    pub described: AttrValue,
    pub is_invalid: bool,
}

/// A field for one value.
#[component]
pub fn Control(props: &Props) -> Html {
    let Of {
        desk,
        pointer,
        name,
        shape,
        notes,
        ..
    } = &props.of;
    let words = desk.words();
    let beside = use_context::<Beside>().unwrap_or_default();
    let original = beside.text(pointer);
    let (id, help, note) = (
        format!("field:{pointer}"),
        format!("help:{pointer}"),
        format!("note:{pointer}"),
    );
    let label = props
        .label
        .clone()
        .unwrap_or_else(|| words.label(name).to_owned().into());
    let is_item = props.label.is_some();
    let source = format!("original:{pointer}");
    let describing = [
        original.is_some().then_some(&*source),
        (!is_item).then_some(&*help),
        (!notes.is_empty()).then_some(&*note),
    ];
    let described = describing
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let input = Input {
        desk: Rc::clone(desk),
        shape: *shape,
        name: name.clone(),
        pointer: pointer.clone(),
        raw: props.of.raw.clone(),
        is_required: props.of.is_required,
        focus: props.of.focus.clone(),
        id: id.clone().into(),
        described: described.into(),
        is_invalid: notes.iter().any(|note| note.is_error),
    };
    let is_toggle = shape.kind() == Kind::Boolean;
    html! {
        <div class="form-field" data-pointer={pointer.clone()} data-kind={format!("{:?}", shape.kind()).to_lowercase()}>
            <div class="form-label-row">
                <label for={id} class="form-label">{ label }</label>
                if !props.of.is_required && !is_toggle {
                    <span class="form-optional">{ &words.phrases.optional }</span>
                }
            </div>
            if let Some(original) = original {
                <p class="form-original" id={source}>
                    <span class="form-hidden">{ &words.phrases.original }{ " " }</span>
                    <span lang={beside.lang.clone()}>{ original.to_owned() }</span>
                </p>
            }
            { control(input) }
            if !is_item {
                <p class="form-help" id={help}>{ words.help(name, shape.description()) }</p>
            }
            <Remarks id={note} notes={notes.clone()} />
        </div>
    }
}

fn control(input: Input) -> Html {
    match input.shape.kind() {
        Kind::Choice => html! { <Choice ..input /> },
        Kind::Boolean => html! { <Toggle ..input /> },
        Kind::Number | Kind::Integer => html! { <Number ..input /> },
        Kind::Constant | Kind::Other => constant(&input),
        _ if refers(&input.name) => html! { <Reference ..input /> },
        _ => match input.shape.name() {
            Some("Date") => html! { <Day ..input /> },
            Some("Prose") => html! { <Prose ..input /> },
            _ => html! { <Text ..input /> },
        },
    }
}

/// A value that can't be another.
fn constant(input: &Input) -> Html {
    html! {
        <input id={input.id.clone()} readonly=true value={input.raw.clone().unwrap_or_default()} aria-describedby={input.described()} />
    }
}

impl Input {
    /// What the value says: the text of a string, anything else as it is written.
    pub fn value(&self) -> AttrValue {
        let raw = self.raw.clone().unwrap_or_default();
        match read(&raw) {
            Some(Json::Text(text)) => text,
            _ => raw,
        }
    }

    /// The attribute that names what describes the control.
    pub fn described(&self) -> Option<AttrValue> {
        Some(self.described.clone()).filter(|ids| !ids.is_empty())
    }

    /// The attribute that says that the value is wrong.
    pub fn invalid(&self) -> Option<&'static str> {
        self.is_invalid.then_some("true")
    }

    /// Sets the text. An optional field without a text is taken away.
    pub fn write(&self, text: &str) {
        if text.is_empty() && !self.is_required {
            return self.take_away();
        }
        self.set(&Value::from(text));
    }

    /// Sets the value.
    pub fn set(&self, value: &Value) {
        self.desk
            .edit(&self.pointer, |text| set(text, &self.pointer, value));
    }

    /// Takes the field away, if it is there.
    pub fn take_away(&self) {
        if self.raw.is_some() {
            self.desk
                .edit(&self.pointer, |text| remove(text, &self.pointer));
        }
    }
}

/// Focuses the control when the focus is requested for its value.
#[hook]
pub fn use_focus(input: &Input) {
    use_effect_with((input.focus.clone(), input.id.clone()), {
        let desk = Rc::clone(&input.desk);
        move |(request, id)| {
            if request.as_ref().is_some_and(|request| desk.is_new(request)) {
                focus::focus(id);
            }
        }
    });
}
