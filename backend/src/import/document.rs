//! JSON files: arrays whose elements are read one by one, so that each has its own complaint.

use std::{collections::BTreeMap, path::Path};

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{
    problem::{Findings, Located, Place, Problem},
    source::{self, Format, Presence},
};

/// A record that is an element of an array.
pub(super) trait Element: DeserializeOwned {
    const FILE: &'static str;
    const PRESENCE: Presence;

    /// What makes it unique.
    fn key(&self) -> String;
}

/// Reads the elements that are right by themselves.
pub(super) fn read_array<T: Element>(folder: &Path, findings: &mut Findings) -> Vec<Located<T>> {
    let Some(text) = source::read(folder, T::FILE, Format::Json, T::PRESENCE, findings) else {
        return Vec::new();
    };
    let elements: Vec<&RawValue> = match serde_json::from_str(&text) {
        Ok(elements) => elements,
        Err(error) => {
            findings.faults.push(broken(T::FILE, &error));
            return Vec::new();
        }
    };
    let mut records: Vec<Located<T>> = Vec::with_capacity(elements.len());
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for element in elements {
        let line = line_of(&text, element.get());
        let place = Place {
            file: T::FILE,
            line,
        };
        let record = match read_one::<T>(element.get(), place) {
            Ok(record) => record,
            Err(problem) => {
                findings.problems.push(problem);
                findings
                    .rejected
                    .extend(slug_of(element.get()).map(|slug| (T::FILE, slug)));
                continue;
            }
        };
        let key = record.key();
        match seen.insert(key.clone(), line) {
            None => records.push(Located { record, key, place }),
            Some(first) => {
                let message = format!("`{key}`은(는) {first}행에 이미 있어요. 하나만 남겨 주세요");
                findings.problems.push(place.problem("", message));
            }
        }
    }
    records
}

/// Reads a file that is one object. What is wrong in it is a fault: there is no row to skip.
pub(super) fn read_object<T: DeserializeOwned>(
    folder: &Path,
    file: &'static str,
    presence: Presence,
    findings: &mut Findings,
) -> Option<Located<T>> {
    let text = source::read(folder, file, Format::Json, presence, findings)?;
    let place = Place { file, line: 1 };
    match read_one(&text, place) {
        Ok(record) => Some(Located {
            record,
            key: String::new(),
            place,
        }),
        Err(problem) => {
            findings.faults.push(problem);
            None
        }
    }
}

fn read_one<T: DeserializeOwned>(text: &str, place: Place) -> Result<T, Problem> {
    let mut reader = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        let below = u64::try_from(inner.line().saturating_sub(1)).unwrap_or_default();
        let place = Place {
            line: place.line + below,
            ..place
        };
        let column = if path == "." { "" } else { &path };
        place.problem(column, in_korean(&inner.to_string()))
    })
}

/// What an element that cannot be read calls itself.
fn slug_of(text: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(value.get("slug")?.as_str()?.to_owned())
}

fn broken(file: &'static str, error: &serde_json::Error) -> Problem {
    let line = u64::try_from(error.line()).unwrap_or_default();
    Place { file, line }.problem("", format!("JSON 형식이 깨졌어요 ({error})"))
}

/// The line on which a part of the text begins.
fn line_of(text: &str, part: &str) -> u64 {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    let breaks = text.get(..start).unwrap_or_default().matches('\n').count();
    u64::try_from(breaks).unwrap_or_default() + 1
}

/// The reader's usual complaints in Korean; our own are Korean already.
fn in_korean(message: &str) -> String {
    let message = message.split(" at line ").next().unwrap_or(message);
    if let Some(rest) = message.strip_prefix("missing field ") {
        return format!("{rest} 항목이 없어요");
    }
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let (name, known) = rest.split_once(", expected ").unwrap_or((rest, ""));
        return format!(
            "{name}은(는) 없는 항목이에요. 쓸 수 있는 항목: {}",
            known.trim_start_matches("one of ")
        );
    }
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let (name, known) = rest.split_once(", expected ").unwrap_or((rest, ""));
        return format!(
            "{name} 대신 {} 가운데 하나를 적어 주세요",
            known.trim_start_matches("one of ")
        );
    }
    if let Some(rest) = message.strip_prefix("invalid type: ") {
        return format!("값의 형식이 달라요 ({rest})");
    }
    message.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{in_korean, line_of};

    #[test]
    fn a_part_knows_its_line() {
        let text = "[\n 1,\n 22]";
        assert_eq!(line_of(text, &text[8..10]), 3);
    }

    #[test]
    fn complaints_are_korean() {
        let complaint =
            in_korean("unknown field `nmae`, expected one of `slug`, `name` at line 1 column 5");
        assert_eq!(
            complaint,
            "`nmae`은(는) 없는 항목이에요. 쓸 수 있는 항목: `slug`, `name`"
        );
    }
}
