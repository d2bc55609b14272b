//! The foot of an explainer: who made it and when, all of it at once, other languages.

use super::facts::overdue;
use super::html::html;
use super::languages::languages;
use super::line::{dated, labelled, span};
use super::link::link;
use super::nodes::{act, all};
use super::reading::{adds, timed};
use crate::model::Explainer;
use crate::state::{Depth, Request, Session};
use crate::words::Formats;
use yew::Html;

pub fn colophon(session: &Session) -> Html {
    html! {
        <footer class="colophon" part="colophon">
            <p class="byline" part="byline">{ byline(session) }</p>
            if session.has_widget() && adds(session, Depth::Full) {
                { everything(session) }
            }
            { languages(session) }
        </footer>
    }
}

/// Opens all cards, the answers to questions, and what cards have in more depth.
fn everything(session: &Session) -> Html {
    let act = act(Request::Depth(Depth::Full));
    let label = timed(session, session.words.full, Depth::Full);
    html! { <button type="button" class="tool" part="everything" data-act={act}>{ label }</button> }
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
            // Without a change this day is in the head.
            if explainer.updated.is_some() {
                { dated(session, words.published, explainer.published.as_ref()) }
            }
            { dated(session, words.checked, explainer.checked()) }
            if overdue(session).is_none() {
                { dated(session, words.review, explainer.review_by.as_ref()) }
            }
        </>
    }
}

/// What stands before the name of the author at an index: a comma, "and".
///
/// Unicode's CLDR treats the second name, the last name and all names in between alike, however long the list is. So
/// at most four names are formatted, instead of the whole list for every author.
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
