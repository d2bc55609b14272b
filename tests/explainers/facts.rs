//! The facts of an explainer that don't depend on its language: ids, dates, figures, sources, and for each
//! text its quantities, citations and terms.

use crate::quantities::Language;
use explainer_cards::model::explainer::{Change, Source};
use explainer_cards::model::inline::{self, Inline, Node};
use explainer_cards::model::{Card, Date, Explainer, Prose};
use std::fmt::{Debug, Display};

/// All facts of an explainer, each on a line with its place.
pub fn facts(explainer: &Explainer, language: &Language) -> Vec<String> {
    let mut facts = Facts {
        language,
        explainer,
        lines: Vec::new(),
    };
    facts.head();
    for card in &explainer.cards {
        facts.card(card);
    }
    facts.notes();
    facts.lines
}

/// The lines that are in only one of the lists.
pub fn differences(one: &[String], other: &[String]) -> Vec<String> {
    let missing = |from: &[String], line: &&String| !from.contains(line);
    let gone = one.iter().filter(|line| missing(other, line));
    let new = other.iter().filter(|line| missing(one, line));
    gone.map(|line| format!("- {line}"))
        .chain(new.map(|line| format!("+ {line}")))
        .collect()
}

struct Facts<'e> {
    language: &'e Language,
    explainer: &'e Explainer,
    lines: Vec<String>,
}

impl<'e> Facts<'e> {
    fn note(&mut self, place: impl Display, fact: impl Debug) {
        self.lines.push(format!("{place}: {fact:?}"));
    }

    fn date(&mut self, place: impl Display, date: Option<&Date>) {
        self.note(place, date.map(Date::as_str));
    }

    /// A text without marks.
    fn plain(&mut self, place: impl Display, text: &str) {
        self.note(place, self.language.quantities(text));
    }

    /// A text with marks.
    fn prose(&mut self, place: impl Display, text: &'e Prose) {
        let name = |id: &str| self.explainer.term(id).map(|term| &*term.term);
        let visible = inline::plain(text.source(), &name);
        let mut cited = Vec::new();
        let mut explained = Vec::new();
        marks(&text.parse(), &mut cited, &mut explained);
        explained.sort_unstable();
        let quantities = self.language.quantities(&visible);
        self.lines.push(format!(
            "{place}: {quantities:?}, cites {cited:?}, explains {explained:?}"
        ));
    }

    fn head(&mut self) {
        let explainer = self.explainer;
        self.note("id", &explainer.id);
        self.note("version", explainer.version);
        self.plain("title", &explainer.title);
        self.prose("summary", &explainer.summary);
        self.date("published", explainer.published.as_ref());
        self.date("updated", explainer.updated.as_ref());
        self.date("reviewBy", explainer.review_by.as_ref());
        self.note("publisher", &explainer.publisher);
        self.note("authors", explainer.authors.len());
    }

    fn card(&mut self, card: &'e Card) {
        let index = self
            .explainer
            .cards
            .iter()
            .position(|one| one.id == card.id);
        let at = format!("card {}", card.id);
        self.note(&at, (index, card.kind));
        self.plain(format!("{at}/title"), &card.title);
        card.each_prose(&mut |place, text| self.prose(format!("{at}{place}"), text));
        self.evidence(card, &at);
        self.people(card, &at);
    }

    /// The figures, table and events of a card, except their inline texts.
    fn evidence(&mut self, card: &'e Card, at: &str) {
        for (place, media) in card.pictures() {
            let place = format!("{at}{place}");
            self.note(&place, (&media.src, media.width, media.height));
            self.plain(format!("{place}/alt"), &media.alt);
        }
        for (index, figure) in card.figures.iter().enumerate() {
            let scale = figure.unit.as_deref().map(|unit| self.language.scale(unit));
            let fact = (figure.value.as_str(), scale, &figure.source);
            self.note(format!("{at}/figures/{index}"), fact);
        }
        if let Some(table) = &card.table {
            for (index, column) in table.columns.iter().enumerate() {
                self.plain(format!("{at}/table/columns/{index}"), column);
            }
        }
        for (index, event) in card.events.iter().enumerate() {
            self.date(format!("{at}/events/{index}/date"), Some(&event.date));
            self.date(
                format!("{at}/events/{index}/endDate"),
                event.end_date.as_ref(),
            );
            self.plain(
                format!("{at}/events/{index}/title"),
                event.title.as_deref().unwrap_or_default(),
            );
        }
        for (index, next) in card.next.iter().enumerate() {
            self.date(format!("{at}/next/{index}/date"), Some(&next.date));
        }
    }

    /// The groups, views, questions and quiz of a card, except their inline texts.
    fn people(&mut self, card: &'e Card, at: &str) {
        for (index, group) in card.groups.iter().enumerate() {
            self.note(format!("{at}/groups/{index}"), (&group.id, group.impact));
            self.plain(format!("{at}/groups/{index}/name"), &group.name);
        }
        for (index, item) in card.questions.iter().enumerate() {
            self.plain(format!("{at}/questions/{index}/question"), &item.question);
        }
        for (index, view) in card.views.iter().enumerate() {
            self.plain(format!("{at}/views/{index}/name"), &view.name);
        }
        if let Some(quiz) = &card.quiz {
            self.plain(format!("{at}/quiz/question"), &quiz.question);
            for (index, option) in quiz.options.iter().enumerate() {
                self.plain(format!("{at}/quiz/options/{index}/text"), &option.text);
                self.note(format!("{at}/quiz/options/{index}/correct"), option.correct);
            }
        }
    }

    fn notes(&mut self) {
        let explainer = self.explainer;
        for (index, term) in explainer.glossary.iter().enumerate() {
            self.note(format!("glossary/{index}"), &term.id);
            self.prose(format!("glossary/{index}/definition"), &term.definition);
        }
        for (index, source) in explainer.sources.iter().enumerate() {
            // Without `lang` it is in the language of the explainer.
            let own = || self.language.tag.into();
            let lang = Some(source.lang.clone().unwrap_or_else(own));
            let source = Source {
                lang,
                ..source.clone()
            };
            self.note(format!("sources/{index}"), source);
        }
        for (index, change) in explainer.changes.iter().enumerate() {
            self.change(index, change);
        }
    }

    fn change(&mut self, index: usize, change: &'e Change) {
        let place = format!("changes/{index}");
        self.note(&place, (change.date.as_str(), change.kind, &change.card));
        self.prose(format!("{place}/text"), &change.text);
    }
}

/// The sources that a text cites and the terms in it, in order.
fn marks<'t>(inlines: &[Inline<'t>], cited: &mut Vec<&'t str>, explained: &mut Vec<&'t str>) {
    for inline in inlines {
        match &inline.node {
            Node::Text(_) => {}
            Node::Citation(id) => cited.push(id),
            Node::Term(id, _) => explained.push(id),
            Node::Strong(content) | Node::Emphasis(content) | Node::Link(_, content) => {
                marks(content, cited, explained);
            }
        }
    }
}
