//! `docs/accessibility.md` covers each criterion, and the tests that it names exist.

use super::tables::{assert_test, code, rows as all_rows};

const STATEMENT: &str = "docs/accessibility.md";

/// The criteria of WCAG 2.2 (<https://www.w3.org/TR/WCAG22/>) of level A and of level AA.
const A: &str = "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 \
    2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2";
const AA: &str = "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 \
    2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3";

struct Row {
    criterion: String,
    level: String,
    who: String,
    how: String,
    tests: Vec<String>,
}

#[test]
fn every_criterion_of_a_and_aa_has_a_row() {
    let expected = |criteria: &str, level: &str| {
        let one = |criterion: &str| format!("{criterion} {level}");
        criteria.split_whitespace().map(one).collect::<Vec<_>>()
    };
    let mut expected = [expected(A, "A"), expected(AA, "AA")].concat();
    let mut found: Vec<String> = rows()
        .iter()
        .map(|row| format!("{} {}", row.criterion, row.level))
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn every_criterion_that_the_explainer_meets_has_a_test() {
    for row in rows() {
        let Row { criterion, who, .. } = &row;
        match &**who {
            "explainer" => assert!(!row.tests.is_empty(), "{criterion} has no test"),
            "page" | "editor" => {
                assert!(
                    !row.tests.is_empty() || row.how.contains("None of ours"),
                    "{criterion} has no test"
                );
            }
            "nothing" => {}
            _ => panic!("{criterion}: unknown responsibility `{who}`"),
        }
    }
}

#[test]
fn every_test_in_the_statement_exists() {
    let rows = rows();
    let named = rows.iter().flat_map(|row| &row.tests);
    assert!(named.clone().count() > 50, "too few tests");
    for name in named {
        assert_test(STATEMENT, &format!("browser/{name}"));
    }
}

/// The rows of all tables of criteria.
fn rows() -> Vec<Row> {
    all_rows::<5>(STATEMENT)
        .into_iter()
        .map(|[criterion, level, who, how, tests]| Row {
            criterion: criterion.split(' ').next().unwrap_or("").to_owned(),
            level,
            who,
            how,
            tests: code(&tests),
        })
        .collect()
}
