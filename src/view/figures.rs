//! The section `figures`: numbers worth knowing.

use super::html::html;
use super::nodes::{all, text};
use super::prose::{citation, prose};
use super::rail::share;
use crate::model::card::Figure;
use crate::model::index::Index;
use crate::model::{Card, Text, ascii};
use crate::state::Session;
use crate::words::gap;
use yew::{AttrValue, Html};

pub fn figures(session: &Session, card: &Card, items: &[Figure]) -> Html {
    let bars = Index::new(&mut items.iter().filter_map(bar));
    let mut each = items.iter().map(|each| figure(session, card, each, &bars));
    html! { <dl class="figures" part="figures">{ all(&mut each) }</dl> }
}

fn figure(session: &Session, card: &Card, figure: &Figure, bars: &Index) -> Html {
    let value = AttrValue::from(figure.value.as_str().to_owned());
    html! {
        <div class="figure">
            <dt class="figure-label">{ prose(session, &card.id, &figure.label) }</dt>
            <dd class="figure-value">
                <data {value}>{ session.number(&figure.value) }</data>
                if let Some(unit) = &figure.unit {
                    // A plain space, so that a narrow box has the unit under the number.
                    if !gap(&session.explainer.lang, unit).is_empty() {
                        { " " }
                    }
                    <span class="figure-unit">{ text(unit) }</span>
                }
                if let Some(source) = &figure.source {
                    { citation(session, &card.id, source) }
                }
                { drawn(figure, bars) }
            </dd>
        </div>
    }
}

/// The unit and the length of a figure's bar. The bits of the length are inverted, so that the longest bar of a unit
/// sorts first.
fn bar(figure: &Figure) -> Option<(Text, u64)> {
    let length = units(figure.value.as_str()).filter(|_| figure.bar)?;
    Some((figure.unit.clone().unwrap_or_default(), !length))
}

/// A bar to the scale of the largest figure of the same unit, or nothing if no other figure has that unit. Hidden from
/// assistive technology, which reads the number.
fn drawn(figure: &Figure, bars: &Index) -> Html {
    let bar = bar(figure);
    let same = bar.as_ref().map_or(&[][..], |(unit, _)| bars.get(unit));
    let (Some((_, length)), [(_, largest), _, ..]) = (bar, same) else {
        return Html::default();
    };
    let width = share(!length, !largest);
    html! { <svg class="bar" aria-hidden="true"><rect {width} height="100%" /></svg> }
}

/// A number in millionths. `None` for numbers that no bar can show: negative ones, and those with more than ten digits
/// or an exponent.
fn units(number: &str) -> Option<u64> {
    let (whole, fraction) = ascii::split_once(number, b'.').unwrap_or((number, ""));
    if whole.len() > 10 {
        return None;
    }
    let millionths = fraction.bytes().chain(*b"000000").take(6);
    let mut sum: u64 = 0;
    for digit in whole.bytes().chain(millionths) {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        sum = sum * 10 + u64::from(digit);
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_to_the_millionth() {
        assert_eq!(units("1.20"), Some(1_200_000));
        assert_eq!(units("819"), Some(819_000_000));
        assert_eq!(units("0.00000194"), Some(1));
        for none in [
            "-1",
            "1e3",
            "12345678901",
            "99999999999999999999",
            "18446744073709.551619",
        ] {
            assert_eq!(units(none), None, "{none}");
        }
    }
}
