//! Backups by themselves: whether one is due follows from what lies in the folder, so a restart
//! forgets nothing. Old ones give way by the day and by the week.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use shared::time::{Date, Timestamp};

use super::{Error, Source, files::FileError, list, take};
use crate::{config::BackupConfig, drill, error::AppError, state::AppState, vitals::Backups};

/// How often to see whether a backup is due.
pub const EVERY: Duration = Duration::from_mins(1);

/// How many backups stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// The newest ones.
    pub last: usize,
    /// The newest of each of so many days.
    pub daily: usize,
    /// The newest of each of so many weeks.
    pub weekly: usize,
}

/// One round: takes a backup when the newest is old enough, removes what need not stay, and tells
/// the vitals. A failure is logged by the caller and stays in the vitals until one succeeds.
pub async fn run_due(state: AppState) -> Result<(), AppError> {
    let config = &state.config.backup;
    let done = round(&state, config).await;
    let failure = done.as_ref().err().map(|error| {
        state.metrics.count("backups", "failed");
        error.to_string()
    });
    show(&state, failure);
    done.map_err(AppError::internal)
}

/// Tells the vitals what lies in the folder.
fn show(state: &AppState, failure: Option<String>) {
    let config = &state.config.backup;
    let newest = list(&config.to).ok().and_then(|mut backups| backups.pop());
    state.vitals.set_backups(Backups {
        scheduled: config.every_hours > 0,
        last_at: newest.map(|(_, manifest)| manifest.taken_at),
        failure,
        last_drill_at: drill::last(&config.to).map(|drilled| drilled.at),
    });
}

async fn round(state: &AppState, config: &BackupConfig) -> Result<(), Error> {
    if config.every_hours == 0 {
        return Ok(());
    }
    let now = state.clock.now();
    let newest = list(&config.to)?.pop();
    let period = i64::from(config.every_hours) * 3_600_000;
    if newest.is_some_and(|(_, manifest)| now < manifest.taken_at.plus_ms(period)) {
        return Ok(());
    }
    let source = Source {
        db: &state.db,
        key: &state.key,
        data: &state.config.data,
    };
    let (folder, manifest) = take(source, &config.to, now).await?;
    state.metrics.count("backups", "taken");
    tracing::info!(folder = %folder.display(), bytes = manifest.bytes(), "a backup was taken");
    if let Some(broken) = &manifest.broken_rules {
        tracing::error!(folder = %folder.display(), "the backup holds what the mall holds: {broken}");
    }
    prune(&config.to, config.keep)
}

/// Removes the backups that need not stay.
fn prune(folder: &Path, keep: Keep) -> Result<(), Error> {
    let backups = list(folder)?;
    let times: Vec<_> = backups
        .iter()
        .map(|(_, manifest)| manifest.taken_at)
        .collect();
    let staying = staying(&times, keep);
    for (path, manifest) in &backups {
        if !staying.contains(&manifest.taken_at) {
            fs::remove_dir_all(path).map_err(|error| FileError::new(path, error))?;
            tracing::info!(folder = %path.display(), "an old backup was removed");
        }
    }
    Ok(())
}

/// The times whose backups stay.
fn staying(times: &[Timestamp], keep: Keep) -> BTreeSet<Timestamp> {
    let mut newest_first = times.to_vec();
    newest_first.sort_by(|a, b| b.cmp(a));
    let mut staying: BTreeSet<_> = newest_first.iter().take(keep.last).copied().collect();
    staying.extend(newest_of_each(&newest_first, keep.daily, |Date(day)| day));
    // The first day that we count from was a Thursday; a week begins on Monday.
    staying.extend(newest_of_each(&newest_first, keep.weekly, |Date(day)| {
        (day + 3).div_euclid(7)
    }));
    staying
}

fn newest_of_each(
    newest_first: &[Timestamp],
    count: usize,
    period: impl Fn(Date) -> i64,
) -> Vec<Timestamp> {
    let mut seen = BTreeSet::new();
    let is_first = |time: &&Timestamp| seen.insert(period(time.date()));
    let firsts = newest_first.iter().filter(is_first);
    firsts.take(count).copied().collect()
}

#[cfg(test)]
mod tests {
    use shared::time::{Date, Timestamp};

    use super::{Keep, staying};

    /// Hours after midnight of Monday, 2026-11-02, in Korea.
    fn at(hours: i64) -> Timestamp {
        let monday = Date::new(2026, 11, 2).unwrap();
        monday.start().plus_ms(hours * 3_600_000)
    }

    #[test]
    fn the_newest_of_each_day_and_week_stay() {
        let every_six_hours: Vec<_> = (0..4 * 21).map(|place| at(place * 6)).collect();
        let keep = Keep {
            last: 3,
            daily: 2,
            weekly: 3,
        };
        let staying: Vec<_> = staying(&every_six_hours, keep).into_iter().collect();
        let day = 24;
        let wanted = [
            at(6 * day + 18),
            at(13 * day + 18),
            at(19 * day + 18),
            at(20 * day + 6),
            at(20 * day + 12),
            at(20 * day + 18),
        ];
        assert_eq!(staying, wanted);
    }

    #[test]
    fn few_backups_all_stay() {
        let keep = Keep {
            last: 8,
            daily: 7,
            weekly: 4,
        };
        assert_eq!(staying(&[at(0), at(1)], keep).len(), 2);
        assert!(staying(&[], keep).is_empty());
    }
}
