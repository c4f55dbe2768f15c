//! Prints the fingerprints of all blocks: `cargo run -p corpus --example golden > tests/corpus/golden.txt`.

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for block in 0..100 {
        writeln!(out, "{}", corpus::fingerprint(block))?;
    }
    Ok(())
}
