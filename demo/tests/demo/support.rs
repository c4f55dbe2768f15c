//! Reads a generated county back as rows of text.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use serde_json::Value;
use tempfile::TempDir;

pub(crate) type Row = BTreeMap<String, String>;

/// A generated demo in a folder of its own.
pub(crate) struct Demo {
    dir: TempDir,
}

impl Demo {
    /// Without pictures, which most tests do not look at.
    pub(crate) fn rows(as_of: &str) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let as_of = as_of.parse().expect("a date");
        demo::generate_rows(dir.path(), as_of).expect("the demo is generated");
        Self { dir }
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn csv(&self, tenant: &str, file: &str) -> Vec<Row> {
        let path = self.path().join(tenant).join(file);
        let mut reader = csv::Reader::from_path(&path).expect("the file is there");
        reader
            .deserialize()
            .collect::<Result<_, _>>()
            .expect("every row has every column")
    }

    pub(crate) fn json(&self, tenant: &str, file: &str) -> Value {
        let path = self.path().join(tenant).join(file);
        serde_json::from_slice(&fs::read(path).expect("the file is there")).expect("it is JSON")
    }

    /// Every text file with its bytes.
    pub(crate) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        for tenant in TENANTS {
            for entry in fs::read_dir(self.path().join(tenant)).expect("a folder") {
                let path = entry.expect("an entry").path();
                let bytes = fs::read(&path).expect("a file");
                let name = path.strip_prefix(self.path()).expect("inside").to_owned();
                files.insert(name, bytes);
            }
        }
        files
    }
}

pub(crate) const TENANTS: [&str; 2] = ["gangjin", "haenam"];

/// The values of one column.
pub(crate) fn column<'a>(rows: &'a [Row], name: &str) -> Vec<&'a str> {
    rows.iter().map(|row| row[name].as_str()).collect()
}

/// The strings of one field over an array of objects.
pub(crate) fn field<'a>(rows: &'a Value, name: &str) -> Vec<&'a str> {
    let rows = rows.as_array().expect("an array");
    rows.iter()
        .map(|row| row[name].as_str().expect("a string"))
        .collect()
}

pub(crate) const DAY: &str = "2026-11-22";

/// The demo as of [`DAY`], generated once for all tests that only read it.
pub(crate) fn demo() -> &'static Demo {
    static DEMO: LazyLock<Demo> = LazyLock::new(|| Demo::rows(DAY));
    &DEMO
}

pub(crate) fn set<'a>(values: impl IntoIterator<Item = &'a str>) -> BTreeSet<&'a str> {
    values.into_iter().collect()
}
