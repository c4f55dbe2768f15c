//! Import folders made in the test itself: the small county, and what a test changes in it.

mod small;

use std::{collections::BTreeMap, fs, path::Path};

/// Files of an import folder, by their path in it.
#[derive(Debug, Clone)]
pub struct ImportFolder {
    files: BTreeMap<String, Vec<u8>>,
}

impl ImportFolder {
    /// A county of three vendors and five products: see `small.rs`, which tests rely on.
    pub fn small() -> Self {
        let mut folder = Self {
            files: BTreeMap::new(),
        };
        for (name, text) in small::FILES {
            folder
                .files
                .insert((*name).to_owned(), text.as_bytes().to_vec());
        }
        for image in small::IMAGES {
            let path = format!("images/{image}");
            folder.files.insert(path, small::PIXEL.to_vec());
        }
        folder
    }

    /// The same with vouchers and programmes that outlive whoever reads this: for servers that
    /// live by the system's clock.
    #[must_use]
    pub fn lasting(self) -> Self {
        let programmes = self.text("programmes.json");
        let lots = self.text("lots.csv");
        self.with(
            "programmes.json",
            programmes.replace("2026-12-31", "2096-12-31"),
        )
        .with(
            "lots.csv",
            lots.replace(",2026-1", ",2096-1")
                .replace("2096-11-02", "2026-11-02"),
        )
    }

    /// Puts a file in place of what was there.
    #[must_use]
    pub fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(name.to_owned(), content.into());
        self
    }

    /// Takes a file away.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.files.remove(name);
        self
    }

    /// Changes a part of a text file, which must be in it.
    #[must_use]
    pub fn replace(self, name: &str, from: &str, to: &str) -> Self {
        let text = self.text(name);
        assert!(text.contains(from), "{name} does not contain {from}");
        let changed = text.replacen(from, to, 1);
        self.with(name, changed)
    }

    /// Adds a line to a table.
    #[must_use]
    pub fn line(self, name: &str, line: &str) -> Self {
        let text = self.text(name) + line + "\n";
        self.with(name, text)
    }

    /// A file as it is.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        self.files.get(name).cloned().unwrap_or_default()
    }

    /// A file as text.
    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("the file is UTF-8")
    }

    /// Writes the files in place of what an earlier folder left there.
    pub fn write(&self, folder: &Path) {
        if folder.exists() {
            fs::remove_dir_all(folder).expect("the old folder goes away");
        }
        for (name, content) in &self.files {
            let path = folder.join(name);
            let parent = path.parent().expect("a file is in a folder");
            fs::create_dir_all(parent).expect("the folder can be made");
            fs::write(path, content).expect("the file can be written");
        }
    }
}
