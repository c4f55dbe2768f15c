//! Small forms of the storefront's files, kept between starts: making them takes seconds and much
//! memory.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::Context;

use super::site::short_hash;
use crate::http::Packed;

/// Gives each file its smallest form, from `folder` or made now and kept there. What no file has
/// any more is removed.
pub(super) fn shrink<'a>(
    files: impl Iterator<Item = &'a Packed>,
    folder: &Path,
) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let mut kept = BTreeSet::new();
    for file in files {
        let name = format!("{}.br", short_hash(file.plain()));
        let path = folder.join(&name);
        match fs::read(&path) {
            Ok(shrunk) => file.take_shrunk(shrunk),
            Err(_) => write(&path, file.shrink())?,
        }
        kept.insert(name);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !kept.contains(entry.file_name().to_string_lossy().as_ref()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Under another name first: what stands under the right one is whole, whatever happens.
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let unfinished = path.with_extension("new");
    fs::write(&unfinished, bytes)
        .and_then(|()| fs::rename(&unfinished, path))
        .with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::shrink;
    use crate::http::Packed;

    #[test]
    fn a_file_is_shrunk_once_and_forgotten_with_its_build() {
        let folder = tempfile::tempdir().unwrap();
        let packed = |text: &str| Packed::lazy("text/plain", "tag", text.repeat(500).into_bytes());
        let names = || -> Vec<_> {
            let entries = fs::read_dir(folder.path()).unwrap();
            entries.map(|entry| entry.unwrap().file_name()).collect()
        };
        let first = packed("one");
        shrink([&first].into_iter(), folder.path()).unwrap();
        let before = names();
        assert_eq!(before.len(), 1);

        // What lies there is taken as it is.
        fs::write(folder.path().join(&before[0]), b"known").unwrap();
        let again = packed("one");
        shrink([&again].into_iter(), folder.path()).unwrap();
        assert_eq!(again.shrink(), b"known");

        shrink([&packed("two")].into_iter(), folder.path()).unwrap();
        let after = names();
        assert_eq!(after.len(), 1);
        assert_ne!(before, after);
    }
}
