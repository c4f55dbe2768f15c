//! Templates with `{name}` holes.

use crate::Error;

/// Fills every hole of `template`; a hole without a value, or a stray brace, is an error.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, Error> {
    let mut text = template.to_owned();
    for (name, value) in values {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    if text.contains(['{', '}']) {
        return Err(Error::Braces(text));
    }
    Ok(text)
}

/// The list form of a CSV cell.
pub(crate) fn list<T: ToString>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    items.join("|")
}

/// Months in words: `10~11월`, `4·11월`; runs may wrap around the year.
pub(crate) fn months(months: &[u8]) -> String {
    let has = |month: u8| months.contains(&month);
    let mut parts = Vec::new();
    for start in (1..=12).filter(|&m| has(m) && !has(if m == 1 { 12 } else { m - 1 })) {
        let mut end = start;
        while has(end % 12 + 1) {
            end = end % 12 + 1;
        }
        parts.push(if start == end {
            format!("{start}")
        } else {
            format!("{start}~{end}")
        });
    }
    if parts.is_empty() {
        "1~12월".to_owned()
    } else {
        format!("{}월", parts.join("·"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_or_refuses() {
        assert_eq!(fill("{a} 쌀", &[("a", "강진")]).unwrap(), "강진 쌀");
        assert!(matches!(
            fill("{b} 쌀", &[("a", "강진")]),
            Err(Error::Braces(_))
        ));
    }

    #[test]
    fn months_in_words() {
        assert_eq!(months(&[10, 11]), "10~11월");
        assert_eq!(months(&[12, 1, 2]), "12~2월");
        assert_eq!(months(&[4, 11]), "4·11월");
        assert_eq!(months(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), "1~12월");
    }
}
