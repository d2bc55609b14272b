//! The contracts in `docs/contracts/` agree with the code.
//!
//! Each list is read from a table of the contract and from the code. Both have to have the same entries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use explainer_cards::check::{check, described, schema};
use explainer_cards::model::{explainer, inline, json, repetition};
use explainer_cards::render::Form;
use explainer_cards::state::CHOICES;
use serde_json::Value;

const EXPLAINER: &str = "docs/contracts/explainer.md";
const EXPORTS: &str = "docs/contracts/exports.md";
const EMBED: &str = "docs/contracts/embed.md";
/// The declaration of the element. `tests/browser/api.rs` compares it with the element itself.
const MANIFEST: &str = "www/custom-elements.json";
const STYLES: &str = "www/explainer-cards.css";
const VIEW: &str = "src/view";

type Names = BTreeSet<String>;

#[test]
fn the_element_has_the_attributes_of_the_contract() {
    let promised = table(EMBED, "Attributes").into_iter().map(|row| {
        let default = code(&row["default"])
            .first()
            .copied()
            .unwrap_or("")
            .to_owned();
        format!("{}, default `{default}`", code(&row["attribute"]).concat())
    });
    let there = declared("attributes").into_iter().map(|attribute| {
        let default = attribute["default"].as_str().unwrap_or("").replace('"', "");
        format!("{}, default `{default}`", name(&attribute))
    });
    same(
        "attribute",
        (EMBED, promised.collect()),
        (MANIFEST, there.collect()),
    );
}

#[test]
fn an_attribute_has_the_values_of_the_contract() {
    let promised = table(EMBED, "Attributes");
    for attribute in declared("attributes") {
        let values = choices(&attribute["type"]);
        if values.is_empty() {
            continue;
        }
        let name = name(&attribute);
        let row = promised
            .iter()
            .find(|row| code(&row["attribute"]) == [&*name]);
        let row = row.unwrap_or_else(|| panic!("{EMBED} has no attribute `{name}`"));
        assert_eq!(code(&row["values"]), values, "{EMBED}, values of `{name}`");
    }
}

#[test]
fn the_widget_accepts_the_declared_values() {
    let mut declared: Vec<(String, String)> = declared("attributes")
        .iter()
        .map(|attribute| (name(attribute), choices(&attribute["type"]).join(" ")))
        .filter(|(_, values)| !values.is_empty())
        .collect();
    let mut taken = CHOICES.map(|(name, values)| (name.to_owned(), values.to_owned()));
    taken.sort();
    declared.sort();
    assert_eq!(declared, taken);
}

#[test]
fn every_attribute_has_a_property() {
    let pair = |from: &str, field: &str, item: &Value| {
        Some(format!(
            "{} for {}",
            item[field].as_str()?,
            item[from].as_str()?
        ))
    };
    let attributes = declared("attributes");
    let promised = attributes
        .iter()
        .filter_map(|item| pair("name", "fieldName", item));
    let members = declared("members");
    let there = members
        .iter()
        .filter_map(|item| pair("attribute", "name", item));
    same(
        "property",
        ("the attributes", promised.collect()),
        ("the members", there.collect()),
    );
}

#[test]
fn the_element_has_the_methods_and_other_properties_of_the_contract() {
    let promised = table(EMBED, "JavaScript");
    let promised = promised.iter().filter(|row| row["on"] == "the element");
    let promised = promised.map(|row| before(code(&row["name"])[0], "("));
    let members = declared("members");
    let there = members
        .iter()
        .filter(|member| member["attribute"].is_null());
    same(
        "member",
        (EMBED, promised.collect()),
        (MANIFEST, there.map(name).collect()),
    );
}

#[test]
fn the_element_fires_the_events_of_the_contract() {
    let is_field = |word: &&str| word.chars().all(|letter| letter.is_ascii_lowercase());
    let promised = table(EMBED, "Events").into_iter().flat_map(|row| {
        let event = code(&row["event"]).concat();
        let fields = code(&row["`detail` has"]).into_iter().filter(is_field);
        let lines = fields.map(|field| format!("{event}: {field}"));
        lines.chain([event.clone()]).collect::<Vec<_>>()
    });
    let there = declared("events").into_iter().flat_map(|event| {
        let fields = detail(&event).into_iter();
        let fields = fields.filter(|field| !["explainer", "version"].contains(&field.as_str()));
        let lines = fields.map(|field| format!("{}: {field}", name(&event)));
        lines.chain([name(&event)]).collect::<Vec<_>>()
    });
    same(
        "event",
        (EMBED, promised.collect()),
        (MANIFEST, there.collect()),
    );
}

