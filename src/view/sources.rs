//! The list of sources, with links back to where they are cited.

use super::glossary::{Note, close, note};
use super::html::html;
use super::ids;
use super::line::{dated, isolated, span, time};
use super::link::{anchor, link};
use super::nodes::{act, all, join, text, word};
use crate::model::decimal::digits;
use crate::model::explainer::Source;
use crate::model::link::Link;
use crate::state::{Citing, Panel, Request, Session, place};
use crate::words::direction;
use yew::{AttrValue, Html};

pub fn sources(session: &Session) -> Html {
    let sources = &session.explainer.sources;
    if sources.is_empty() {
        return Html::default();
    }
    let entries = all(&mut sources
        .iter()
        .zip(&session.citing)
        .map(|each| source(session, each)));
    let parts = Note {
        panel: Panel::Sources,
        part: "sources",
        label: session.words.sources,
        count: sources.len(),
        content: html! { <ol class="sources">{ entries }</ol> },
    };
    note(session, parts)
}

fn source(session: &Session, (source, citing): (&Source, &Vec<Citing>)) -> Html {
    let id = ids::source(&source.id);
    html! {
        <li class="source" {id} tabindex="-1">
            { imprint(session, source) }
            { backlinks(session, source, citing) }
        </li>
    }
}

fn imprint(session: &Session, source: &Source) -> Html {
    // Screen readers then read an English title in English.
    let lang = source.lang.clone().map(AttrValue::from);
    let dir = source.lang.as_deref().map(direction);
    html! {
        <>
            <cite lang={lang.clone()} {dir}>{ link(source.url.as_deref(), &source.title) }</cite>
            <span class="source-meta">{ meta(session, source) }</span>
            if let Some(quote) = &source.quote {
                <q class="quote" {lang} {dir}>{ text(quote) }</q>
            }
        </>
    }
}

/// A popover for each cited source. The numbers in the text open them.
pub fn citations(session: &Session) -> Html {
    let sources = session.explainer.sources.iter().zip(&session.citing);
    let cited = sources.filter(|(_, citing)| !citing.is_empty());
    all(&mut cited.map(|(source, _)| citation(session, source)))
}

fn citation(session: &Session, source: &Source) -> Html {
    let id = ids::cite(&source.id);
    let href = session.link(&ids::source(&source.id));
    let cite = act(Request::Cite(&source.id));
    html! {
        <div class="term-note source" part="source-note" popover="auto" id={id.clone()} role="note"
            aria-label={session.words.source}>
            { imprint(session, source) }
            <a class="listed" {href} data-act={cite}>{ word(session.words.listed) }</a>
            { close(session, id) }
        </div>
    }
}

/// The publisher, the dates of publication and access, and the archived copy.
fn meta(session: &Session, source: &Source) -> Html {
    let archive = source
        .archive
        .as_deref()
        .and_then(|url| Link::parse(url).ok());
    let parts = [
        source
            .publisher
            .as_ref()
            .map(|publisher| span(isolated(publisher))),
        source
            .published
            .as_ref()
            .map(|date| span(time(session, date))),
        Some(dated(
            session,
            session.words.accessed,
            source.accessed.as_ref(),
        )),
        archive.map(|link| span(anchor(Some(link), word(session.words.archive)))),
    ];
    all(&mut parts.into_iter().flatten())
}

/// Links back to each citation of a source, numbered in the order of reading.
fn backlinks(session: &Session, source: &Source, citing: &[Citing]) -> Html {
    let mut links = vec![];
    for citing in citing {
        for nth in 1..=citing.times {
            let number = AttrValue::from(digits(links.len() + 1));
            links.push(backlink(session, source, (citing, nth), number));
        }
    }
    if links.is_empty() {
        return Html::default();
    }
    html! { <span class="backlinks">{ all(&mut links.into_iter()) }</span> }
}

/// A link to the nth citation of a source in its place. Its accessible name names the place.
fn backlink(
    session: &Session,
    source: &Source,
    (citing, nth): (&Citing, u32),
    number: AttrValue,
) -> Html {
    let words = &session.words;
    let name = match citing.panel {
        Some(Panel::Card(index)) => &session.explainer.cards[index].title,
        Some(Panel::Glossary) => words.glossary,
        Some(_) => words.changes,
        None => &session.explainer.title,
    };
    let place = citing
        .panel
        .map_or(place::SUMMARY, |panel| session.name(panel));
    let href = match citing.panel {
        Some(Panel::Card(_)) => session.link_to_card(place),
        Some(panel) => session.link(&ids::panel(session, panel).0),
        None => session.link(ids::TITLE),
    };
    let act = act(Request::Back {
        nth,
        place,
        source: &source.id,
    });
    let label = join(&[&number, ", ", words.cited, " ", name]);
    html! { <><a {href} data-act={act} aria-label={label}>{ number }</a>{ word(" ") }</> }
}
