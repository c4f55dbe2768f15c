//! The deterministic simulation: seeds of shoppers, workers, lost answers, deaths and time. What is
//! wrong in one is told with the command that plays it again and shows its log.

use tests::{
    sim::{Template, play, play_many},
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
    let template = Template::make();
    let going_on = || options.has_time(&tally);
    let (played, failed) = play_many(&template, options.seed, count, steps, going_on);
    for played in failed {
        let seed = played.seed;
        let again = format!("cargo run --package tests --bin sim -- {seed} 1 {steps}");
        let wrong = played.violations.into_iter();
        tally.blame(wrong.map(|wrong| format!("seed {seed}: {wrong} (again: `{again}`)")));
    }
    // Otherwise a seed that fails could not be played again.
    let logs = [(); 2].map(|()| play(&template, options.seed, steps).log);
    if logs[0] != logs[1] || logs[0].is_empty() {
        let seed = options.seed;
        tally.blame([format!("seed {seed} does not play the same twice")]);
    }
    tally.runs = played;
    let note = format!("{played} seeds of {steps} steps from {} on", options.seed);
    let outcome = tally.outcome("the simulation", note);
    Some((tally, outcome))
}
