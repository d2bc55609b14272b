//! The section of a Markdown file that a task writes: the lines between two markers.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::places;

/// `file` is relative to the repository; `marker` is an HTML comment on a line of its own.
pub struct Section {
    pub file: &'static str,
    pub marker: &'static str,
}

impl Section {
    pub fn read(&self) -> Result<String> {
        let text = self.text()?;
        let [_, content, _] = self.split(&text)?;
        Ok(content.to_owned())
    }

    pub fn write(&self, content: &str) -> Result<()> {
        let text = self.replace(&self.text()?, content)?;
        fs::write(places::repository().join(self.file), text).context(self.file)
    }

    fn text(&self) -> Result<String> {
        fs::read_to_string(places::repository().join(self.file)).context(self.file)
    }

    fn replace(&self, text: &str, content: &str) -> Result<String> {
        let [before, _, after] = self.split(text)?;
        let (marker, content) = (self.marker, content.trim());
        Ok(format!("{before}{marker}\n{content}\n{marker}{after}"))
    }

    /// The text before, between and after the markers.
    fn split<'a>(&self, text: &'a str) -> Result<[&'a str; 3]> {
        let parts: Vec<&str> = text.split(self.marker).collect();
        let found = parts.len() - 1;
        let parts = <[&str; 3]>::try_from(parts).ok();
        ensure!(
            parts.is_some(),
            "{}: expected 2 lines `{}`, found {found}",
            self.file,
            self.marker
        );
        Ok(parts.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Section = Section {
        file: "README.md",
        marker: "<!-- size -->",
    };

    #[test]
    fn only_the_text_between_the_markers_is_replaced() {
        let old = "# Name\n\n<!-- size -->\n| old |\n<!-- size -->\n\nMore.\n";
        let new = "# Name\n\n<!-- size -->\n| new |\n<!-- size -->\n\nMore.\n";
        assert_eq!(SIZES.replace(old, "| new |\n").unwrap(), new);
        assert_eq!(SIZES.replace(new, "| new |").unwrap(), new);
    }

    #[test]
    fn any_other_number_of_markers_is_an_error() {
        for found in [0, 1, 3] {
            let text = "# Name <!-- size -->".repeat(found);
            let error = SIZES.replace(&text, "").unwrap_err().to_string();
            let expected = format!("README.md: expected 2 lines `<!-- size -->`, found {found}");
            assert_eq!(error, expected);
        }
    }

    #[test]
    fn the_documents_have_their_sections() {
        for section in [crate::readme::SIZES, crate::bench::REPORT] {
            assert!(section.read().unwrap().contains("|--:|"));
        }
    }
}
