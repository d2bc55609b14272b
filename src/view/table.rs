//! The section `table`.

use super::html::html;
use super::ids;
use super::nodes::{all, text};
use super::prose::prose;
use crate::model::card::Table;
use crate::model::{Card, Prose, Text};
use crate::state::Session;
use yew::{AttrValue, Html};

/// The table in a box that scrolls sideways if the column is too narrow. The box can have the focus, so that keys
/// scroll it too, and the caption names it
/// (<https://www.w3.org/WAI/ARIA/apg/practices/names-and-descriptions/>).
pub fn table(session: &Session, card: &Card, table: &Table) -> Html {
    let id = ids::table(&card.id);
    let mut columns = table
        .columns
        .iter()
        .map(|column| html! { <th scope="col">{ text(column) }</th> });
    let mut rows = table
        .rows
        .iter()
        .map(|each| row(session, card, &table.columns, each));
    html! {
        <div class="table" part="table" role="region" tabindex="0" aria-labelledby={id.clone()}>
            <table>
                <caption {id}>{ prose(session, &card.id, &table.caption) }</caption>
                <thead><tr>{ all(&mut columns) }</tr></thead>
                <tbody>{ all(&mut rows) }</tbody>
            </table>
        </div>
    }
}

/// A row, whose first cell is its heading. On a phone the style sheet stacks the other cells, each after the heading of
/// its column, which only the eye needs a second time.
fn row(session: &Session, card: &Card, columns: &[Text], cells: &[Prose]) -> Html {
    let mut cells = cells.iter().enumerate().map(|(index, cell)| {
        let content = prose(session, &card.id, cell);
        if index == 0 {
            html! { <th scope="row">{ content }</th> }
        } else {
            let column = columns.get(index).cloned().map(AttrValue::from);
            html! { <td data-label={column}>{ content }</td> }
        }
    });
    html! { <tr>{ all(&mut cells) }</tr> }
}
