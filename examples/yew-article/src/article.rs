//! An article with two explainers: one from a file, one from JSON in the application.

use explainer_cards::{ExplainerCards, Notice};
use yew::{Callback, Html, component, html, use_state};

const TRAM: &str = r#"{
    "version": 1, "id": "harbour-tram", "lang": "en",
    "title": "Why the harbour tram is late", "summary": "It opens in autumn at the earliest.",
    "cards": [{
        "id": "why", "kind": "why", "title": "Why is it late?",
        "summary": "The bridge is too weak.", "body": ["Steel is on its way."]
    }]
}"#;

#[component]
pub fn Article() -> Html {
    let last = use_state(|| None::<Notice>);
    let on_notice = {
        let last = last.setter();
        Callback::from(move |notice| last.set(Some(notice)))
    };
    html! {
        <article>
            <h1>{ "Beijing presses Washington to ease its controls on HBM chips" }</h1>
            <ExplainerCards src="explainers/hbm.en.json" feedback=true {on_notice}>
                <p>{ "HBM is memory that stands beside the processor of an AI chip." }</p>
            </ExplainerCards>
            <p>{ "Last notice: " }<output>{ format!("{last:?}", last = *last) }</output></p>
            <ExplainerCards explainer={TRAM} heading_level={3} open="why">
                <p>{ "The harbour tram opens in autumn at the earliest." }</p>
            </ExplainerCards>
        </article>
    }
}
