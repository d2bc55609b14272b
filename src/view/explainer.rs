//! The explainer as a whole: the one component, which holds the state.

use super::card::card;
use super::glossary::{definitions, glossary};
use super::header::header;
use super::prose::citing;
use super::setting::{Form, Formats, Message, Notice, Setting, all};
use super::sources::sources;
use crate::model;
use crate::state::{Action, Panel, State};
use crate::words::{Words, direction};
use std::rc::Rc;
use yew::{AttrValue, Callback, Component, Context, Html, Properties, html};

/// What the component is given.
#[derive(Clone, Properties)]
pub struct Props {
    /// What to show.
    pub explainer: Rc<model::Explainer>,
    /// What is open at first.
    pub state: State,
    /// The level of the heading, 1 to 5; cards are one deeper.
    pub level: u8,
    /// What the tags are written for.
    pub form: Form,
    /// How dates and numbers are written.
    pub formats: Formats,
    /// Told what the page may want to know.
    pub on_notice: Callback<Notice>,
}

impl PartialEq for Props {
    /// An explainer is read once and never changes.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.explainer, &other.explainer)
    }
}

/// An explainer that can be read and opened.
pub struct Explainer {
    setting: Setting,
    /// The CSS selector of what gets the focus once it is shown.
    focus: Option<String>,
}

impl Component for Explainer {
    type Message = Message;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        let setting = Setting {
            explainer: props.explainer.clone(),
            citing: citing(&props.explainer),
            words: Words::of(&props.explainer.lang),
            formats: props.formats,
            level: props.level,
            form: props.form,
            state: props.state.clone(),
        };
        Self {
            setting,
            focus: None,
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        let notify = |notice| context.props().on_notice.emit(notice);
        match message {
            Message::Act(action) => self.act(action, notify),
            Message::Cite(source) => {
                self.act(Action::Open(Panel::Sources), notify);
                self.focus = Some(["#source-", &source].concat());
                notify(Notice::Source(source));
            }
            Message::Return(index, source) => {
                self.act(Action::Open(Panel::Card(index)), notify);
                let card = &self.setting.explainer.cards[index].id;
                self.focus = Some(["[data-cite=\"", card, "/", &source, "\"]"].concat());
            }
            Message::Define(term) => notify(Notice::Term(term)),
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let setting = &self.setting;
        let explainer = &setting.explainer;
        let lang = AttrValue::from(explainer.lang.clone());
        let mut cards = explainer
            .cards
            .iter()
            .enumerate()
            .map(|(index, each)| card(setting, index, each));
        html! {
            <section class="explainer" part="explainer" {lang} dir={direction(&explainer.lang)} aria-labelledby="title">
                { header(setting) }
                <div class="cards" part="cards">{ all(&mut cards) }</div>
                <div class="notes">
                    { glossary(setting) }
                    { sources(setting) }
                </div>
                { definitions(setting) }
            </section>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            context.props().on_notice.emit(Notice::Ready);
        }
        if let Some(id) = self.focus.take() {
            context.props().on_notice.emit(Notice::Focus(id));
        }
    }
}

impl Explainer {
    /// Changes the state, and tells the page of a card that opened or closed.
    fn act(&mut self, action: Action, notify: impl Fn(Notice)) {
        let (Action::Toggle(panel) | Action::Open(panel) | Action::Close(panel)) = action;
        let before = self.setting.state.is_open(panel);
        self.setting.state = self.setting.state.reduce(action);
        let after = self.setting.state.is_open(panel);
        if let Panel::Card(index) = panel
            && before != after
        {
            let id = self.setting.explainer.cards[index].id.clone();
            notify(if after {
                Notice::Open(id)
            } else {
                Notice::Close(id)
            });
        }
    }
}