#[test]
fn errors_have_the_reasons_of_the_contract() {
    let events = declared("events");
    let error = events.iter().find(|event| name(event) == "explainer-error");
    let reasons = choices(&error.expect("an error event")["type"]);
    same(
        "reason",
        (EMBED, first_column(EMBED, "Errors")),
        (MANIFEST, reasons.into_iter().collect()),
    );
}

#[test]
fn the_element_has_the_custom_properties_of_the_contract() {
    let line = |name: &str, default: &str| format!("{name}: {default}");
    let promised = table(EMBED, "Custom properties");
    let promised = promised.iter().map(|row| {
        line(
            &code(&row["property"]).concat(),
            &code(&row["default"]).concat(),
        )
    });
    let there = declared("cssProperties");
    let there = there.iter().map(|property| {
        line(
            &name(property),
            property["default"].as_str().expect("a default"),
        )
    });
    same(
        "custom property",
        (EMBED, promised.collect()),
        (MANIFEST, there.collect()),
    );
}

#[test]
fn the_style_sheet_uses_the_declared_custom_properties() {
    let styles = read(STYLES);
    let there = styles
        .match_indices("--explainer-")
        .map(|(at, _)| name_at(&styles[at..]))
        .collect();
    let declared = declared("cssProperties");
    same(
        "custom property",
        (MANIFEST, declared.iter().map(name).collect()),
        (STYLES, there),
    );
    for property in declared {
        let name = name(&property);
        // The last one is used, because the one before is for browsers without `light-dark()`.
        let start = styles.rfind(&format!("var({name}, ")).expect(&name);
        let default = argument(&styles[start + "var(".len() + name.len() + ", ".len()..]);
        assert_eq!(
            property["default"], default,
            "{MANIFEST}, default of `{name}`"
        );
    }
}

#[test]
fn the_view_has_the_parts_of_the_contract() {
    let view = read_all(VIEW);
    assert!(!view.contains(" part={"), "this test reads only part=\"…\"");
    let mut lists = words_after(&view, " part=\"");
    lists.extend(words_after(&view, " part: \""));
    let there = lists
        .iter()
        .flat_map(|list| list.split(' '))
        .map(str::to_owned)
        .collect();
    let declared: Names = declared("cssParts").iter().map(name).collect();
    same("part", (MANIFEST, declared.clone()), (VIEW, there));
    let promised = first_column(EMBED, "Parts");
    same("part", (EMBED, promised), (MANIFEST, declared));
}

#[test]
fn the_model_has_the_fields_of_the_contract() {
    let promised = types()
        .into_iter()
        .filter(|name| is_table_of(name, "field"))
        .flat_map(|name| {
            table(EXPLAINER, &name)
                .into_iter()
                .map(move |row| promised_field(&name, &row))
        })
        .collect();
    same(
        "field",
        (EXPLAINER, promised),
        ("src/model", modelled_fields()),
    );
}

#[test]
fn the_model_has_the_words_of_the_contract() {
    let promised = types()
        .into_iter()
        .filter(|name| is_table_of(name, "word"))
        .flat_map(|name| {
            let words = first_column(EXPLAINER, &name);
            words.into_iter().map(move |word| format!("{name}: {word}"))
        })
        .collect();
    same(
        "word",
        (EXPLAINER, promised),
        ("src/model", modelled_words()),
    );
}

#[test]
fn the_widget_shows_the_sections_of_the_contract() {
    let view = read_all(VIEW);
    for row in table(EXPLAINER, "Card") {
        let field = code(&row["field"]).concat();
        let reads = |before: &str, name: &str| {
            let mut rests = view.split(before).skip(1);
            rests.any(|rest| name_at(rest).eq_ignore_ascii_case(name))
        };
        let shows = reads("card.", &field) || reads("Section::", &field);
        match &*row["shown"] {
            "yes" => assert!(
                shows,
                "{EXPLAINER} says that `{field}` is shown; {VIEW} does not read it"
            ),
            "not yet" => assert!(
                !shows,
                "{VIEW} reads `{field}`; {EXPLAINER} says it is not shown yet"
            ),
            _ => {}
        }
    }
}

