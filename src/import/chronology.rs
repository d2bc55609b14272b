//! Paragraphs that each begin with a date: a timeline.

use super::dates::{Dates, Written};
use super::event::{Event, Media, Told, event};
use super::html::{Block, Kind, Page};
use super::loss::Losses;
use super::rich::Rich;
use super::text::sentence;

/// How many of them make a timeline.
const FEWEST: usize = 2;

/// Takes the timelines out of the blocks of a card.
pub fn take(blocks: Vec<Block>, dates: &Dates, losses: &mut Losses) -> (Vec<Block>, Vec<Event>) {
    let mut rest = vec![];
    let mut told: Vec<(Block, Written, usize)> = vec![];
    let mut events = vec![];
    for block in blocks {
        if let Some((written, end)) = dated(&block, dates) {
            told.push((block, written, end));
        } else {
            end(&mut told, &mut rest, &mut events, losses);
            rest.push(block);
        }
    }
    end(&mut told, &mut rest, &mut events, losses);
    (rest, events)
}

fn end(
    told: &mut Vec<(Block, Written, usize)>,
    rest: &mut Vec<Block>,
    events: &mut Vec<Event>,
    losses: &mut Losses,
) {
    if told.len() < FEWEST {
        rest.extend(told.drain(..).map(|(block, ..)| block));
        return;
    }
    for (block, written, at) in told.drain(..) {
        let (Kind::Paragraph(text) | Kind::Item(text)) = block.kind else {
            continue;
        };
        let (_, said) = text.split(at);
        let (title, text) = sentence(&said);
        let text = Page {
            blocks: vec![Block {
                kind: Kind::Paragraph(text),
                place: block.place.clone(),
            }],
            ..Page::default()
        };
        let place = block.place;
        let told = Told {
            place,
            date: Some(written),
            title,
            text,
            media: Media::default(),
            ..Told::default()
        };
        events.extend(event(told, losses));
    }
}

/// The date with which a block begins, and the byte at which it says what happened.
fn dated(block: &Block, dates: &Dates) -> Option<(Written, usize)> {
    let (Kind::Paragraph(text) | Kind::Item(text)) = &block.kind else {
        return None;
    };
    let plain = text.plain();
    let (written, end) = dates.leading(&plain)?;
    let rest = plain[end..].trim_start();
    // After a comma or a full stop the sentence goes on.
    let after = rest
        .strip_prefix([':', '：', '–', '—', '|'])
        .or_else(|| rest.strip_prefix("- "))?
        .trim_start();
    let is_told = !Rich::plain_text(after).is_blank();
    is_told.then(|| (written, plain.len() - after.len()))
}
