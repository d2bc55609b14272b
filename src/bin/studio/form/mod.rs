//! The explainer as a form, for people who don't write JSON.
//!
//! The form is generated from the schema: a new field of the model appears by itself, with words of its own once
//! `words/` has them. Every edit goes through `explainer_cards::edit`, so what the form doesn't know stays in the file.

mod beside;
mod control;
mod desk;
mod fields;
mod focus;
mod fold;
mod grid;
mod group;
mod icon;
mod item;
mod json;
mod keys;
mod list;
mod lists;
mod marks;
mod note;
mod sections;
mod seed;
mod title;
mod tools;
mod unknown;
mod words;

#[cfg(test)]
mod tests;

pub use beside::Beside;

use desk::Desk;
use explainer_cards::check::Problem;
use explainer_cards::edit::pointer::within;
use explainer_cards::model::json::Document;
use focus::Focus;
use group::{Group, groups};
use json::Json;
use lists::{Language, Lists};
use note::{Notes, Remarks, notes, outside};
use std::rc::Rc;
use web_sys::{Element, FocusEvent};
use words::Words;
use yew::{
    AttrValue, Callback, ContextProvider, Html, Properties, TargetCast, component, html,
    use_callback, use_effect_with, use_memo, use_mut_ref, use_state,
};

/// The properties of [`Form`].
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text of the file.
    pub text: AttrValue,
    /// Its problems, in the order of the file.
    pub problems: Rc<[Problem]>,
    /// The language of the studio: `en` or `fr`.
    pub lang: AttrValue,
    /// The field to focus, as a JSON Pointer, and a number that grows with every request to focus it.
    #[prop_or_default]
    pub focus: Option<(AttrValue, u32)>,
    /// Whether everything is unfolded at first.
    #[prop_or_default]
    pub unfolded: bool,
    /// The original, if the file is a translation.
    #[prop_or_default]
    pub beside: Beside,
    /// Called with the new text of the file and the pointer of the field that was edited.
    pub on_edit: Callback<(AttrValue, AttrValue)>,
    /// Called with the pointer of the field that has received the focus.
    #[prop_or_default]
    pub on_select: Callback<AttrValue>,
}

/// A form for an explainer file.
///
/// A text that is not JSON can't be edited: the form says so, and shows what it showed last.
#[component]
pub fn Form(props: &Props) -> Html {
    let said = use_state(AttrValue::default);
    let aim = use_state(|| None::<Focus>);
    let desk = use_memo((props.lang.clone(), props.unfolded), |(lang, unfolded)| {
        Desk::new(Words::of(lang), *unfolded, said.setter(), aim.setter())
    });
    desk.update(&props.text, &props.on_edit);
    let last = use_mut_ref(|| None);
    let file = use_memo(props.text.clone(), |text| File::of(text));
    let is_readable = file.is_some();
    if is_readable {
        *last.borrow_mut() = Some(file);
    }

    use_effect_with(props.focus.clone(), {
        let aim = aim.setter();
        move |focus| {
            if let Some((pointer, _)) = focus {
                aim.set(Some(Focus::value(pointer.clone())));
            }
        }
    });
    use_effect_with((*aim).clone(), |aim| {
        if let Some(aim) = aim {
            aim.reach();
        }
    });
    let onfocusin = use_callback(props.on_select.clone(), |event: FocusEvent, on_select| {
        if let Some(pointer) = pointer_of(&event) {
            on_select.emit(pointer);
        }
    });

    let phrases = &desk.words().phrases;
    let remarks = notes(&props.problems);
    // The problems of a text that isn't JSON are not those of the fields.
    let shown_remarks = if is_readable {
        Rc::clone(&remarks)
    } else {
        Notes::default()
    };
    let shown = last.borrow().clone();
    html! {
        <div class="form" {onfocusin} lang={props.lang.clone()}>
            <p class="form-said" role="status">{ &*said }</p>
            if !is_readable {
                <div class="form-refusal" role="alert">
                    <p>{ &phrases.unreadable }</p>
                    if let Some(first) = props.problems.first() {
                        <p>{ phrases.line(first.line) }</p>
                        <Remarks notes={remarks.iter().take(1).cloned().collect::<Notes>()} />
                    }
                </div>
            }
            if let Some(file) = shown.as_deref().and_then(Option::as_ref) {
                <ContextProvider<Language> context={file.language.clone()}>
                <ContextProvider<Lists> context={file.lists.clone()}>
                <ContextProvider<Beside> context={props.beside.clone()}>
                    <div class="form-groups" inert={!is_readable}>
                        { explainer(&desk, &file.content, &shown_remarks, aim.as_ref()) }
                    </div>
                </ContextProvider<Beside>>
                </ContextProvider<Lists>>
                </ContextProvider<Language>>
            }
        </div>
    }
}

/// The pointer of the field that an element belongs to.
fn pointer_of(event: &FocusEvent) -> Option<AttrValue> {
    let target = event.target_dyn_into::<Element>()?;
    let field = target.closest("[data-pointer]").ok()??;
    field.get_attribute("data-pointer").map(Into::into)
}

/// A file as far as the whole form needs it, read at once.
struct File {
    language: Language,
    lists: Lists,
    content: Json,
}

impl File {
    /// `None` if the text is not JSON.
    fn of(text: &str) -> Option<Self> {
        let document = Document::parse(text.as_bytes()).ok()?;
        Some(Self {
            language: Language::of(&document),
            lists: Lists::of(&document),
            content: Json::of(&document),
        })
    }
}

/// The groups of the explainer's fields.
fn explainer(desk: &Rc<Desk>, file: &Json, notes: &Notes, focus: Option<&Focus>) -> Html {
    let Json::Object(fields) = file else {
        return html! { <Remarks notes={notes.clone()} /> };
    };
    let groups = groups(fields);
    let pointers: Vec<_> = groups
        .iter()
        .flat_map(|group| group.fields.iter().map(|field| field.pointer.clone()))
        .collect();
    let others = outside(notes, &pointers);
    let focused = focus.map(|focus| {
        let at = |group: &&group::Fields| {
            group
                .fields
                .iter()
                .any(|field| focus.is_within(&field.pointer))
        };
        groups
            .iter()
            .find(at)
            .or(groups.first())
            .map(|group| group.name)
    });
    let each = groups.iter().map(|group| {
        html! {
            <Group
                key={group.name}
                desk={Rc::clone(desk)}
                name={group.name}
                fields={group.fields.clone()}
                notes={inside_any(notes, &group.fields)}
                focus={focus.filter(|_| focused.flatten() == Some(group.name)).cloned()}
            />
        }
    });
    html! {
        <>
            <Remarks notes={others} />
            { for each }
        </>
    }
}

/// The notes about the fields of a group.
fn inside_any(notes: &Notes, fields: &[group::Of]) -> Notes {
    let is_inside = |note: &&note::Note| {
        fields
            .iter()
            .any(|field| within(&note.pointer, &field.pointer).is_some())
    };
    notes.iter().filter(is_inside).cloned().collect()
}
