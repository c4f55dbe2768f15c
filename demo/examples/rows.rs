//! Writes the demo county's rows into a folder, for the tool that draws its pictures.

use std::{env, error::Error, io::Write, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let (Some(folder), Some(as_of)) = (args.next(), args.next()) else {
        return Err("usage: rows <folder> <as-of, like 2026-11-22>".into());
    };
    let summary = demo::generate_rows(&PathBuf::from(folder), as_of.parse()?)?;
    writeln!(std::io::stdout(), "{summary:?}")?;
    Ok(())
}
