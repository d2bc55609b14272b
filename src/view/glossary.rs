//! The list of terms, and the popovers with their definitions.

use super::disclosure::{Disclosure, disclosure};
use super::html::html;
use super::ids;
use super::line::span;
use super::nodes::{all, join, text, word};
use super::prose::{paragraph, prose};
use super::sources::citations;
use crate::model::Text;
use crate::model::decimal::digits;
use crate::model::explainer::Term;
use crate::state::{Panel, Session, place};
use yew::{AttrValue, Html};

/// A folded list under the cards, with its name and length.
pub struct Note {
    pub panel: Panel,
    pub part: &'static str,
    pub label: &'static str,
    pub count: usize,
    pub content: Html,
}

pub fn note(session: &Session, list: Note) -> Html {
    let count = digits(list.count);
    let label = html! {
        <>
            { span(word(list.label)) }
            <span class="count">{ count }</span>
        </>
    };
    let parts = Disclosure {
        panel: list.panel,
        class: "note",
        part: list.part,
        kind: None,
        label,
        dek: Html::default(),
        content: list.content,
    };
    disclosure(session, parts)
}

pub fn glossary(session: &Session) -> Html {
    let terms = &session.explainer.glossary;
    if terms.is_empty() {
        return Html::default();
    }
    let entries = all(&mut terms.iter().map(|term| entry(session, term)));
    let parts = Note {
        panel: Panel::Glossary,
        part: "glossary",
        label: session.words.glossary,
        count: terms.len(),
        content: html! { <dl class="glossary">{ entries }</dl> },
    };
    note(session, parts)
}

fn entry(session: &Session, term: &Term) -> Html {
    let aliases: Vec<&str> = term.aliases.iter().map(|alias| &**alias).collect();
    html! {
        <div class="entry">
            <dt>
                { join(&[&term.term, " "]) }
                if !aliases.is_empty() {
                    <span class="aliases">{ text(&Text::from(aliases.join(", "))) }</span>
                }
            </dt>
            <dd>{ prose(session, place::GLOSSARY, &term.definition) }</dd>
        </div>
    }
}

/// A popover for each term and each cited source. Buttons in the text open them.
pub fn definitions(session: &Session) -> Html {
    let mut each = session
        .explainer
        .glossary
        .iter()
        .map(|term| definition(session, term));
    // For link-terms.js, which adds links to the popovers and to cards.
    let live = |word| (!session.is_static()).then_some(word);
    html! {
        <div class="definitions" data-readmore={live(session.words.readmore)} data-back={live(session.words.back)}>
            { all(&mut each) }
            { citations(session) }
        </div>
    }
}

fn definition(session: &Session, term: &Term) -> Html {
    let id = ids::term(&term.id);
    let name = ids::term_name(&term.id);
    html! {
        <div class="term-note" part="term-note" popover="auto" id={id.clone()} role="note" aria-labelledby={name.clone()}>
            <p class="term-name" id={name}>{ text(&term.term) }</p>
            { paragraph(session, place::COPY, &term.definition) }
            { close(session, id) }
        </div>
    }
}

/// A button that closes the popover with an id. Escape and a press elsewhere close it too, but readers can't see that.
pub fn close(session: &Session, id: AttrValue) -> Html {
    html! {
        <button type="button" class="close" popovertarget={id} popovertargetaction="hide"
            aria-label={session.words.close}>{ "×" }</button>
    }
}
