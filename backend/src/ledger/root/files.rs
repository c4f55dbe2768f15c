//! The published files: written whole and once, and never over another.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use shared::ids::TenantId;

use super::store::Published;

/// Where a mall's files are.
pub(super) fn folder(data: &Path, tenant: &TenantId) -> PathBuf {
    data.join("ledger").join(tenant.as_str())
}

/// The name of a day's file.
pub(super) fn name(day: &str) -> String {
    format!("{day}.json")
}

/// Writes the files that are not there.
pub(super) fn write_missing(
    data: &Path,
    tenant: &TenantId,
    published: &[Published],
) -> io::Result<()> {
    let folder = folder(data, tenant);
    fs::create_dir_all(&folder)?;
    for root in published {
        let path = folder.join(name(&root.day));
        if !path.try_exists()? {
            write(&path, root.content.as_bytes())?;
        }
    }
    Ok(())
}

/// Puts a file in place that is whole on disk, unless there is one.
fn write(path: &Path, content: &[u8]) -> io::Result<()> {
    let draft = path.with_extension(format!("{}.draft", std::process::id()));
    let mut file = File::create(&draft)?;
    file.write_all(content)?;
    file.sync_all()?;
    // Unlike renaming, linking refuses to replace.
    let linked = fs::hard_link(&draft, path);
    fs::remove_file(&draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// A day's file; `None` where there is none.
pub(super) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The days of the files that are there.
pub(super) fn days(data: &Path, tenant: &TenantId) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder(data, tenant)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut days = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        days.extend(
            name.to_str()
                .and_then(|name| name.strip_suffix(".json"))
                .map(str::to_owned),
        );
    }
    days.sort();
    Ok(days)
}

#[cfg(test)]
mod tests {
    use super::{days, write, write_missing};
    use crate::ledger::root::store::Published;

    #[test]
    fn a_file_is_never_written_over() {
        let data = tempfile::tempdir().unwrap();
        let tenant = "gangjin".into();
        let root = |content: &str| Published {
            day: "2026-11-22".to_owned(),
            last_seq: 1,
            root: String::new(),
            content: content.to_owned(),
        };
        write_missing(data.path(), &tenant, &[root("first")]).unwrap();
        write_missing(data.path(), &tenant, &[root("second")]).unwrap();
        let path = data.path().join("ledger/gangjin/2026-11-22.json");
        write(&path, b"third").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(days(data.path(), &tenant).unwrap(), ["2026-11-22"]);
    }
}
