//! Where each source is cited.

use super::Panel;
use crate::model::Explainer;
use crate::model::reference::Holder;

/// A place that cites a source.
#[derive(PartialEq)]
pub struct Citing {
    /// What opens to show it; `None` for the summary of the explainer, which is always in view.
    pub panel: Option<Panel>,
    /// How often it does, at least once.
    pub times: u32,
}

/// For each source the places that cite it.
pub fn citing(explainer: &Explainer) -> Vec<Vec<Citing>> {
    let mut citing: Vec<Vec<Citing>> = explainer.sources.iter().map(|_| vec![]).collect();
    explainer.each_reference(&mut |holder, node| {
        let Some((number, _)) = explainer.cited(node) else {
            return;
        };
        let panel = match holder {
            Holder::Summary => None,
            Holder::Card(index) => Some(Panel::Card(index)),
            Holder::Glossary => Some(Panel::Glossary),
            Holder::Changes => Some(Panel::Changes),
        };
        let places = &mut citing[number - 1];
        match places.last_mut() {
            Some(last) if last.panel == panel => last.times += 1,
            _ => places.push(Citing { panel, times: 1 }),
        }
    });
    citing
}
