//! The dates of a timeline on a line to scale. Hidden from assistive technology, which reads the list below it.

use super::html::html;
use super::nodes::{all, join};
use crate::model::decimal::digits;
use crate::model::{Card, Date};
use crate::state::Session;
use crate::words::direction;
use yew::{AttrValue, Html};

/// The least number of dates that get a line.
const FEW: usize = 3;

/// A line with a mark for each date, and one for today if it isn't before the first date. Nothing if a date is invalid.
pub fn rail(session: &Session, card: &Card) -> Html {
    let mut dates = vec![];
    for event in &card.events {
        dates.push(&event.date);
        if let Some(end) = &event.end_date {
            dates.push(end);
        }
    }
    let days: Option<Vec<u32>> = dates.iter().map(|date| day(date)).collect();
    let (Some(days), Some(first), Some(last)) = (
        days.filter(|days| days.len() >= FEW),
        dates.iter().min_by_key(|date| date.as_str()),
        dates.iter().max_by_key(|date| date.as_str()),
    ) else {
        return Html::default();
    };
    let today = Date::from(&*session.settings.today);
    let today = day(&today);
    let [start, end] = [days.iter().min(), days.iter().max()].map(|day| day.copied().unwrap_or(0));
    // Up to today, so that a long time without events shows.
    let whole = today.map_or(end, |today| today.max(end)) - start;
    if whole == 0 {
        return Html::default();
    }
    let backwards = direction(&session.explainer.lang) == "rtl";
    let place = |day: u32| {
        let tenths = (day - start) * 1000 / whole;
        percent(if backwards { 1000 - tenths } else { tenths })
    };
    let mut marks = days.iter().map(|day| {
        let x = place(*day);
        html! { <line x1={x.clone()} x2={x} y1="4" y2="16" /> }
    });
    let now = today.filter(|today| *today >= start);
    let last = year(session, last);
    let (mut until, mut today) = (last.clone(), AttrValue::Static(session.words.today));
    // Two labels so close would overlap.
    if now.is_some_and(|now| (now - start) * 1000 / whole >= 850) {
        until = if now < Some(end) {
            join(&[&std::mem::take(&mut today), " · ", &last])
        } else {
            AttrValue::default()
        };
    }
    html! {
        <svg class="rail" aria-hidden="true">
            <line class="axis" x1="0" x2="100%" y1="10" y2="10" />
            { all(&mut marks) }
            { label(place(start), year(session, first), backwards) }
            { label(place(end), until, !backwards) }
            if let Some(now) = now {
                <line class="now" x1={place(now)} x2={place(now)} y1="0" y2="20" />
                { label(place(now), today, ((now - start) * 2 > whole) != backwards) }
            }
        </svg>
    }
}

/// A text under the line that ends or begins at `x`.
fn label(x: AttrValue, content: AttrValue, ends: bool) -> Html {
    let anchor = if ends { "end" } else { "start" };
    html! { <text {x} y="34" text-anchor={anchor}>{ content }</text> }
}

fn year(session: &Session, date: &Date) -> AttrValue {
    let year = date.as_str().get(..4).unwrap_or_default();
    AttrValue::from(session.date(&Date::from(year)))
}

/// Days since the year 0 in months of 31 days: exact enough for a line as wide as a column of text.
fn day(date: &Date) -> Option<u32> {
    let (year, month, day) = date.parts()?;
    let [month, day] = [month, day].map(|part| u32::from(part.max(1)) - 1);
    Some((u32::from(year) * 12 + month) * 31 + day)
}

/// The share of a part in the whole, as a length in SVG.
pub fn share(part: u64, whole: u64) -> AttrValue {
    let tenths = part.saturating_mul(1000).checked_div(whole).unwrap_or(0);
    percent(u32::try_from(tenths).unwrap_or(1000))
}

fn percent(tenths: u32) -> AttrValue {
    join(&[&digits(tenths / 10), ".", &digits(tenths % 10), "%"])
}