#[test]
fn the_caps_are_those_of_the_contract() {
    let there = [
        ("version", u64::from(explainer::VERSION)),
        ("bytes in a file", json::MAX_BYTES as u64),
        ("cards", explainer::MAX_CARDS as u64),
        ("depth of arrays and objects", u64::from(json::MAX_DEPTH)),
        ("keys in one object", u64::from(json::MAX_KEYS)),
        (
            "bytes that references and tables repeat",
            repetition::MAX_REPEATED as u64,
        ),
        ("depth of inline marks", inline::MAX_DEPTH as u64),
    ];
    let there = there
        .iter()
        .map(|(cap, value)| format!("{cap}: {value}"))
        .collect();
    let promised = table(EXPLAINER, "Caps")
        .iter()
        .map(|row| format!("{}: {}", row["cap"], row["value"].replace(',', "")))
        .collect();
    same("cap", (EXPLAINER, promised), ("src/model", there));
}

#[test]
fn render_has_the_forms_and_files_of_the_contract() {
    let promised = table(EXPORTS, "Forms");
    let promised = promised.iter().map(|row| {
        let name = code(&row["form"]).concat();
        format!("{name}: {}", code(&row["writes"]).join(" "))
    });
    let there = Form::ALL.map(|form| format!("{form}: {}", form.suffixes().join(" ")));
    same(
        "form",
        (EXPORTS, promised.collect()),
        ("src/render/mod.rs", there.into()),
    );
}

#[test]
fn render_has_the_arguments_of_the_contract() {
    let promised = table(EXPORTS, "The command");
    let promised = promised.iter().flat_map(|row| arguments(&row["argument"]));
    let help = Command::new(env!("CARGO_BIN_EXE_explainer-cards"))
        .args(["render", "--help"])
        .output()
        .expect("the tool runs");
    let help = String::from_utf8(help.stdout).expect("help is UTF-8");
    // Only the lines that start with an argument. Others mention arguments.
    let lines = help
        .lines()
        .filter(|line| line.trim_start().starts_with("--"));
    let there = lines.flat_map(arguments);
    same(
        "argument",
        (EXPORTS, promised.collect()),
        ("render --help", there.collect()),
    );
}

#[test]
fn the_checker_has_the_rules_of_the_contract() {
    let promised = table(EXPLAINER, "Rules");
    let promised = promised.iter().map(|row| {
        format!(
            "{} {}: {}",
            code(&row["rule"]).join(" "),
            row["severity"],
            row["problem"]
        )
    });
    let there = described().map(|rule| format!("{} {}: {}", rule.name, rule.severity, rule.what()));
    same(
        "rule",
        (EXPLAINER, promised.collect()),
        ("src/check", there.collect()),
    );
}

#[test]
fn a_problem_has_the_fields_of_the_contract() {
    // Enough problems that the last one has `more`.
    let problems = check(format!("[{}1]", "1 ".repeat(200)).as_bytes());
    let fields = problems.iter().flat_map(|problem| {
        let problem = serde_json::to_value(problem).expect("it is plain data");
        let fields = problem.as_object().cloned().unwrap_or_default();
        fields.into_iter().map(|(name, _)| name)
    });
    same(
        "field of a problem",
        (EXPLAINER, first_column(EXPLAINER, "Problems")),
        (
            "src/check/problem.rs",
            fields.chain(["file".to_owned()]).collect(),
        ),
    );
}

#[test]
fn the_examples_in_the_contracts_have_no_problems() {
    let inline = "<script type=\"application/json\">";
    let mut examples = blocks(&read(EXPLAINER), "```json\n", "\n```");
    examples.extend(
        blocks(&read(EMBED), inline, "</script>")
            .into_iter()
            .filter(|text| text.contains('{')),
    );
    assert_eq!(examples.len(), 4, "the number of examples in the contracts");
    for example in examples {
        let problems = check(example.as_bytes());
        assert!(problems.is_empty(), "{problems:#?}\nin:\n{example}");
    }
}

#[test]
fn the_examples_have_every_field() {
    let contract = read(EXPLAINER);
    let examples = blocks(&contract, "```json\n", "\n```");
    let mut shown = Names::new();
    for example in examples {
        let example: Value = serde_json::from_str(&example).expect("it is JSON");
        note_fields("Explainer", &example, &mut shown);
    }
    let fields: Names = modelled_fields()
        .iter()
        .map(|field| before(field, ":"))
        .collect();
    same(
        "field",
        ("src/model", fields),
        ("the examples of docs/contracts/explainer.md", shown),
    );
}

// Reading files. -----------------------------------------------------------------------------

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// A list of the element's declaration.
fn declared(list: &str) -> Vec<Value> {
    let manifest: Value = serde_json::from_str(&read(MANIFEST)).expect("it is JSON");
    let element = &manifest["modules"][0]["declarations"][0];
    element[list].as_array().expect(list).clone()
}

