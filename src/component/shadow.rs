//! The shadow root of a component.

use super::modules;
use js_sys::{Array, Function};
use wasm_bindgen::JsCast;
use web_sys::{
    CssStyleSheet, Document, Element, HtmlInputElement, Node, ShadowRoot, ShadowRootInit,
    ShadowRootMode,
};
use yew::NodeRef;

/// The shadow root of a component, and the element into which Yew renders.
#[derive(Clone, PartialEq)]
pub struct Shadow {
    pub root: ShadowRoot,
    /// The element into which Yew renders. It is in the root only while the explainer is shown.
    pub view: Element,
    /// The other content of the root: a slot for the fallback, or the pre-rendered form.
    fallback: Vec<Node>,
}

impl Shadow {
    /// Attaches a shadow root, or takes over a declarative one. `None` if the browser doesn't support shadow roots.
    pub fn of(host: &NodeRef) -> Option<Self> {
        let host = host.cast::<Element>()?;
        let document = host.owner_document()?;
        let made = || host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open));
        let root = host.shadow_root().or_else(|| made().ok())?;
        let view = document.create_element("div").ok()?;
        view.set_class_name("root");
        if root.first_child().is_none() {
            let slot = document.create_element("slot").ok()?;
            root.append_child(&slot).ok()?;
        }
        if let Some(sheet) = sheet(&document) {
            root.set_adopted_style_sheets(&Array::of1(&sheet));
        }
        let nodes = root.child_nodes();
        let fallback = (0..nodes.length()).filter_map(|index| nodes.get(index));
        Some(Self {
            fallback: fallback.collect(),
            root,
            view,
        })
    }

    /// Puts the view or the fallback into the root, and updates the radio buttons.
    pub fn update(&self, is_shown: bool) {
        if is_shown != self.view.is_connected() {
            let nodes: Array = if is_shown {
                Array::of1(&self.view)
            } else {
                self.fallback.iter().collect()
            };
            // Can't fail, because all nodes are of this document.
            self.root.replace_children_with_node(&nodes);
        }
        self.check_inputs();
    }

    /// Checks the radio buttons with a `checked` attribute, which browsers ignore once a button was pressed.
    fn check_inputs(&self) {
        // Only those that differ: there may be hundreds, and each would be a call of JavaScript.
        let differ = ":checked:not([checked]), [checked]:not(:checked)";
        let Ok(inputs) = self.view.query_selector_all(differ) else {
            return;
        };
        let inputs = (0..inputs.length()).filter_map(|index| inputs.get(index));
        for input in inputs.filter_map(|input| input.dyn_into::<HtmlInputElement>().ok()) {
            input.set_checked(input.default_checked());
        }
    }

    /// The names of the panels that are open in the pre-rendered form.
    pub fn opened(&self) -> Option<String> {
        modules::opened(&self.root).ok().flatten()
    }

    /// The reader's choices in the pre-rendered form, as requests.
    pub fn chosen(&self) -> Vec<String> {
        modules::chosen(&self.root).unwrap_or_default()
    }

    /// Records the focus, the selection, typed text and what is unfolded. The function restores them.
    pub fn note(&self) -> Option<Function> {
        modules::note(&self.root).ok()
    }
}

/// The style sheet, shared by all explainers of the page.
fn sheet(_: &Document) -> Option<CssStyleSheet> {
    thread_local! {
        static SHEET: Option<CssStyleSheet> = {
            let sheet = CssStyleSheet::new().ok();
            let css = include_str!(env!("EXPLAINER_CARDS_CSS"));
            sheet.filter(|sheet| sheet.replace_sync(css).is_ok())
        };
    }
    SHEET.with(Clone::clone)
}
