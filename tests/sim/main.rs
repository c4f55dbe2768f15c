//! Plays seeds of the simulation: `sim <first seed> <how many> <steps>`. One seed alone prints its
//! log, so that a failing one can be read.

use std::{io::Write, process::ExitCode, time::Instant};

use tests::sim::{Template, play, play_many};

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args()
        .skip(1)
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let [first, count, steps] = numbers[..] else {
        say("usage: sim <first seed> <how many> <steps>");
        return ExitCode::FAILURE;
    };
    let steps = usize::try_from(steps).unwrap_or(usize::MAX);
    let template = Template::make();
    if count == 1 {
        let played = play(&template, first, steps);
        played.log.iter().for_each(|line| say(line));
        return ExitCode::from(u8::from(!played.violations.is_empty()));
    }
    let started = Instant::now();
    let (_, failed) = play_many(&template, first, count, steps, || true);
    for played in &failed {
        say(&format!("seed {}: {:?}", played.seed, played.violations));
    }
    say(&format!(
        "{count} seeds, {} failed, {} s",
        failed.len(),
        started.elapsed().as_secs()
    ));
    ExitCode::from(u8::from(!failed.is_empty()))
}

fn say(line: &str) {
    // Whoever reads may have gone.
    let _ = writeln!(std::io::stdout(), "{line}");
}