fn name(item: &Value) -> String {
    item["name"].as_str().expect("a name").to_owned()
}

/// The words of a type such as `"one" | "other"`.
fn choices(kind: &Value) -> Vec<String> {
    let text = kind["text"].as_str().expect("a type");
    words_between_quotes(text)
}

/// The fields of an event's `detail`.
fn detail(event: &Value) -> Names {
    let kind = event["type"]["text"].as_str().expect("a type");
    let fields = kind.split(['{', ';']).filter_map(|part| {
        let (field, _) = part.split_once(':')?;
        Some(field.trim().trim_end_matches('?').to_owned())
    });
    fields.collect()
}

/// The contents of all files in a folder.
fn read_all(folder: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(path)
        .expect(folder)
        .map(|file| file.unwrap().path());
    files
        .map(|file| fs::read_to_string(file).unwrap())
        .collect()
}

/// Fails if the lists differ, with one line for each name that is in only one of them.
#[track_caller]
fn same(what: &str, (contract, promised): (&str, Names), (code, there): (&str, Names)) {
    assert!(!promised.is_empty(), "no {what} found in {contract}");
    assert!(!there.is_empty(), "no {what} found in {code}");
    let missing = promised
        .difference(&there)
        .map(|name| (name, contract, code));
    let unsaid = there
        .difference(&promised)
        .map(|name| (name, code, contract));
    let lines: Vec<String> = missing
        .chain(unsaid)
        .map(|(name, here, not)| format!("{what} `{name}` is in {here}, not in {not}"))
        .collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

// Markdown. ----------------------------------------------------------------------------------

/// The cells of a row, by the headings of their columns.
type Row = BTreeMap<String, String>;

/// The first table under a heading of a contract.
fn table(contract: &str, heading: &str) -> Vec<Row> {
    let text = read(contract);
    let is_heading = |line: &&str| {
        line.starts_with('#') && line.trim_start_matches('#').trim().trim_matches('`') == heading
    };
    let mut lines = text.lines().skip_while(|line| !is_heading(line)).skip(1);
    let mut rows = lines
        .by_ref()
        .take_while(|line| !line.starts_with('#'))
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'));
    let head = rows
        .next()
        .unwrap_or_else(|| panic!("{contract} has no table under {heading}"));
    let head = cells(head);
    // Skips the line between the headings and the rows.
    rows.skip(1)
        .map(|row| head.iter().cloned().zip(cells(row)).collect())
        .collect()
}

fn cells(row: &str) -> Vec<String> {
    let row = row.trim().trim_matches('|').replace("\\|", "\0");
    row.split('|')
        .map(|cell| cell.trim().replace('\0', "|"))
        .collect()
}

/// The names of the long arguments in a text.
fn arguments(text: &str) -> Vec<String> {
    text.split("--").skip(1).map(name_at).collect()
}

/// The names in the first column of a table.
fn first_column(contract: &str, heading: &str) -> Names {
    let columns = [
        "attribute",
        "event",
        "reason",
        "property",
        "part",
        "word",
        "rule",
        "field",
    ];
    let name = |row: &Row| {
        let cell = columns
            .iter()
            .find_map(|column| row.get(*column))
            .expect("a column of names");
        code(cell).concat()
    };
    table(contract, heading).iter().map(name).collect()
}

/// The texts between backticks.
fn code(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The texts between two marks.
fn blocks(text: &str, start: &str, end: &str) -> Vec<String> {
    text.split(start)
        .skip(1)
        .map(|rest| before(rest, end))
        .collect()
}

// Code, read as text. ------------------------------------------------------------------------

fn before(text: &str, end: &str) -> String {
    text.split(end).next().unwrap_or("").to_owned()
}

/// The texts between a prefix and the next double quote.
fn words_after(text: &str, prefix: &str) -> Names {
    text.split(prefix)
        .skip(1)
        .map(|rest| before(rest, "\""))
        .collect()
}

fn words_between_quotes(text: &str) -> Vec<String> {
    let words = text.split('"').skip(1).step_by(2);
    words.map(str::to_owned).collect()
}

/// The name at the start of a text, including hyphens.
fn name_at(text: &str) -> String {
    let in_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    text.chars().take_while(in_name).collect()
}

/// The text before the parenthesis that closes the one around it.
fn argument(text: &str) -> &str {
    let mut depth = 0;
    let end = text.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth < 0
    });
    &text[..end.expect("a closing bracket")]
}

// Reading the model from its JSON Schema. ------------------------------------------------------

