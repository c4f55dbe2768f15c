//! The deterministic simulation: seeds of shoppers, workers, lost answers, deaths and time. One
//! seed is played again with its log by `sim <seed> 1 <steps>`.

use tests::{
    sim::{Template, play_many},
    suite::{Options, Outcome, Tally, engine},
};

/// What happens in one seed before everything is let go well.
const STEPS: usize = 60;
const LONG: usize = 200;

/// `None` on PostgreSQL: the simulated mall lives in a SQLite file.
pub(crate) fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    if engine() != "SQLite" {
        return None;
    }
    let mut tally = Tally::default();
    let (count, steps) = options.pick((60, STEPS), (100_000, LONG));
    tally.wanted = count;
    let going_on = || options.has_time(&tally);
    let (played, failed) = play_many(&Template::make(), options.seed, count, steps, going_on);
    for played in failed {
        tally.blame(
            played
                .violations
                .iter()
                .map(|wrong| format!("seed {}: {wrong}", played.seed)),
        );
    }
    tally.runs = played;
    let note = format!("{played} seeds of {steps} steps from {} on", options.seed);
    let outcome = tally.outcome("the simulation", note);
    Some((tally, outcome))
}
