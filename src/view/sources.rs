//! The list of sources, with ways back to where they are cited.

use super::citing::Citing;
use super::glossary::{Note, note};
use super::header::{dated, isolated, span, time};
use super::link::{anchor, link};
use super::setting::{Setting, all, join, spaced, text, word};
use crate::model::decimal::digits;
use crate::model::explainer::Source;
use crate::model::link::Link;
use crate::model::{Card, Explainer};
use crate::state::{Panel, place};
use crate::words::direction;
use yew::{AttrValue, Html, html};

pub fn sources(setting: &Setting) -> Html {
    let sources = &setting.explainer.sources;
    if sources.is_empty() {
        return Html::default();
    }
    let entries = all(&mut sources
        .iter()
        .zip(&setting.citing)
        .map(|each| source(setting, each)));
    let parts = Note {
        panel: Panel::Sources,
        part: "sources",
        id: "list-sources",
        label: setting.words.sources,
        count: sources.len(),
        content: html! { <ol class="sources">{ entries }</ol> },
    };
    note(setting, parts)
}

fn source(setting: &Setting, (source, citing): (&Source, &Vec<Citing>)) -> Html {
    let id = join(&["source-", &source.id]);
    html! {
        <li class="source" {id} tabindex="-1">
            { imprint(setting, source) }
            { backlinks(setting, source, citing) }
        </li>
    }
}

fn imprint(setting: &Setting, source: &Source) -> Html {
    // So that a screen reader says an English title in English.
    let lang = source.lang.clone().map(AttrValue::from);
    let dir = source.lang.as_deref().map(direction);
    html! {
        <>
            <cite lang={lang.clone()} {dir}>{ link(source.url.as_deref(), &source.title) }</cite>
            <span class="source-meta">{ meta(setting, source) }</span>
            if let Some(quote) = &source.quote {
                <q class="quote" {lang} {dir}>{ text(quote) }</q>
            }
        </>
    }
}

/// The sources that are cited as popovers; the numbers in the text open them.
pub fn citations(setting: &Setting) -> Html {
    let sources = setting.explainer.sources.iter().zip(&setting.citing);
    let cited = sources.filter(|(_, citing)| !citing.is_empty());
    all(&mut cited.map(|(source, _)| citation(setting, source)))
}

fn citation(setting: &Setting, source: &Source) -> Html {
    let id = join(&["cite-", &source.id]);
    let href = setting.fragment("source-", &source.id);
    let cite = join(&["/", &source.id]);
    html! {
        <div class="term-note source" part="source-note" popover="auto" {id} role="note"
            aria-label={setting.words.source}>
            { imprint(setting, source) }
            <a class="listed" {href} data-cite={cite}>{ word(setting.words.listed) }</a>
        </div>
    }
}

/// Who published a source and when, when it was read, and where a copy is.
fn meta(setting: &Setting, source: &Source) -> Html {
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
            .map(|date| span(time(setting, date))),
        Some(dated(
            setting,
            setting.words.accessed,
            source.accessed.as_ref(),
        )),
        archive.map(|link| span(anchor(Some(link), word(setting.words.archive)))),
    ];
    all(&mut parts.into_iter().flatten())
}

/// The places that cite a source, each a link to it.
fn backlinks(setting: &Setting, source: &Source, citing: &[Citing]) -> Html {
    if citing.is_empty() {
        return Html::default();
    }
    let links = all(&mut citing.iter().map(|each| span(ways(setting, source, each))));
    html! { <span class="backlinks">{ spaced(setting.words.cited) }{ links }</span> }
}

/// The name of a place, as the way to the first citation in it, then the numbers of the others.
fn ways(setting: &Setting, source: &Source, citing: &Citing) -> Html {
    let Explainer { title, cards, .. } = &setting.explainer;
    let words = setting.words;
    let (place, name, kind, id) = match citing.panel {
        Some(Panel::Card(index)) => {
            let Card { id, title, .. } = &cards[index];
            (&**id, &**title, "card-", &**id)
        }
        Some(Panel::Glossary) => (place::GLOSSARY, words.glossary, "", "glossary"),
        Some(_) => (place::CHANGES, words.changes, "", "changes"),
        None => (place::SUMMARY, &**title, "", "title"),
    };
    let href = setting.fragment(kind, id);
    let back = join(&[place, "/", &source.id]);
    let mut links = vec![];
    for time in 1..=citing.times {
        let number = digits(time);
        let first = time == 1;
        let nth = (!first).then(|| AttrValue::from(number.clone()));
        let label = (!first).then(|| join(&[name, " ", &number]));
        let said = AttrValue::from(if first { name } else { &*number }.to_owned());
        if !first {
            links.push(word(" "));
        }
        links.push(html! {
            <a href={href.clone()} data-back={back.clone()} data-nth={nth} aria-label={label}>{ said }</a>
        });
    }
    all(&mut links.into_iter())
}
