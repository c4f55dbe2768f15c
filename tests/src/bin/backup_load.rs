//! `backup_load BACKUPS WRITES_PER_SECOND`: prints one JSON line; fails when something was lost.

use std::{env, io::Write, process::ExitCode};

use tests::torture::backup_load;

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = env::args().skip(1).map(|argument| argument.parse());
    let mut number = |default| arguments.next().and_then(Result::ok).unwrap_or(default);
    let (backups, per_second) = (number(100), number(60));
    let load = backup_load(backups as usize, per_second, || true).await;
    let line = serde_json::to_string(&load).unwrap_or_default();
    // Whoever reads may have gone; that is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{line}");
    ExitCode::from(u8::from(!load.violations.is_empty()))
}
