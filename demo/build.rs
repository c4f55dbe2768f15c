//! Lists `images/` as a static table, sorted by path.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let crate_dir = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out_dir = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let root = crate_dir.join("images");
    let mut files = Vec::new();
    collect(&root, &mut files)?;

    let mut rows = Vec::new();
    for file in files {
        let name = file.strip_prefix(&root).map_err(io::Error::other)?;
        let name = name.to_string_lossy().replace('\\', "/");
        rows.push((name, file.to_string_lossy().into_owned()));
    }
    rows.sort();
    let rows: Vec<String> = rows
        .iter()
        .map(|(name, file)| format!("    ({name:?}, include_bytes!({file:?})),\n"))
        .collect();
    let table = format!(
        "static IMAGES: &[(&str, &[u8])] = &[\n{}];\n",
        rows.concat()
    );
    fs::write(out_dir.join("images.rs"), table)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    // A folder's time changes when a file in it comes or goes.
    let watch = format!("cargo::rerun-if-changed={}\n", folder.display());
    io::Write::write_all(&mut io::stdout(), watch.as_bytes())?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
