//! Tables: columns, rows, and a cell for each column.

use super::{Found, Rule, Subject};
use crate::check::page::{Page, Place};
use crate::check::problem::{Severity, Words};
use crate::model::card::Table;

pub const RULE: Rule = Rule {
    name: "table",
    severity: Severity::Error,
    page: Page {
        what: "A table without columns or rows, or a row with more or fewer cells than columns.",
        why: "Each cell belongs to a column, whose heading screen readers say before it, and which a phone shows \
              beside it. With a cell too few or too many the others are under the wrong heading.",
        place: Place::Card,
        wrong: r#""table": {
  "caption": "Two harbours",
  "columns": ["Harbour", "Range"],
  "rows": [["North", "4 m"], ["South"]]
}"#,
        right: r#""table": {
  "caption": "Two harbours",
  "columns": ["Harbour", "Range"],
  "rows": [["North", "4 m"], ["South", "6 m"]]
}"#,
    },
    check,
};

fn check<'s>(subject: &'s Subject, found: &mut Found<'s>) {
    for (index, card) in subject.explainer.cards.iter().enumerate() {
        if let Some(table) = &card.table {
            check_table(subject, found, &format!("/cards/{index}/table"), table);
        }
    }
}

fn check_table<'s>(subject: &'s Subject, found: &mut Found<'s>, pointer: &str, table: &Table) {
    let columns = table.columns.len();
    if columns == 0 {
        found.whole(subject.part_of(pointer, "/columns"), no_columns);
        return;
    }
    if table.rows.is_empty() {
        found.whole(subject.part_of(pointer, "/rows"), no_rows);
    }
    for (row, cells) in table.rows.iter().enumerate() {
        let cells = cells.len();
        if cells != columns {
            let entry = subject.part_of(pointer, &format!("/rows/{row}"));
            found.whole(entry, move || other_length(cells, columns));
        }
    }
}

fn no_columns() -> Words {
    Words {
        message: "table without columns".to_owned(),
        label: "expected at least one column".to_owned(),
        help: "name them: `\"columns\": [\"…\", \"…\"]`".to_owned(),
    }
}

fn no_rows() -> Words {
    Words {
        message: "table without rows".to_owned(),
        label: "expected at least one row".to_owned(),
        help: "write them: `\"rows\": [[\"…\", \"…\"]]`; or remove the table".to_owned(),
    }
}

fn other_length(cells: usize, columns: usize) -> Words {
    Words {
        message: format!("row with {}", count(cells, "cell")),
        label: format!("expected {}, one for each column", count(columns, "cell")),
        help: if cells < columns {
            let missing = count(columns - cells, "cell");
            format!("add {missing}; the first is the heading of the row")
        } else {
            format!(
                "remove {}, or name more columns",
                count(cells - columns, "cell")
            )
        },
    }
}

fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
