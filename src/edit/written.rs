//! New values as text.

use serde_json::Value;

/// How a new value is laid out.
pub struct Style<'a> {
    /// By what a level is indented.
    pub unit: &'a str,
    /// How lines end.
    pub newline: &'a str,
    /// What follows a colon, and a comma in a line.
    pub space: &'a str,
    /// Whether each item and field has a line of its own.
    pub has_lines: bool,
}

/// Writes a value. `indent` is the indentation of the line that it begins on.
pub fn written(value: &Value, indent: &str, style: &Style) -> String {
    match value {
        Value::Array(items) => {
            let items = items.iter();
            let items: Vec<_> = items
                .map(|item| written(item, &style.inner(indent), style))
                .collect();
            style.bracket(['[', ']'], "", indent, &items)
        }
        Value::Object(fields) => {
            let fields = fields.iter();
            let fields: Vec<_> = fields
                .map(|(name, value)| {
                    style.field(name, &written(value, &style.inner(indent), style))
                })
                .collect();
            style.bracket(['{', '}'], style.space, indent, &fields)
        }
        other => other.to_string(),
    }
}

impl Style<'_> {
    /// A name and a value.
    pub fn field(&self, name: &str, value: &str) -> String {
        format!("{}:{}{value}", Value::from(name), self.space)
    }

    fn inner(&self, indent: &str) -> String {
        format!("{indent}{}", self.unit)
    }

    fn bracket(
        &self,
        [open, close]: [char; 2],
        padding: &str,
        indent: &str,
        parts: &[String],
    ) -> String {
        if parts.is_empty() {
            return format!("{open}{close}");
        }
        if !self.has_lines {
            let parts = parts.join(&format!(",{}", self.space));
            return format!("{open}{padding}{parts}{padding}{close}");
        }
        let end = format!("{}{indent}", self.newline);
        let line = format!("{end}{}", self.unit);
        let parts = parts.join(&format!(",{line}"));
        format!("{open}{line}{parts}{end}{close}")
    }
}
