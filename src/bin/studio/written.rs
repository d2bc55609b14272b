//! An explainer in one of the static forms.

use explainer_cards::model::Explainer;
use explainer_cards::render::intl::FORMATS;
use explainer_cards::render::{Form, Options, render_async, today};

/// Writes a form, with today's date. `src` is the address of the file, `json` the file itself. Nothing if the explainer
/// lacks what the form needs.
pub async fn written(
    form: Form,
    explainer: &Explainer,
    src: Option<&str>,
    json: Option<&str>,
) -> Option<String> {
    let options = Options {
        src: src.map(ToOwned::to_owned),
        json: json.map(ToOwned::to_owned),
        today: Some(today()),
        ..Options::new(FORMATS)
    };
    let outputs = render_async(form, explainer, &options).await.ok()?;
    outputs.into_iter().next().map(|output| output.content)
}
