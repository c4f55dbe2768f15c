//! CSV files: a header that is checked, and rows whose cells are read one by one, each with its
//! own complaint.

use std::{collections::BTreeMap, path::Path};

use csv::{ReaderBuilder, StringRecord};

use super::{
    problem::{Findings, Located, Place, Problem},
    source::{self, Format, Presence},
};
use crate::catalog::record::field::Field;

/// A record that is a row of a table.
pub(crate) trait Tabular: Sized {
    const FILE: &'static str;
    const PRESENCE: Presence;
    /// Columns that must be there.
    const COLUMNS: &'static [&'static str];
    /// Columns that may be absent altogether.
    const OPTIONAL: &'static [&'static str];

    /// Reads the cells; complaints go to the row.
    fn read(row: &mut Row<'_>) -> Self;

    /// What makes it unique, in words.
    fn key(&self) -> String;
}

/// Reads the rows of a table that are right by themselves.
pub(super) fn read<T: Tabular>(folder: &Path, findings: &mut Findings) -> Vec<Located<T>> {
    let Some(text) = source::read(folder, T::FILE, Format::Csv, T::PRESENCE, findings) else {
        return Vec::new();
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = reader.records();
    let Some(Ok(header)) = rows.next() else {
        findings.fault(T::FILE, "첫 줄에 열 이름을 적어 주세요");
        return Vec::new();
    };
    let Some(columns) = columns::<T>(&header, findings) else {
        return Vec::new();
    };
    let mut records = Vec::new();
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows {
        let cells = match row {
            Ok(cells) => cells,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                let place = Place {
                    file: T::FILE,
                    line,
                };
                findings
                    .faults
                    .push(place.problem("", "줄을 읽지 못했어요. 따옴표의 짝을 확인해 주세요"));
                break;
            }
        };
        let line = cells.position().map_or(0, csv::Position::line);
        let place = Place {
            file: T::FILE,
            line,
        };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if cells.len() != header.len() {
            let message = format!(
                "칸이 {}개인데 열은 {}개예요. 쉼표가 든 값은 큰따옴표로 감싸 주세요",
                cells.len(),
                header.len()
            );
            findings.problems.push(place.problem("", message));
            continue;
        }
        let before = findings.problems.len();
        let problems = &mut findings.problems;
        let record = T::read(&mut Row {
            place,
            cells: &cells,
            columns: &columns,
            problems,
        });
        let key = record.key();
        if findings.problems.len() > before {
            findings.rejected.insert((T::FILE, key));
            continue;
        }
        if let Some(first) = seen.insert(key.clone(), line) {
            let message = format!("`{key}`은(는) {first}행에 이미 있어요. 하나만 남겨 주세요");
            findings
                .problems
                .push(place.problem(T::COLUMNS[0], message));
            continue;
        }
        records.push(Located { record, key, place });
    }
    records
}

type Columns = BTreeMap<&'static str, usize>;

fn columns<T: Tabular>(header: &StringRecord, findings: &mut Findings) -> Option<Columns> {
    let known = || T::COLUMNS.iter().chain(T::OPTIONAL).copied();
    let mut columns = Columns::new();
    let faults = findings.faults.len();
    for (place, name) in header.iter().map(str::trim).enumerate() {
        let Some(name) = known().find(|known| *known == name) else {
            let names: Vec<&str> = known().collect();
            let names = names.join(", ");
            let message = format!("`{name}`은(는) 없는 열이에요. 쓸 수 있는 열: {names}");
            findings.fault(T::FILE, message);
            continue;
        };
        if columns.insert(name, place).is_some() {
            findings.fault(T::FILE, format!("`{name}` 열이 두 번 있어요"));
        }
    }
    for missing in T::COLUMNS
        .iter()
        .filter(|name| !columns.contains_key(**name))
    {
        findings.fault(T::FILE, format!("`{missing}` 열이 없어요"));
    }
    (findings.faults.len() == faults).then_some(columns)
}

/// A row whose cells are being read.
pub(crate) struct Row<'a> {
    place: Place,
    cells: &'a StringRecord,
    columns: &'a Columns,
    problems: &'a mut Vec<Problem>,
}

impl Row<'_> {
    /// A cell that must hold something.
    pub(super) fn get<T: Field + Default>(&mut self, column: &str) -> T {
        let text = self.cell(column).to_owned();
        if text.is_empty() {
            self.complain(column, "비워 둘 수 없어요");
            return T::default();
        }
        self.parse(column, &text).unwrap_or_default()
    }

    /// A cell that may be empty.
    pub(super) fn optional<T: Field>(&mut self, column: &str) -> Option<T> {
        let text = self.cell(column).to_owned();
        if text.is_empty() {
            None
        } else {
            self.parse(column, &text)
        }
    }

    /// A cell that holds one of several words.
    pub(super) fn one_of<T: Copy + Default>(
        &mut self,
        column: &str,
        names: &[(&'static str, T)],
    ) -> T {
        let text = self.cell(column).to_owned();
        if let Some((_, value)) = names.iter().find(|(name, _)| *name == text) {
            return *value;
        }
        let all: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        self.complain(
            column,
            format!("`{text}` 대신 {} 가운데 하나를 적어 주세요", all.join(", ")),
        );
        T::default()
    }

    /// Values joined by `|`.
    pub(super) fn list<T: Field>(&mut self, column: &str) -> Vec<T> {
        let text = self.cell(column).to_owned();
        let parts = text
            .split('|')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        parts.filter_map(|part| self.parse(column, part)).collect()
    }

    /// Weekdays joined by `|`.
    pub(super) fn weekdays(&mut self, column: &str) -> Vec<String> {
        let text = self.cell(column).to_owned();
        let names: Vec<String> = text
            .split('|')
            .map(str::trim)
            .filter(|n| !n.is_empty())
            .map(str::to_owned)
            .collect();
        let known = ["월", "화", "수", "목", "금", "토", "일"];
        for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
            self.complain(
                column,
                format!("`{name}`은(는) 요일이 아니에요. 월|화처럼 적어 주세요"),
            );
        }
        names
    }

    /// Month numbers joined by `|`.
    pub(super) fn months(&mut self, column: &str) -> Vec<u8> {
        let numbers: Vec<u32> = self.list(column);
        let mut months = Vec::with_capacity(numbers.len());
        for number in numbers {
            match u8::try_from(number) {
                Ok(month @ 1..=12) => months.push(month),
                _ => self.complain(
                    column,
                    format!("{number}은(는) 달이 아니에요. 1부터 12까지예요"),
                ),
            }
        }
        months
    }

    /// Complains about a cell.
    pub(super) fn complain(&mut self, column: &str, message: impl Into<String>) {
        self.problems.push(self.place.problem(column, message));
    }

    /// The text of a cell; empty when the column is absent.
    pub(super) fn cell(&self, column: &str) -> &str {
        let place = self.columns.get(column);
        place
            .and_then(|place| self.cells.get(*place))
            .unwrap_or_default()
            .trim()
    }

    fn parse<T: Field>(&mut self, column: &str, text: &str) -> Option<T> {
        match T::parse(text) {
            Ok(value) => Some(value),
            Err(message) => {
                self.complain(column, message);
                None
            }
        }
    }
}
