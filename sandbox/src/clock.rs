//! The sandbox's time: the system's, plus what a test has advanced it by. It never goes back.
//! In a rehearsal it stands still between the steps of a test.

use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use tokio::sync::watch;

/// Shared by the three providers, so that one jump moves the whole outside world.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    ahead_ms: Arc<watch::Sender<i64>>,
    stands: bool,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self {
            ahead_ms: Arc::new(watch::Sender::new(0)),
            stands: false,
        }
    }

    /// A clock that moves by hand only, from `now` on.
    pub(crate) fn standing_at(now: i64) -> Self {
        Self {
            ahead_ms: Arc::new(watch::Sender::new(now)),
            stands: true,
        }
    }

    /// Now, in UTC milliseconds.
    pub(crate) fn now(&self) -> i64 {
        let passed = if self.stands { 0 } else { system_ms() };
        passed + *self.ahead_ms.borrow()
    }

    pub(crate) fn advance(&self, seconds: u32) {
        self.advance_ms(i64::from(seconds) * 1_000);
    }

    pub(crate) fn advance_ms(&self, ms: i64) {
        self.ahead_ms.send_modify(|ahead| *ahead += ms);
    }

    /// Moves forward if needed so that nothing new is older than what a log already says.
    pub(crate) fn not_before(&self, at: i64) {
        let behind = at - self.now();
        if behind > 0 {
            self.ahead_ms.send_modify(|ahead| *ahead += behind);
        }
    }

    /// Returns at `until` by this clock: at once when a jump passes it.
    pub(crate) async fn sleep_until(&self, until: i64) {
        let mut jumps = self.ahead_ms.subscribe();
        while let Ok(left @ 1..) = u64::try_from(until - self.now()) {
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(left)) => {}
                _ = jumps.changed() => {}
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the outside world's own clock; everything else asks it"
)]
fn system_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |passed| {
        i64::try_from(passed.as_millis()).unwrap_or(i64::MAX)
    })
}
