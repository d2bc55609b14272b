//! One feed of several explainers.

use super::Arguments;
use super::job::{self, Outcome};
use super::save::save;
use super::tally::Tally;
use crate::check::PROBLEMS;
use crate::inputs::Input;
use crate::report;
use explainer_cards::render::{FeedError, Form, Head, feed};

/// Rejects arguments that can't work for any file.
pub fn refuse_misuse(arguments: &Arguments) -> Result<(), String> {
    let form = arguments.to;
    let Some(address) = &arguments.address else {
        return match &arguments.title {
            Some(_) => Err("`--title` is for a feed of several files; add `--self URL`".to_owned()),
            None => Ok(()),
        };
    };
    if !matches!(form, Form::Feed | Form::Rss) {
        return Err(format!(
            "`--self` is for `--to feed` and `--to rss`; `{form}` is no feed"
        ));
    }
    if arguments.out.is_some() && name(address).is_none() {
        return Err(format!(
            "`{address}` doesn't end in the name of a file, which `--out` needs; \
             end it in one, such as `explainers.atom`"
        ));
    }
    Ok(())
}

/// The name of the feed's file.
fn name(address: &url::Url) -> Option<&str> {
    address
        .path()
        .rsplit('/')
        .next()
        .filter(|name| !name.is_empty())
}

/// Writes the feed if every file can be an entry, so that no file is missing in it for a while.
pub fn write(arguments: &Arguments, head: &Head, inputs: &[Input]) -> u8 {
    let mut tally = Tally::default();
    let mut explainers = Vec::with_capacity(inputs.len());
    for input in inputs {
        match job::read_file(arguments, input) {
            Ok(explainer) => explainers.push(explainer),
            Err(outcome) => tally.add(input, *outcome),
        }
    }
    if tally.status == 0 {
        match feed(arguments.to, head, &explainers) {
            Ok(content) => put(arguments, head, &content, &mut tally, &inputs[0]),
            Err(FeedError::Entry(index, error)) => {
                tally.add(&inputs[index], Outcome::Unfit(error));
            }
            Err(error) => {
                let at = match &error {
                    FeedError::SameUrl(one, other, _) => {
                        let [one, other] = [one, other].map(|index| inputs[*index].path.display());
                        format!("{one}, {other}: ")
                    }
                    _ => String::new(),
                };
                report::say(format_args!("error: {at}{error}"));
                tally.status = PROBLEMS;
            }
        }
    }
    tally.text.summary();
    tally.status
}

/// Writes the feed to the folder or to standard output.
fn put(arguments: &Arguments, head: &Head, content: &str, tally: &mut Tally, input: &Input) {
    let target = arguments.out.as_ref().zip(name(&head.address));
    let outcome = match target.map(|(out, name)| out.join(name)) {
        None => job::print(content),
        Some(target) => match save(&target, content.as_bytes()) {
            Ok(saved) => {
                let state = if saved.written == 1 {
                    "written"
                } else {
                    "unchanged"
                };
                report::say(format_args!("{} {state}", target.display()));
                Outcome::Saved(saved)
            }
            Err(error) => Outcome::Unwritable(target, error),
        },
    };
    tally.add(input, outcome);
}
