//! The section `figures`: numbers worth knowing.

use super::prose::{citation, prose};
use super::setting::{Setting, all, text};
use crate::model::Card;
use crate::model::card::Figure;
use yew::{AttrValue, Html, html};

pub fn figures(setting: &Setting, card: &Card) -> Html {
    if card.figures.is_empty() {
        return Html::default();
    }
    let mut each = card.figures.iter().map(|each| figure(setting, card, each));
    html! { <dl class="figures" part="figures">{ all(&mut each) }</dl> }
}

fn figure(setting: &Setting, card: &Card, figure: &Figure) -> Html {
    let value = AttrValue::from(figure.value.as_str().to_owned());
    html! {
        <div class="figure">
            <dt class="figure-label">{ prose(setting, &card.id, &figure.label) }</dt>
            <dd class="figure-value">
                <data {value}>{ setting.number(&figure.value) }</data>
                if let Some(unit) = &figure.unit {
                    { "\u{a0}" }<span class="figure-unit">{ text(unit) }</span>
                }
                if let Some(source) = &figure.source {
                    { citation(setting, &card.id, source) }
                }
            </dd>
        </div>
    }
}
