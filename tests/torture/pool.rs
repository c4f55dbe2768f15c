//! A caller who goes away in the middle of a transaction never leaves it to the next user of the
//! connection; and the guards are the reason: without them it happens.

use tests::{
    Setup, World,
    process::run,
    suite::{Options, Outcome, Tally, engine},
};

pub(crate) async fn run_suite(options: &Options) -> Option<(Tally, Outcome)> {
    // SQLite has one writer, and closes it in this case.
    if engine() == "SQLite" {
        return None;
    }
    let mut tally = Tally::default();
    let world = World::open(Setup::default()).await;
    let rounds: u64 = options.pick(300, 1_000);
    let abandon = async |guarded: bool| {
        let mut command = world.chorok();
        command.args(["torture", "abandon", &rounds.to_string()]);
        command.env("CHOROK_LOG", "error");
        if !guarded {
            command.env("CHOROK_TORTURE_UNGUARDED", "1");
        }
        let (_, said) = run(&mut command).await;
        said.trim().parse::<u64>().ok().ok_or(said)
    };
    let poisoned = abandon(true).await;
    tally.expect(poisoned == Ok(0), || {
        format!("poisoned connections: {poisoned:?}")
    });
    let control = abandon(false).await;
    let red = matches!(control, Ok(count) if count > 0);
    tally.expect(red, || {
        format!("without the guards nothing goes wrong: {control:?}")
    });
    tally.runs = rounds;
    let note = format!(
        "the same without the guards: {} connections left in a transaction",
        control.unwrap_or_default()
    );
    let outcome = tally.outcome("transactions abandoned at any point", note);
    Some((tally, outcome))
}
