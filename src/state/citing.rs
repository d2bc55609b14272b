//! Where each source is cited, in the order of reading.

use super::Panel;
use crate::model::inline::each_citation;
use crate::model::{Explainer, Prose};

/// A place that cites a source.
pub struct Citing {
    /// What holds it; nothing holds the summary of the explainer, which is always in view.
    pub panel: Option<Panel>,
    /// How often it does, at least once.
    pub times: u32,
}

/// For each source the places that cite it.
pub fn citing(explainer: &Explainer) -> Vec<Vec<Citing>> {
    let mut citing: Vec<Vec<Citing>> = explainer.sources.iter().map(|_| vec![]).collect();
    let mut cite = |panel: Option<Panel>, id: &str| {
        let Some((number, _)) = explainer.source(id) else {
            return;
        };
        let places = &mut citing[number - 1];
        match places.last_mut() {
            Some(last) if last.panel == panel => last.times += 1,
            _ => places.push(Citing { panel, times: 1 }),
        }
    };
    read(None, &explainer.summary, &mut cite);
    for (index, card) in explainer.cards.iter().enumerate() {
        let panel = Some(Panel::Card(index));
        card.each_prose(&mut |_, prose| read(panel, prose, &mut cite));
        let sources = card
            .figures
            .iter()
            .filter_map(|each| each.source.as_deref());
        sources.for_each(|id| cite(panel, id));
    }
    for term in &explainer.glossary {
        read(Some(Panel::Glossary), &term.definition, &mut cite);
    }
    for change in &explainer.changes {
        read(Some(Panel::Changes), &change.text, &mut cite);
    }
    citing
}

fn read(panel: Option<Panel>, prose: &Prose, cite: &mut dyn FnMut(Option<Panel>, &str)) {
    each_citation(&prose.parse(), &mut |id| cite(panel, id));
}
