//! A table: its columns and rows as a grid of fields.

use super::control::Control;
use super::desk::Desk;
use super::fields::{Props, misfit};
use super::focus::Focus;
use super::icon::{self, icon};
use super::item::{self, keys, tools};
use super::json::{Json, read};
use super::keys::Keys;
use super::note::{Remarks, inside, outside};
use explainer_cards::edit::{Refusal, Shape, insert, remove};
use serde_json::{Value, json};
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_mut_ref};

/// The columns and rows of a table.
#[component]
pub fn Grid(props: &Props) -> Html {
    let keys = use_mut_ref(Keys::default);
    let table = props.raw.as_deref().and_then(read);
    let list = |name| table.as_ref().and_then(|table| read(table.field(name)?));
    let (Some(Json::List(columns)), Some(Json::List(rows))) = (list("columns"), list("rows"))
    else {
        return misfit(props);
    };
    let Props { desk, pointer, .. } = props;
    let keys = keys.borrow_mut().update(&rows);
    let words = desk.words();
    let lists = [format!("{pointer}/columns"), format!("{pointer}/rows")];
    let names: Rc<[AttrValue]> = columns
        .iter()
        .enumerate()
        .map(|(index, raw)| name(desk, index, raw))
        .collect();
    let heads = (0..columns.len()).map(|index| head(props, &columns, &names, rows.len(), index));
    let body = rows.iter().enumerate().map(|(index, raw)| {
        let row = item::Props {
            desk: Rc::clone(desk),
            shape: shape("/cards/0/table/rows/0", props.shape),
            name: "Table.rows".into(),
            list: lists[1].clone().into(),
            index,
            count: rows.len(),
            raw: raw.clone(),
            is_required: true,
            notes: inside(&props.notes, &format!("{}/{index}", lists[1])),
            focus: Focus::inside(props.focus.as_ref(), &format!("{}/{index}", lists[1])),
        };
        html! { <Row key={keys[index]} {row} names={Rc::clone(&names)} /> }
    });
    let add_row = {
        let (desk, list, cells, at) =
            (Rc::clone(desk), lists[1].clone(), columns.len(), rows.len());
        Callback::from(move |_| {
            let row = Value::from(vec![""; cells]);
            desk.edit(&list, |text| insert(text, &list, at, &row));
            desk.say(desk.words().phrases.added(desk.words().item("Table.rows")));
            desk.focus(Focus::value(format!("{list}/{at}/0")));
        })
    };
    let add_column = {
        let (desk, pointer, at, rows) = (
            Rc::clone(desk),
            pointer.clone(),
            columns.len(),
            rows.clone(),
        );
        Callback::from(move |_| {
            let column = format!("{pointer}/columns/{at}");
            desk.rewrite(&column, |text| with_column(text, &pointer, at, &rows));
            desk.say(
                desk.words()
                    .phrases
                    .added(desk.words().item("Table.columns")),
            );
            desk.focus(Focus::value(column));
        })
    };
    html! {
        <div class="form-grid-box" data-pointer={lists[1].clone()}>
            <p class="form-help">{ words.help("Table.rows", "") }</p>
            <div class="form-grid-scroll">
                <table class="form-grid">
                    <thead><tr>{ for heads }<td></td></tr></thead>
                    <tbody>{ for body }</tbody>
                </table>
            </div>
            <Remarks notes={outside_cells(props, &lists, columns.len())} />
            <button type="button" id={format!("add:{}", lists[1])} class="form-add" onclick={add_row}>{ words.add("Table.rows") }</button>
            { " " }
            <button type="button" id={format!("add:{}", lists[0])} class="form-add" onclick={add_column}>{ words.add("Table.columns") }</button>
        </div>
    }
}

/// What a column is called.
fn name(desk: &Desk, index: usize, raw: &str) -> AttrValue {
    let text = read(raw).and_then(|column| column.text().cloned());
    let text = text.filter(|text| !text.trim().is_empty());
    text.unwrap_or_else(|| format!("{} {}", desk.words().item("Table.columns"), index + 1).into())
}

/// What is inside the table at a place that any table has.
fn shape(at: &str, table: Shape) -> Shape {
    Shape::at(at).unwrap_or(table)
}

/// The notes about the lists rather than about a cell, a row or a heading.
fn outside_cells(props: &Props, lists: &[String; 2], columns: usize) -> super::note::Notes {
    let notes = lists
        .iter()
        .flat_map(|list| inside(&props.notes, list).to_vec())
        .collect();
    let heads: Vec<String> = (0..columns)
        .map(|index| format!("{}/{index}", lists[0]))
        .collect();
    let rows = format!("{}/", lists[1]);
    let notes = outside(&notes, &heads);
    notes
        .iter()
        .filter(|note| !note.pointer.starts_with(&rows))
        .cloned()
        .collect()
}

