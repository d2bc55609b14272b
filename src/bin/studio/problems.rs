//! The list of problems.

use crate::focus;
use crate::words::{Words, fill, sentence};
use explainer_cards::check::Problem;
use std::rc::Rc;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_node_ref};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub words: Rc<Words>,
    pub problems: Rc<[Problem]>,
    /// Called with the index of a problem to go to.
    pub on_go: Callback<usize>,
    /// Called with the index of a problem to fix.
    pub on_fix: Callback<usize>,
    pub on_fix_all: Callback<()>,
}

/// How many problems there are, in words.
pub fn counted(words: &Words, count: usize) -> AttrValue {
    match count {
        0 => words.no_problems.clone().into(),
        1 => words.one_problem.clone().into(),
        count => fill(&words.many_problems, "count", &count.to_string()),
    }
}

#[component]
pub fn Problems(props: &Props) -> Html {
    let words = &props.words;
    let total: usize = props.problems.iter().map(Problem::count).sum();
    let count = counted(words, total);
    let fixable = props
        .problems
        .iter()
        .filter(|problem| problem.fix.is_some())
        .count();
    let line = use_node_ref();
    let fix_all = {
        let line = line.clone();
        props.on_fix_all.reform(move |_| {
            // The button that has the focus goes.
            focus::take(&line);
        })
    };
    html! {
        <section class="problems" aria-labelledby="problems">
            <div class="problems-head" ref={line} tabindex="-1">
                <p id="problems" class="problems-count" role="status">{ count }</p>
                if fixable > 1 {
                    <button type="button" class="problems-fix" onclick={fix_all}>
                        { fill(&words.fix_all, "count", &fixable.to_string()) }
                    </button>
                }
            </div>
            if !props.problems.is_empty() {
                <ul class="problems-list">
                    { for props.problems.iter().enumerate().map(|(index, problem)| item(props, index, problem)) }
                </ul>
            }
        </section>
    }
}

fn item(props: &Props, index: usize, problem: &Problem) -> Html {
    let go = props.on_go.reform(move |_| index);
    html! {
        <li class="problem" data-severity={problem.severity.to_string()} key={index}>
            <button type="button" class="problem-go" onclick={go}>
                { fill(&props.words.go_to, "line", &problem.line.to_string()) }
            </button>
            <div lang="en">
                <p class="problem-message">{ format!("{}: {}", problem.message, problem.label) }</p>
                <p class="problem-help">{ problem.help.clone() }</p>
                if let Some(fix) = &problem.fix {
                    <button type="button" class="problem-fix" onclick={props.on_fix.reform(move |_| index)}>
                        { sentence(&fix.title) }
                    </button>
                }
            </div>
        </li>
    }
}
