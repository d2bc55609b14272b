//! The shadow root of a component.

use super::modules;
use js_sys::{Array, Function};
use wasm_bindgen::JsCast;
use web_sys::{
    CssStyleSheet, Document, Element, HtmlInputElement, Node, ShadowRoot, ShadowRootInit,
    ShadowRootMode,
};
use yew::NodeRef;

/// The shadow root of a component, and the box in it that Yew fills.
#[derive(Clone, PartialEq)]
pub struct Shadow {
    pub root: ShadowRoot,
    /// Where the view is, whether it stands in the root or not.
    pub view: Element,
    /// What the root holds while the view doesn't stand in it: a slot for the fallback, or the pre-rendered form.
    fallback: Vec<Node>,
}

impl Shadow {
    /// Makes it, or takes over that of a declarative shadow root. Nothing where the browser has none.
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

    /// Puts the view, or else the fallback, into the root. What Yew has written is made to count.
    pub fn update(&self, is_shown: bool) {
        if is_shown != self.view.is_connected() {
            let nodes: Array = if is_shown {
                Array::of1(&self.view)
            } else {
                self.fallback.iter().collect()
            };
            // It can't fail: each node is from this document.
            self.root.replace_children_with_node(&nodes);
        }
        self.check_inputs();
    }

    /// A radio button that was pressed no longer heeds its attribute.
    fn check_inputs(&self) {
        let Ok(inputs) = self.view.query_selector_all("input") else {
            return;
        };
        let inputs = (0..inputs.length()).filter_map(|index| inputs.get(index));
        for input in inputs.filter_map(|input| input.dyn_into::<HtmlInputElement>().ok()) {
            input.set_checked(input.default_checked());
        }
    }

    /// The panels that are open in the pre-rendered form.
    pub fn opened(&self) -> Option<String> {
        modules::opened(&self.root).ok().flatten()
    }

    /// What was chosen in the pre-rendered form.
    pub fn chosen(&self) -> Vec<String> {
        modules::chosen(&self.root).unwrap_or_default()
    }

    /// Notes the focus, the selection and what was written.
    pub fn note(&self) -> Option<Function> {
        modules::note(&self.root).ok()
    }
}

/// The style sheet, one for all explainers of the page.
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