/// The types that the contract has a heading for: ### `Card`.
fn types() -> Vec<String> {
    let contract = read(EXPLAINER);
    let headings = contract
        .lines()
        .filter_map(|line| line.strip_prefix("### `"));
    headings
        .map(|heading| heading.trim_end_matches('`').to_owned())
        .collect()
}

fn is_table_of(name: &str, column: &str) -> bool {
    table(EXPLAINER, name)
        .first()
        .is_some_and(|row| row.contains_key(column))
}

/// `Card.body: list of string`, with `, needed` after it if the field is needed.
fn promised_field(name: &str, row: &Row) -> String {
    let field = code(&row["field"]).concat();
    let shape = row["type"]
        .replace('`', "")
        .replace("lists", "list")
        .replace("yes or no", "boolean");
    let shape: Vec<&str> = shape
        .split(' ')
        .map(|word| match word {
            "plain" | "inline" | "id" | "language" | "date" | "link" => "string",
            "whole" => "integer",
            other => other,
        })
        .collect();
    field_line(name, &field, &shape.join(" "), row["needed"] == "yes")
}

fn field_line(name: &str, field: &str, shape: &str, needed: bool) -> String {
    format!(
        "{name}.{field}: {shape}{}",
        if needed { ", needed" } else { "" }
    )
}

/// The schemas of all types by name.
fn definitions() -> BTreeMap<String, Value> {
    let root = schema();
    let inner = root["$defs"].as_object().expect("$defs").clone();
    let mut all: BTreeMap<String, Value> = inner.into_iter().collect();
    all.insert("Explainer".to_owned(), root);
    all
}

fn modelled_fields() -> Names {
    let all = definitions();
    let fields = |(name, object): (&String, &Value)| {
        let needed = object["required"].as_array().cloned().unwrap_or_default();
        let properties = object["properties"]
            .as_object()
            .cloned()
            .unwrap_or_default();
        let line = |(field, value): (&String, &Value)| {
            field_line(
                name,
                field,
                &shape(value, &all),
                needed.iter().any(|other| other == field),
            )
        };
        properties.iter().map(line).collect::<Vec<_>>()
    };
    all.iter().flat_map(fields).collect()
}

fn modelled_words() -> Names {
    let words = |(name, choice): (String, Value)| {
        let line = |word: &Value| format!("{name}: {}", word.as_str().unwrap_or("?"));
        words(&choice).iter().map(line).collect::<Vec<_>>()
    };
    definitions().into_iter().flat_map(words).collect()
}

/// The words of an enumeration.
fn words(choice: &Value) -> Vec<Value> {
    let list = |value: &Value, key| value[key].as_array().cloned().unwrap_or_default();
    // Words with documentation are separate schemas.
    let documented = list(choice, "oneOf").into_iter().flat_map(|each| {
        let word = each.get("const").cloned();
        word.into_iter()
            .chain(list(&each, "enum"))
            .collect::<Vec<_>>()
    });
    documented.chain(list(choice, "enum")).collect()
}

/// The type of a value: the name of one of our types, `string`, `list of …`.
fn shape(value: &Value, all: &BTreeMap<String, Value>) -> String {
    if let Some(path) = value["$ref"].as_str() {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name == "Passage" {
            return "passage".to_owned();
        }
        let is_ours = all[name]["properties"].is_object() || !words(&all[name]).is_empty();
        return if is_ours {
            name.to_owned()
        } else {
            shape(&all[name], all)
        };
    }
    if let Some(choices) = value["anyOf"].as_array() {
        let choice = choices.iter().find(|choice| choice["type"] != "null");
        return shape(choice.expect("something but null"), all);
    }
    let kind = match &value["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| *kind != "null").expect("a type"),
        kind => kind,
    };
    match kind.as_str() {
        Some("array") => format!("list of {}", shape(&value["items"], all)),
        Some(kind) => kind.to_owned(),
        None => panic!("a schema without a type: {value}"),
    }
}

/// Adds `Card.body` and so on for each field in a file.
fn note_fields(name: &str, value: &Value, found: &mut Names) {
    let all = definitions();
    for (field, inner) in value.as_object().into_iter().flatten() {
        found.insert(format!("{name}.{field}"));
        let shape = shape(&all[name]["properties"][field], &all);
        let kind = shape.trim_start_matches("list of ");
        if all.contains_key(kind) {
            let items = inner
                .as_array()
                .cloned()
                .unwrap_or_else(|| vec![inner.clone()]);
            for item in &items {
                note_fields(kind, item, found);
            }
        }
    }
}
