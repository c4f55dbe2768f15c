//! Runs other programs and turns their failures into one sentence each.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread;

use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGINT, SIGTERM};

use crate::report::Tally;

static STOPPING: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// Ctrl-C reaches every child, because they share our process group. We only take note of it, and
/// stay until they have ended.
pub(crate) fn catch_signals() -> Result<()> {
    let flag = STOPPING.get_or_init(Arc::default);
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(flag))
            .context("cannot listen for Ctrl-C")?;
    }
    Ok(())
}

pub(crate) fn stopping() -> bool {
    STOPPING
        .get()
        .is_some_and(|flag| flag.load(Ordering::Relaxed))
}

/// Runs to the end with its output on our terminal.
pub(crate) fn run(what: &str, command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {what}"))?;
    check(what, status)
}

/// Runs silently and returns standard output.
pub(crate) fn output(what: &str, command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {what}"))?;
    check(what, output.status)?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether it starts and succeeds; says nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The first line that `--version` prints, if the program is there.
pub(crate) fn version(command: &mut Command) -> Option<String> {
    let output = command.arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().map(str::to_owned)
}

/// Runs a test program with its output on our terminal, and counts the tests that it reports.
pub(crate) fn run_tests(what: &str, command: &mut Command) -> (Tally, Result<()>) {
    match stream(what, command) {
        Ok((tally, status)) => (tally, check(what, status)),
        Err(error) => (Tally::default(), Err(error)),
    }
}

fn stream(what: &str, command: &mut Command) -> Result<(Tally, ExitStatus)> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {what}"))?;
    let stderr = child.stderr.take().context("stderr is piped")?;
    let stdout = child.stdout.take().context("stdout is piped")?;
    let aside = thread::spawn(move || forward(stderr, std::io::stderr()));
    let tally = forward(stdout, std::io::stdout());
    let tally = tally + aside.join().unwrap_or_default();
    Ok((tally, child.wait()?))
}

fn forward(from: impl Read, mut to: impl Write) -> Tally {
    let mut tally = Tally::default();
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        tally = tally + Tally::read(&String::from_utf8_lossy(&line));
        // A closed terminal is no reason to stop counting.
        let _ = to.write_all(&line).and_then(|()| to.write_all(b"\n"));
    }
    tally
}

fn check(what: &str, status: ExitStatus) -> Result<()> {
    if stopping() {
        bail!("stopped");
    }
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}
