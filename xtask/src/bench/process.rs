//! What a process has used, as the kernel counts it.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

use super::machine::kib;

/// The kernel counts CPU time for others in hundredths of a second, whatever it does inside.
const TICK: Duration = Duration::from_millis(10);

/// CPU time of a process with all its threads, since it began.
pub(super) fn cpu(pid: u32) -> Result<Duration> {
    let file = format!("/proc/{pid}/stat");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {file}"))?;
    ticks(&text)
        .map(|ticks| TICK * ticks)
        .with_context(|| format!("{file} is `{text}`"))
}

/// In the kernel's line the program's name stands in parentheses and may hold anything.
fn ticks(stat: &str) -> Option<u32> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let user: u32 = fields.next()?.parse().ok()?;
    let system: u32 = fields.next()?.parse().ok()?;
    Some(user + system)
}

/// Memory in bytes.
#[derive(Clone, Copy)]
pub(super) struct Memory {
    /// Now.
    pub(super) resident: u64,
    /// The most there ever was.
    pub(super) peak: u64,
}

pub(super) fn memory(pid: u32) -> Result<Memory> {
    let file = format!("/proc/{pid}/status");
    Ok(Memory {
        resident: kib(&file, "VmRSS")? * 1024,
        peak: kib(&file, "VmHWM")? * 1024,
    })
}

#[cfg(test)]
mod tests {
    use super::ticks;

    #[test]
    fn user_and_system_time_are_summed_whatever_the_program_is_called() {
        let line = "42 (a) b (c) S 1 42 42 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 9 0 100 1 1";
        assert_eq!(ticks(line), Some(300));
    }
}
