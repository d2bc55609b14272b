//! The head of an explainer: title, dek, who made it, and when.

use super::html::html;
use super::link::link;
use super::nodes::{all, spaced, text, word};
use super::prose::prose;
use crate::model::{Date, Explainer, Text};
use crate::state::{Session, place};
use crate::words::Formats;
use yew::{AttrValue, Html};

/// The tag of a heading of this level. Levels over 6 do not exist.
pub fn tag(level: u8) -> &'static str {
    match level {
        ..=1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

pub fn header(session: &Session) -> Html {
    let explainer = &session.explainer;
    html! {
        <header class="header" part="header">
            <p class="kicker" part="kicker">{ word(session.words.kicker) }</p>
            <@{tag(session.settings.level)} class="title" part="title" id="title" tabindex="-1">{ text(&explainer.title) }</@>
            <p class="dek" part="dek">{ prose(session, place::SUMMARY, &explainer.summary) }</p>
            <p class="byline" part="byline">{ byline(session) }</p>
        </header>
    }
}

fn byline(session: &Session) -> Html {
    let explainer = &session.explainer;
    let words = &session.words;
    let authors = &explainer.authors;
    let mut names = authors.iter().enumerate().map(|(index, author)| {
        let name = link(author.url.as_deref(), &author.name);
        html! {
            <>
                if index > 0 {
                    { before(&session.formats, explainer, index) }
                }
                <bdi>{ name }</bdi>
            </>
        }
    });
    html! {
        <>
            if !authors.is_empty() {
                { labelled(words.by, all(&mut names)) }
            }
            if let Some(publisher) = &explainer.publisher {
                { span(link(publisher.url.as_deref(), &publisher.name)) }
            }
            { dated(session, words.published, explainer.published.as_ref()) }
            { dated(session, words.updated, explainer.updated.as_ref()) }
            { dated(session, words.checked, explainer.checked()) }
            { review(session) }
        </>
    }
}

/// What stands before the name of the author at an index.
///
/// Unicode's CLDR writes the second, the last and all in between alike, however many there are: asked for
/// four, the list is not made anew in full for every author.
pub fn before(formats: &Formats, explainer: &Explainer, index: usize) -> String {
    let Explainer { lang, authors, .. } = explainer;
    let count = authors.len();
    let like = if index + 1 == count {
        3.min(index)
    } else {
        2.min(index)
    };
    (formats.before)(lang, count.min(4), like, &authors[index].name)
}

/// The day by which somebody checks again that all is true. Once it has passed that is said, calmly.
fn review(session: &Session) -> Html {
    let Some(date) = &session.explainer.review_by else {
        return Html::default();
    };
    if date.is_before(&session.settings.today) {
        let notice = html! { <>{ spaced(session.words.overdue) }{ time(session, date) }</> };
        return html! { <strong class="overdue" part="overdue">{ notice }{ word(" ") }</strong> };
    }
    labelled(session.words.review, time(session, date))
}

/// A date behind a word that says what happened on it.
pub fn dated(session: &Session, what: &'static str, date: Option<&Date>) -> Html {
    date.map_or_else(Html::default, |date| labelled(what, time(session, date)))
}

/// Something behind a word that says what it is.
fn labelled(label: &'static str, content: Html) -> Html {
    span(html! { <>{ spaced(label) }{ content }</> })
}

/// A part of a line of facts; the style sheet sets a mark between two of them. The space is for those
/// who hear or copy the line.
pub fn span(content: Html) -> Html {
    html! { <span>{ content }{ word(" ") }</span> }
}

/// A name, whose direction is none of the text's business.
pub fn isolated(name: &Text) -> Html {
    html! { <bdi>{ text(name) }</bdi> }
}

/// A date that machines can read too.
pub fn time(session: &Session, date: &Date) -> Html {
    let datetime = AttrValue::from(date.as_str().to_owned());
    html! { <time {datetime}>{ session.date(date) }</time> }
}
