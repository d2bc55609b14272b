//! What single sections ask for.

use super::super::finding::{Finding, Wrong};
use super::Subject;
use crate::model::card::{Figure, Quiz, Table};
use std::collections::HashMap;

pub fn check(subject: &Subject, found: &mut dyn FnMut(Finding)) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        check_bars(
            subject,
            found,
            &format!("/cards/{index}/figures"),
            &card.figures,
        );
        if let Some(table) = &card.table {
            check_table(subject, found, &format!("/cards/{index}/table"), table);
        }
        if let Some(quiz) = &card.quiz {
            check_quiz(subject, found, &format!("/cards/{index}/quiz"), quiz);
        }
    }
}

fn check_bars(
    subject: &Subject,
    found: &mut dyn FnMut(Finding),
    pointer: &str,
    figures: &[Figure],
) {
    let bars = || figures.iter().enumerate().filter(|(_, figure)| figure.bar);
    let mut with_unit: HashMap<Option<&str>, usize> = HashMap::new();
    for (_, figure) in bars() {
        *with_unit.entry(figure.unit.as_deref()).or_default() += 1;
    }
    for (index, figure) in bars() {
        if with_unit[&figure.unit.as_deref()] == 1 {
            report(
                subject,
                found,
                pointer,
                &format!("/{index}/bar"),
                Wrong::LoneBar,
            );
        }
    }
}

fn check_table(subject: &Subject, found: &mut dyn FnMut(Finding), pointer: &str, table: &Table) {
    let columns = table.columns.len();
    if columns == 0 {
        report(subject, found, pointer, "/columns", Wrong::NoColumns);
        return;
    }
    if table.rows.is_empty() {
        report(subject, found, pointer, "/rows", Wrong::NoRows);
    }
    for (row, cells) in table.rows.iter().enumerate() {
        if cells.len() != columns {
            let wrong = Wrong::Cells {
                columns,
                cells: cells.len(),
            };
            report(subject, found, pointer, &format!("/rows/{row}"), wrong);
        }
    }
}

fn check_quiz(subject: &Subject, found: &mut dyn FnMut(Finding), pointer: &str, quiz: &Quiz) {
    let correct = quiz.options.iter().filter(|option| option.correct).count();
    if quiz.options.len() < 2 {
        report(subject, found, pointer, "/options", Wrong::FewOptions);
    } else if correct != 1 {
        report(subject, found, pointer, "/options", Wrong::Correct(correct));
    }
}

/// Reports a part of a section as wrong, or the section where it lacks that part.
fn report(
    subject: &Subject,
    found: &mut dyn FnMut(Finding),
    section: &str,
    part: &str,
    wrong: Wrong,
) {
    let whole = || subject.tree.entry(section);
    if let Some(entry) = subject
        .tree
        .entry(&format!("{section}{part}"))
        .or_else(whole)
    {
        found(Finding::whole(entry, wrong));
    }
}