/// The heading of a column, and the button that removes it.
fn head(
    props: &Props,
    columns: &[AttrValue],
    names: &[AttrValue],
    rows: usize,
    index: usize,
) -> Html {
    let Props { desk, pointer, .. } = props;
    let column = format!("{pointer}/columns/{index}");
    let words = desk.words();
    let label = format!("{} {}", words.item("Table.columns"), index + 1);
    let of = Props {
        name: "Table.columns".into(),
        shape: shape("/cards/0/table/columns/0", props.shape),
        raw: Some(columns[index].clone()),
        is_required: true,
        notes: inside(&props.notes, &column),
        focus: Focus::inside(props.focus.as_ref(), &column),
        pointer: column.clone().into(),
        desk: Rc::clone(desk),
    };
    let removal = format!("{}: {}", words.phrases.remove, names[index]);
    let onclick = {
        let (desk, pointer, name) = (Rc::clone(desk), pointer.clone(), names[index].clone());
        Callback::from(move |_| {
            desk.rewrite(&column, |text| without_column(text, &pointer, index, rows));
            desk.say(desk.words().phrases.removed(&name));
            desk.focus(Focus::element(format!("add:{pointer}/columns")));
        })
    };
    html! {
        <th scope="col">
            <div class="form-row">
                <Control {of} {label} />
                <button type="button" class="form-tool" title={words.phrases.remove.clone()} aria-label={removal} {onclick}>{ icon(icon::REMOVE) }</button>
            </div>
        </th>
    }
}

/// The text with one more column at the end, empty in every row.
fn with_column(text: &str, table: &str, at: usize, rows: &[AttrValue]) -> Result<String, Refusal> {
    let empty = json!("");
    let columns = format!("{table}/columns");
    let mut text = insert(text, &columns, at, &empty)?.apply(text);
    for (index, row) in rows.iter().enumerate() {
        if let Some(Json::List(cells)) = read(row) {
            let row = format!("{table}/rows/{index}");
            text = insert(&text, &row, cells.len(), &empty)?.apply(&text);
        }
    }
    Ok(text)
}

/// The text without a column and its cells.
fn without_column(text: &str, table: &str, index: usize, rows: usize) -> Result<String, Refusal> {
    let mut text = remove(text, &format!("{table}/columns/{index}"))?.apply(text);
    for row in 0..rows {
        // A row may be shorter than the others.
        if let Ok(change) = remove(&text, &format!("{table}/rows/{row}/{index}")) {
            text = change.apply(&text);
        }
    }
    Ok(text)
}

#[derive(PartialEq, Properties)]
struct RowProps {
    row: item::Props,
    /// The names of the columns.
    names: Rc<[AttrValue]>,
}

/// A row of the table.
#[component]
fn Row(props: &RowProps) -> Html {
    let row = &props.row;
    let Some(Json::List(cells)) = read(&row.raw) else {
        return html! { <tr><td>{ misfit(&item::of(row)) }</td></tr> };
    };
    let pointers: Vec<String> = (0..cells.len())
        .map(|index| format!("{}/{}/{index}", row.list, row.index))
        .collect();
    let cell = |(index, raw): (usize, &AttrValue)| {
        let column = props.names.get(index).cloned().unwrap_or_default();
        let of = Props {
            shape: row.shape.item().unwrap_or(row.shape),
            raw: Some(raw.clone()),
            pointer: pointers[index].clone().into(),
            notes: inside(&row.notes, &pointers[index]),
            focus: Focus::inside(row.focus.as_ref(), &pointers[index]),
            ..item::of(row)
        };
        html! { <td key={index}><Control {of} label={format!("{}, {column}", item::numbered(row))} /></td> }
    };
    let missing = props.names.len().saturating_sub(cells.len());
    let row_notes = outside(&row.notes, &pointers);
    let drag = item::use_drag(row);
    html! {
        <tr class={drag.class} onkeydown={keys(row)} ondragover={drag.over} ondragleave={drag.leave} ondrop={drag.drop}>
            { for cells.iter().enumerate().map(cell) }
            { for (0..missing).map(|_| html! { <td></td> }) }
            <td>{ tools(row, None) }<Remarks notes={row_notes} /></td>
        </tr>
    }
}
