//! `power_cut CUTS SEED`: prints one JSON line; fails when something was lost.

use std::{env, io::Write, process::ExitCode};

use tests::torture::power_cuts;

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = env::args().skip(1).map(|argument| argument.parse());
    let mut number = |default| arguments.next().and_then(Result::ok).unwrap_or(default);
    let (cuts, seed) = (number(1_000), number(1));
    let report = power_cuts(cuts, seed, || true).await;
    let line = serde_json::to_string(&report).unwrap_or_default();
    // Whoever reads may have gone; that is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{line}");
    ExitCode::from(u8::from(!report.violations.is_empty()))
}
