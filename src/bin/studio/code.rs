//! The JSON view: `CodeMirror`, or a plain text field where its file isn't there.

use crate::focus;
use crate::modules::{Editor, load};
use crate::offsets::{to_byte, to_utf16, with_ends_of};
use explainer_cards::check::{Problem, Severity};
use serde_json::json;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlTextAreaElement, InputEvent};
use yew::{
    AttrValue, Callback, Html, Properties, TargetCast, component, html, use_effect_with,
    use_mut_ref, use_node_ref, use_state,
};

/// A range of the text to select, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    pub start: usize,
    pub end: usize,
    /// Grows with every request to select a range.
    pub number: u32,
}

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    pub text: AttrValue,
    pub problems: Rc<[Problem]>,
    /// The language of the studio.
    pub lang: AttrValue,
    /// What the text is, for screen readers.
    pub label: AttrValue,
    pub target: Option<Target>,
    /// The bytes of the card in which the cursor is.
    pub marked: (usize, usize),
    pub on_edit: Callback<AttrValue>,
    /// Called with the byte at which the cursor is.
    pub on_cursor: Callback<usize>,
    pub on_undo: Callback<()>,
    pub on_redo: Callback<()>,
    /// Called with the index of a problem that is to be fixed.
    pub on_fix: Callback<usize>,
}

/// Functions that JavaScript calls.
type Calls = Vec<Closure<dyn FnMut(JsValue)>>;

/// The editor, and what JavaScript calls as long as it is there.
struct Loaded {
    editor: Editor,
    _calls: Calls,
}

impl Drop for Loaded {
    fn drop(&mut self) {
        self.editor.destroy();
    }
}

#[component]
pub fn Code(props: &Props) -> Html {
    let place = use_node_ref();
    let field = use_node_ref();
    let loaded = use_state(|| None::<Rc<Loaded>>);
    // What the editor calls has to see the latest properties.
    let latest = use_mut_ref(|| props.clone());
    *latest.borrow_mut() = props.clone();

    use_effect_with(props.lang.clone(), {
        let (place, loaded, latest) = (place.clone(), loaded.setter(), latest.clone());
        move |_| {
            if let Some(place) = place.cast::<Element>() {
                let loaded = loaded.clone();
                spawn_local(async move {
                    let (options, calls) = options(&latest);
                    match load(&place, &options).await {
                        Ok(editor) => loaded.set(Some(Rc::new(Loaded {
                            editor,
                            _calls: calls,
                        }))),
                        Err(_) => loaded.set(None),
                    }
                });
            }
            move || loaded.set(None)
        }
    });
    use_effect_with((key(loaded.as_ref()), props.text.clone()), {
        let loaded = loaded.clone();
        move |(_, text)| with(loaded.as_ref(), |editor| editor.set_text(text))
    });
    use_effect_with((key(loaded.as_ref()), props.problems.clone()), {
        let (loaded, text) = (loaded.clone(), props.text.clone());
        move |(_, problems)| {
            with(loaded.as_ref(), |editor| {
                editor.set_problems(&listed(&text, problems));
            });
        }
    });
    use_effect_with((key(loaded.as_ref()), props.marked), {
        let (loaded, text) = (loaded.clone(), props.text.clone());
        move |(_, (start, end))| {
            with(loaded.as_ref(), |editor| {
                let units = to_utf16(&text, [*start, *end]);
                editor.set_marked(units[0], units[1]);
            });
        }
    });
    // The number of the last request, which isn't done again when the editor is loaded in another language.
    let done = use_mut_ref(|| None);
    use_effect_with((key(loaded.as_ref()), props.target), {
        let (loaded, field, text) = (loaded.clone(), field.clone(), props.text.clone());
        move |(_, target)| {
            let target = target.filter(|target| *done.borrow() != Some(target.number));
            if let Some(target) = target {
                if loaded.is_some() {
                    *done.borrow_mut() = Some(target.number);
                }
                select((*loaded).as_ref(), field.cast(), &text, target);
            }
        }
    });

    let oninput = {
        let (on_edit, text) = (props.on_edit.clone(), props.text.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                on_edit.emit(with_ends_of(&text, &field.value()).into());
            }
        })
    };
    html! {
        <div class="code">
            <div class="code-editor" ref={place} hidden={loaded.is_none()} />
            if loaded.is_none() {
                <textarea class="code-plain" ref={field} aria-label={props.label.clone()} spellcheck="false"
                    value={props.text.clone()} {oninput} />
            }
        </div>
    }
}

