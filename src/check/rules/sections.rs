//! What single sections ask for.

use super::super::finding::{Finding, Wrong};
use super::super::place::entry;
use super::Subject;

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    let mut at = |pointer: String, wrong| {
        if let Some(entry) = entry(subject.document, &pointer) {
            found(Finding::whole(entry, wrong));
        }
    };
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        if let Some(table) = &card.table {
            let columns = table.columns.len();
            for (row, cells) in table.rows.iter().enumerate() {
                if cells.len() != columns {
                    let wrong = Wrong::Cells {
                        columns,
                        cells: cells.len(),
                    };
                    at(format!("/cards/{index}/table/rows/{row}"), wrong);
                }
            }
        }
        if let Some(quiz) = &card.quiz {
            let correct = quiz.options.iter().filter(|option| option.correct).count();
            let options = format!("/cards/{index}/quiz/options");
            if quiz.options.len() < 2 {
                at(options, Wrong::FewOptions);
            } else if correct != 1 {
                at(options, Wrong::Correct(correct));
            }
        }
    }
}
