//! The widget's own view as HTML that needs no script: what `view` writes in its static form.

use super::Options;
use crate::model::Explainer;
use crate::state::State;
use crate::view::Form;
use crate::view::explainer::{Explainer as View, Props};
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer};

/// The looks of the widget, for a `style` element.
pub const STYLES: &str = include_str!(env!("EXPLAINER_CARDS_CSS"));

/// The box that the style sheet takes for the root, on one line: publishing systems make paragraphs of
/// blank lines.
pub fn root(explainer: &Explainer, options: &Options, level: u8) -> String {
    let props = Props {
        explainer: Rc::new(explainer.clone()),
        state: State::new(explainer.cards.len(), &|_| false),
        level,
        form: Form::Static,
        formats: options.formats,
        on_notice: Callback::noop(),
    };
    let renderer = LocalServerRenderer::<View>::with_props(props).hydratable(false);
    // It waits for nothing: the view has no suspense.
    let html = pollster::block_on(renderer.render());
    format!("<div class=\"root\">{}</div>", plain_letters(&html))
}

/// Without line breaks, which mean no more than a space here, and without the marks of templates and
/// short codes, which publishing systems fill in.
fn plain_letters(html: &str) -> String {
    html.replace(['\n', '\r'], " ")
        .replace('[', "&#91;")
        .replace('{', "&#123;")
}