fn key(loaded: Option<&Rc<Loaded>>) -> usize {
    loaded.map_or(0, |loaded| Rc::as_ptr(loaded) as usize)
}

fn with(loaded: Option<&Rc<Loaded>>, act: impl FnOnce(&Editor)) {
    if let Some(loaded) = loaded {
        act(&loaded.editor);
    }
}

fn select(loaded: Option<&Rc<Loaded>>, field: Option<HtmlTextAreaElement>, text: &str, at: Target) {
    let units = to_utf16(text, [at.start, at.end]);
    match (loaded, field) {
        (Some(loaded), _) => loaded.editor.select(units[0], units[1]),
        (None, Some(field)) => {
            // A text field has line feeds alone.
            let before = |byte: usize| text[..byte].matches('\r').count();
            let units = [units[0] - before(at.start), units[1] - before(at.end)];
            let of = |unit: usize| u32::try_from(unit).unwrap_or(u32::MAX);
            let _ = field.set_selection_range(of(units[0]), of(units[1]));
            let _ = field.focus();
        }
        _ => {}
    }
}

/// The problems in the form that the editor takes, as JSON.
fn listed(text: &str, problems: &[Problem]) -> String {
    let ends = problems.iter().flat_map(|each| [each.start, each.end]);
    let units = to_utf16(text, ends);
    let listed = problems.iter().enumerate().map(|(index, problem)| {
        json!({
            "from": units[2 * index],
            "to": units[2 * index + 1],
            "severity": match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "info",
            },
            "message": format!("{}: {}", problem.message, problem.label),
            "help": problem.help,
            "fixes": problem.fix.iter().map(|fix| json!({ "title": fix.title, "index": index })).collect::<Vec<_>>(),
        })
    });
    listed.collect::<serde_json::Value>().to_string()
}

/// What the editor calls with its new text.
const CHANGE: &str = "onChange";

/// The options of the editor, and the functions in them.
fn options(latest: &Rc<std::cell::RefCell<Props>>) -> (JsValue, Calls) {
    let options = js_sys::Object::new();
    let set = |name: &str, value: &JsValue| {
        // Can't fail: the object is new.
        let _ = js_sys::Reflect::set(&options, &name.into(), value);
    };
    let props = latest.borrow();
    set("text", &JsValue::from_str(&props.text));
    set("label", &JsValue::from_str(&props.label));
    set("lang", &JsValue::from_str(&props.lang));
    let schema = explainer_cards::check::schema().to_string();
    set("schema", &js_sys::JSON::parse(&schema).unwrap_or_default());
    let mut calls = vec![];
    let mut call = |name: &'static str, act: fn(&Props, JsValue)| {
        let latest = Rc::clone(latest);
        let closure = Closure::new(move |value: JsValue| {
            if name == CHANGE {
                // The offset of the cursor comes before the next rendering, and is one in the new text.
                latest.borrow_mut().text = value.as_string().unwrap_or_default().into();
            }
            let props = latest.borrow().clone();
            act(&props, value);
        });
        set(name, closure.as_ref());
        calls.push(closure);
    };
    call(CHANGE, |props, text| {
        props
            .on_edit
            .emit(text.as_string().unwrap_or_default().into());
    });
    call("onSelect", |props, offset| {
        props.on_cursor.emit(to_byte(&props.text, number(&offset)));
    });
    call("onUndo", |props, _| {
        if has_focus() {
            props.on_undo.emit(());
        }
    });
    call("onRedo", |props, _| {
        if has_focus() {
            props.on_redo.emit(());
        }
    });
    call("onFix", |props, index| props.on_fix.emit(number(&index)));
    (options.into(), calls)
}

/// Whether the focus is in the editor. Chromium asks it to undo something also if the field of a dialog that has the focus
/// has nothing to undo.
fn has_focus() -> bool {
    focus::is_in(".code")
}

/// A whole number that JavaScript counted.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // An offset in a text.
fn number(value: &JsValue) -> usize {
    value.as_f64().unwrap_or_default() as usize
}
