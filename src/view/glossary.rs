//! The list of terms, and the definitions that open beside a word.

use super::disclosure::{Disclosure, disclosure};
use super::header::span;
use super::prose::{paragraph, prose};
use super::setting::{Setting, all, join, text, word};
use super::sources::citations;
use crate::model::Text;
use crate::model::decimal::digits;
use crate::model::explainer::Term;
use crate::state::{Panel, place};
use yew::{AttrValue, Html, html};

/// A list under the cards, behind its name and the number of things in it.
pub struct Note {
    pub panel: Panel,
    /// Its part, and the id of what opens it. Ids made from those of the file begin with `card-`,
    /// `panel-`, `source-`, `term-`, `name-` or `tool-`; this and the next must not.
    pub part: &'static str,
    /// The id of the panel.
    pub id: &'static str,
    pub label: &'static str,
    pub count: usize,
    pub content: Html,
}

pub fn note(setting: &Setting, list: Note) -> Html {
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
        ids: (list.part.into(), list.id.into()),
        label,
        dek: Html::default(),
        content: list.content,
    };
    disclosure(setting, parts)
}

pub fn glossary(setting: &Setting) -> Html {
    let terms = &setting.explainer.glossary;
    if terms.is_empty() {
        return Html::default();
    }
    let entries = all(&mut terms.iter().map(|term| entry(setting, term)));
    let parts = Note {
        panel: Panel::Glossary,
        part: "glossary",
        id: "list-glossary",
        label: setting.words.glossary,
        count: terms.len(),
        content: html! { <dl class="glossary">{ entries }</dl> },
    };
    note(setting, parts)
}

fn entry(setting: &Setting, term: &Term) -> Html {
    let aliases: Vec<&str> = term.aliases.iter().map(|alias| &**alias).collect();
    html! {
        <div class="entry">
            <dt>
                { join(&[&term.term, " "]) }
                if !aliases.is_empty() {
                    <span class="aliases">{ text(&Text::from(aliases.join(", "))) }</span>
                }
            </dt>
            <dd>{ prose(setting, place::GLOSSARY, &term.definition) }</dd>
        </div>
    }
}

/// The definitions as popovers, one a term, and the sources; the buttons in the text open them.
pub fn definitions(setting: &Setting) -> Html {
    let mut each = setting
        .explainer
        .glossary
        .iter()
        .map(|term| definition(setting, term));
    // What link-terms.js says in them and in cards.
    let live = |word| (!setting.is_static()).then_some(word);
    html! {
        <div class="definitions" data-readmore={live(setting.words.readmore)} data-back={live(setting.words.back)}>
            { all(&mut each) }
            { citations(setting) }
        </div>
    }
}

fn definition(setting: &Setting, term: &Term) -> Html {
    let id = popover_id(&term.id);
    let name = join(&["name-", &term.id]);
    html! {
        <div class="term-note" part="term-note" popover="auto" {id} role="note" aria-labelledby={name.clone()}>
            <p class="term-name" id={name}>{ text(&term.term) }</p>
            { paragraph(setting, place::COPY, &term.definition) }
        </div>
    }
}

/// The id of the popover that defines a term.
pub fn popover_id(term: &str) -> AttrValue {
    join(&["term-", term])
}
