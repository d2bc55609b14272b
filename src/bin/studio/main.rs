//! The studio: a page on which editors write explainers, see them as readers do, and get the tag to paste.
//!
//! The text of the file is the only state of a draft. The form and the JSON editor both change it, the checks of the
//! command line tool read it, and the component and the static forms show it.

mod bar;
mod beside;
mod change_log;
mod changes;
mod choice;
mod code;
mod desk;
mod drafts;
mod embedded;
mod files;
mod focus;
mod form;
mod history;
mod importing;
mod keeper;
mod losses;
mod marked;
mod markup;
mod modules;
mod offsets;
mod page;
mod preview;
mod problems;
mod publish;
mod see;
mod sheet;
mod start;
mod steady;
mod studio;
mod translation;
mod versions;
mod words;
mod write;
mod written;

fn main() {
    let document = gloo::utils::document();
    if let Some(root) = document.get_element_by_id("studio") {
        yew::Renderer::<studio::Studio>::with_root(root).render();
    }
}
