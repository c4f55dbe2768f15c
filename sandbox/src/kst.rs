//! Korean wall-clock texts of a moment. A moment is UTC milliseconds; Korea has no summer time, so the offset is fixed.

const KST_AHEAD_MS: i64 = 9 * 60 * 60 * 1_000;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// `2026-01-01T11:31:29+09:00`, as in the provider's objects.
pub(crate) fn rfc3339(at: i64) -> String {
    format!("{}+09:00", local(at))
}

/// `2026-01-01T11:31:29.123000`, as in the provider's webhooks.
pub(crate) fn with_micros(at: i64) -> String {
    format!("{}.{:03}000", local(at), at.rem_euclid(1_000))
}

/// `2026-01-01`.
pub(crate) fn date(at: i64) -> String {
    let (year, month, day) = civil((at + KST_AHEAD_MS).div_euclid(DAY_MS));
    format!("{year:04}-{month:02}-{day:02}")
}

/// `2026-01-01T11:31:29`.
pub(crate) fn local(at: i64) -> String {
    let seconds = (at + KST_AHEAD_MS).rem_euclid(DAY_MS) / 1_000;
    format!(
        "{}T{:02}:{:02}:{:02}",
        date(at),
        seconds / 3_600,
        seconds / 60 % 60,
        seconds % 60
    )
}

/// Reads `2026-01-01` or `2026-01-01T11:31:29` (a fraction is ignored) as Korean time.
pub(crate) fn parse(text: &str) -> Option<i64> {
    let (date, time) = text.split_once('T').unwrap_or((text, "00:00:00"));
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(time.get(..8)?, ':')?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || hour > 23 || minute > 59 {
        return None;
    }
    let seconds = (hour * 60 + minute) * 60 + second;
    Some(days(year, month, day) * DAY_MS + seconds * 1_000 - KST_AHEAD_MS)
}

fn numbers(text: &str, separator: char) -> Option<[i64; 3]> {
    let parts: Result<Vec<i64>, _> = text.split(separator).map(str::parse).collect();
    parts.ok()?.try_into().ok()
}

/// Days since 1970-01-01 to year, month, day. Years begin in March here, so that the leap day comes last.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 {
        march_month + 3
    } else {
        march_month - 9
    };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

/// The inverse of [`civil`].
fn days(year: i64, month: i64, day: i64) -> i64 {
    let march_year = year - i64::from(month <= 2);
    let era = march_year.div_euclid(400);
    let year_of_era = march_year.rem_euclid(400);
    let march_month = (month + 9) % 12;
    let day_of_year = (153 * march_month + 2) / 5 + day - 1;
    let day_of_era = 365 * year_of_era + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_as_korean_time() {
        assert_eq!(rfc3339(0), "1970-01-01T09:00:00+09:00");
        assert_eq!(rfc3339(1_767_234_689_000), "2026-01-01T11:31:29+09:00");
        assert_eq!(with_micros(1_709_132_400_007), "2024-02-29T00:00:00.007000");
    }

    #[test]
    fn a_text_and_its_moment_are_inverse() {
        for at in [0, 951_782_399_000, 1_709_132_400_000, 4_102_444_799_000] {
            assert_eq!(parse(&local(at)), Some(at));
        }
        assert_eq!(parse("2026-01-01"), parse("2026-01-01T00:00:00.000"));
        assert_eq!(parse("2026-13-01"), None);
        assert_eq!(parse("어제"), None);
    }
}
