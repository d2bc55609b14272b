//! Asking on the terminal for what the arguments of `new` don't say.

use crate::new::{id_of, refuse_present};
pub use dialoguer::Result;
use dialoguer::{Input, Select};
use explainer_cards::templates::{LANGUAGES, Template};
use explainer_cards::words::name;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Whether there is somebody to ask.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The kind of story.
pub fn template() -> Result<Template> {
    let line = |template: Template| format!("{template}: {}", template.purpose(LANGUAGES[0]));
    let chosen = Select::new()
        .with_prompt("What is the explainer about?")
        .items(Template::ALL.map(line))
        .default(0)
        .interact()?;
    Ok(Template::ALL[chosen])
}

/// The language.
pub fn language() -> Result<String> {
    let chosen = Select::new()
        .with_prompt("In which language?")
        .items(LANGUAGES.map(name))
        .default(0)
        .interact()?;
    Ok(LANGUAGES[chosen].to_owned())
}

/// The headline.
pub fn title() -> Result<String> {
    Input::new().with_prompt("Headline").interact_text()
}

/// The file to write.
pub fn output() -> Result<PathBuf> {
    let name: String = Input::new()
        .with_prompt("File to write, such as `harbour-tram.en.json`")
        .validate_with(|name: &String| {
            let path = Path::new(name);
            id_of(path).and_then(|_| refuse_present(path))
        })
        .interact_text()?;
    Ok(name.into())
}
