//! An explainer with the properties that the address of the page names (`?src=…&open=…`), and a field for another
//! one: what is typed there takes its place. The tests drive it.

use explainer_cards::state::Notice as Reader;
use explainer_cards::{ExplainerCards, Notice};
use web_sys::{HtmlTextAreaElement, UrlSearchParams, window};
use yew::{AttrValue, Callback, Html, InputEvent, Properties, TargetCast, component, html};
use yew::{use_reducer, use_state};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub src: AttrValue,
}

/// What the address of the page says of a property.
pub fn named(name: &str) -> Option<AttrValue> {
    let search = window()?.location().search().ok()?;
    let value = UrlSearchParams::new_with_str(&search).ok()?.get(name)?;
    Some(AttrValue::from(value))
}

#[component]
pub fn Draft(props: &Props) -> Html {
    let json = use_state(|| None::<AttrValue>);
    let notices = use_reducer(Notices::default);
    let on_notice = {
        let notices = notices.dispatcher();
        Callback::from(move |notice| notices.dispatch(notice))
    };
    let oninput = {
        let json = json.setter();
        Callback::from(move |event: InputEvent| {
            let field: HtmlTextAreaElement = event.target_unchecked_into();
            json.set(Some(AttrValue::from(field.value())));
        })
    };
    html! {
        <>
            <label>{ "JSON " }<textarea id="draft" {oninput} /></label>
            <ExplainerCards
                src={props.src.clone()}
                explainer={(*json).clone()}
                lang={named("lang")}
                theme={named("theme")}
                open={named("open")}
                cards={named("cards")}
                depth={named("depth")}
                words={named("words")}
                heading_level={named("heading-level").and_then(|level| level.parse().ok()).unwrap_or(2)}
                feedback={named("feedback").is_some()}
                {on_notice}
            >
                <p>{ "Fallback" }</p>
            </ExplainerCards>
            <ol id="notices">
                { for notices.0.iter().map(|notice| html! { <li>{ words(notice) }</li> }) }
            </ol>
        </>
    }
}

#[derive(Clone, Default)]
struct Notices(Vec<Notice>);

impl yew::Reducible for Notices {
    type Action = Notice;

    fn reduce(self: std::rc::Rc<Self>, notice: Notice) -> std::rc::Rc<Self> {
        let mut notices = (*self).clone();
        notices.0.push(notice);
        notices.into()
    }
}

/// A notice in the words of the embed's events.
fn words(notice: &Notice) -> String {
    match notice {
        Notice::Ready => "ready".to_owned(),
        Notice::Error(reason) => format!("error {}", reason.name()),
        Notice::Reader(notice) => match notice {
            Reader::Open(card) => format!("open {card}"),
            Reader::Close(card) => format!("close {card}"),
            Reader::Term(term) => format!("term {term}"),
            Reader::Source(source) => format!("source {source}"),
            Reader::Group { card, group } => {
                format!("group {card} {}", group.as_deref().unwrap_or_default())
            }
            Reader::Depth(depth) => format!("depth {}", depth.name()),
            Reader::Quiz { card, option } => format!("quiz {card} {option}"),
            Reader::Helpful(yes) => format!("feedback {yes}"),
            Reader::Missing(text) => format!("feedback {text}"),
        },
    }
}
