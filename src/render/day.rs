//! Today's date.

use crate::model::Date;
use chrono::DateTime;
use web_time::{SystemTime, UNIX_EPOCH};

/// Today in UTC, as in the widget.
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = seconds.map_or(0, |since| since.as_secs());
    let now = DateTime::from_timestamp(i64::try_from(seconds).unwrap_or_default(), 0);
    Date::from(&*now.unwrap_or_default().date_naive().to_string())
}
