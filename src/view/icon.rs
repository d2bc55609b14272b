//! The icons: one stroke path each, 24 by 24.

use super::html::html;
use crate::model::card::Kind;
use yew::Html;

pub const CHEVRON: &str = "M5 9l7 7 7-7";
pub const LOCK: &str = "M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4";
pub const POSITIVE: &str = "M12 4l9 15H3z";
pub const NEGATIVE: &str = "M12 20L3 5h18z";
pub const MIXED: &str = "M2 12l10-7 10 7-10 7z";
pub const UNCLEAR: &str =
    "M12 3a9 9 0 1 0 .01 0zM9.5 9.5a2.5 2.5 0 1 1 4 2c-1 .7-1.5 1-1.5 2.5M12 17v.5";

/// An icon. Hidden from screen readers, because the text beside it says the same.
pub fn svg(name: &'static str, shape: &'static str) -> Html {
    html! {
        <svg data-icon={name} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={shape} /></svg>
    }
}

/// The name of a kind and its icon.
pub fn of(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::What => ("what", "M12 3a9 9 0 1 0 .01 0zM12 11v6M12 7v.5"),
        Kind::Why => (
            "why",
            "M9 18h6M10 21h4M9 15c0-2-3-3-3-6a6 6 0 0 1 12 0c0 3-3 4-3 6z",
        ),
        Kind::Who => (
            "who",
            "M9 4a3.5 3.5 0 1 0 .01 0zM3 20a6 6 0 0 1 12 0M15 4a3.5 3.5 0 0 1 0 7M18 14a6 6 0 0 1 3 6",
        ),
        Kind::How => ("how", "M4 5v4h4M4.5 9A8 8 0 1 1 4 13M12 8v4l3 2"),
        Kind::Numbers => ("numbers", "M3 20h18M7 20v-7M12 20V4M17 20V10"),
        Kind::Compare => ("compare", "M12 4v16M8 20h8M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z"),
        Kind::Qa => ("qa", "M4 4h16v12h-8l-5 4v-4H4zM8 8h8M8 12h5"),
        Kind::Views => ("views", "M3 4h12v9H9l-4 3v-3H3zM18 8h3v9h-2v3l-4-3h-4"),
        Kind::Unknowns => (
            "unknowns",
            "M8 8a4 4 0 1 1 6 3.5c-1.5 1-2 1.5-2 3.5M12 19v.5",
        ),
        Kind::Next => (
            "next",
            "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15h6l-2-2M15 15l-2 2",
        ),
        Kind::Quiz => ("quiz", "M20 12v8H4V4h11M8 11l4 4 8-10"),
        Kind::Other => ("other", "M12 4v16M5 8l14 8M19 8L5 16"),
    }
}
