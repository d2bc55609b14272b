//! The widget's own view as HTML, written by Yew's server rendering.

use super::Options;
#[cfg(target_arch = "wasm32")]
use super::markup;
use crate::model::{Date, Explainer};
use crate::state::{Form, Session, Settings};
use crate::view;
use crate::words::Words;
use std::rc::Rc;
#[cfg(target_arch = "wasm32")]
use yew::Html;
use yew::virtual_dom::VText;
#[cfg(not(target_arch = "wasm32"))]
use yew::{Component, Context, Html, LocalServerRenderer, Properties};

/// The looks of the widget, for a `style` element.
pub const STYLES: &str = include_str!(env!("EXPLAINER_CARDS_STATIC_CSS"));

/// What is inside the box that the style sheet takes for the root, on one line: publishing systems make paragraphs of
/// blank lines.
pub async fn content(explainer: &Explainer, options: &Options, form: Form, level: u8) -> String {
    let file = match (&options.file, &options.src) {
        (Some(file), _) => file.as_str(),
        (None, Some(src)) => src,
        (None, None) => "",
    };
    let settings = Settings {
        form,
        level,
        file: file.into(),
        today: options.today.as_ref().map_or("", Date::as_str).into(),
        ..Settings::default()
    };
    let words = *Words::of(&explainer.lang);
    let session = Session::new(explainer.clone(), settings, words, options.formats);
    let session = Rc::new(session);
    let cards = 0..session.explainer.cards.len();
    let notes = 0..view::NOTES.len();
    // Written one after the other: the nodes of all citations of a file take ten times as much memory as their tags.
    let inside: [Vec<Part>; 3] = [
        cards.map(Part::Card).collect(),
        notes.map(Part::Note).collect(),
        vec![Part::Definitions],
    ];
    let mut html = String::new();
    let frame = written(&session, Part::Frame).await;
    let mut inside = inside.into_iter();
    for piece in frame.split(PLACE) {
        push_plain(piece, &mut html);
        for part in inside.next().unwrap_or_default() {
            push_plain(&written(&session, part).await, &mut html);
        }
    }
    html
}

/// What the view writes.
pub fn tags(session: Session) -> String {
    // Where Yew renders, it doesn't wait for anything.
    pollster::block_on(written(&Rc::new(session), Part::Whole))
}

/// What is written at once.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Whole,
    /// What stands around the others, with [`PLACE`] three times in their place.
    Frame,
    /// The card at an index.
    Card(usize),
    /// The list under the cards at an index.
    Note(usize),
    Definitions,
}

/// Stands for what is written apart. No text that is printed has it.
const PLACE: char = '\u{1}';

#[cfg(not(target_arch = "wasm32"))]
async fn written(session: &Rc<Session>, part: Part) -> String {
    let session = session.clone();
    let renderer = LocalServerRenderer::<Root>::with_props(Props { session, part });
    renderer.hydratable(false).render().await
}

/// Yew renders only in later tasks of a browser.
#[cfg(target_arch = "wasm32")]
#[allow(clippy::unused_async, reason = "Yew's rendering is")]
async fn written(session: &Rc<Session>, part: Part) -> String {
    let mut html = String::new();
    markup::push(&part.view(session), &mut html);
    html
}

impl Part {
    fn view(self, session: &Session) -> Html {
        match self {
            Self::Whole => view::explainer(session),
            Self::Frame => {
                let place = || VText::new(PLACE.to_string()).into();
                view::frame(session, place(), place(), place())
            }
            Self::Card(index) => view::card_at(session, index),
            Self::Note(index) => view::NOTES[index](session),
            Self::Definitions => view::definitions(session),
        }
    }
}

/// Adds HTML without the marks of templates and short codes, which publishing systems fill in.
fn push_plain(tags: &str, html: &mut String) {
    for piece in tags.split_inclusive(['[', '{']) {
        let (text, mark) = match piece.as_bytes().last() {
            Some(b'[') => (&piece[..piece.len() - 1], "&#91;"),
            Some(b'{') => (&piece[..piece.len() - 1], "&#123;"),
            _ => (piece, ""),
        };
        html.extend([text, mark]);
    }
}

/// Yew renders components on a server, and nothing less.
#[cfg(not(target_arch = "wasm32"))]
struct Root;

#[cfg(not(target_arch = "wasm32"))]
#[derive(Properties)]
struct Props {
    session: Rc<Session>,
    part: Part,
}

#[cfg(not(target_arch = "wasm32"))]
impl PartialEq for Props {
    /// A session that is rendered never changes.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.session, &other.session) && self.part == other.part
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Component for Root {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Props { session, part } = context.props();
        part.view(session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read::read;
    use crate::render::intl::FORMATS;
    use crate::render::markup;
    use std::fs;
    use std::path::Path;

    #[test]
    fn yew_and_the_markup_for_browsers_write_the_same_html() {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut compared = 0;
        for folder in ["tests/fixtures/valid", "www/explainers"] {
            for file in fs::read_dir(repository.join(folder)).expect("it is there") {
                let path = file.expect("it can be listed").path();
                let Ok(explainer) =
                    fs::read(&path).map_or(Err(()), |bytes| read(&bytes).map_err(drop))
                else {
                    continue;
                };
                for form in [Form::Static, Form::Live] {
                    let settings = Settings {
                        form,
                        ..Settings::default()
                    };
                    let words = *Words::of(&explainer.lang);
                    let session = Session::new(explainer.clone(), settings, words, FORMATS);
                    let session = Rc::new(session);
                    let mut html = String::new();
                    markup::push(&Part::Whole.view(&session), &mut html);
                    let yew = pollster::block_on(written(&session, Part::Whole));
                    assert!(html == yew, "{}", path.display());
                    compared += 1;
                }
            }
        }
        assert!(compared > 20, "{compared}");
    }
}
