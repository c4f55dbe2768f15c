//! How the mall is, for those who run it: the rules that are broken, what providers tell otherwise,
//! the work that fails, the last backup and the last restore drill. Held in memory by what measures it; shown on the metrics address only.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::Serialize;
use shared::time::Timestamp;

use crate::check::Finding;

/// The latest of every measurement.
#[derive(Debug, Default)]
pub struct Vitals(Mutex<Measured>);

#[derive(Debug, Default)]
struct Measured {
    /// By rule: how often it was broken at the last look, and at the last look at everything.
    rules: BTreeMap<&'static str, Rule>,
    checked_at: Option<Timestamp>,
    checked_whole_at: Option<Timestamp>,
    /// Jobs whose last round failed.
    failing: BTreeSet<&'static str>,
    /// What the books and a provider tell otherwise.
    differences: i64,
    backups: Backups,
}

#[derive(Debug, Clone, Copy, Default)]
struct Rule {
    recent: i64,
    whole: i64,
}

impl Rule {
    fn violations(self) -> i64 {
        self.recent.max(self.whole)
    }
}

/// How the backups are.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Backups {
    /// Whether this process takes backups by itself.
    pub scheduled: bool,
    /// When the newest one was taken.
    pub last_at: Option<Timestamp>,
    /// Why the latest try failed; nothing once one succeeded.
    pub failure: Option<String>,
    /// When a backup was last restored and served on trial.
    pub last_drill_at: Option<Timestamp>,
}

/// What `/healthz` of the metrics address answers.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// `ok`, or `attention` when somebody has to look.
    pub status: &'static str,
    /// The rules that are broken, and how often.
    pub violations: BTreeMap<&'static str, i64>,
    /// When the rules were last looked at.
    pub checked_at: Option<Timestamp>,
    /// When they were last looked at over everything.
    pub checked_whole_at: Option<Timestamp>,
    /// How long ago the rules were last looked at.
    pub check_age_seconds: Option<i64>,
    /// Work beside the requests whose last round failed; the log says why.
    pub failing_jobs: Vec<&'static str>,
    /// What the books and a provider's list tell otherwise, and nobody has cleared up.
    pub match_differences: i64,
    /// The backups.
    pub backups: Backups,
    /// How old the newest backup is.
    pub backup_age_seconds: Option<i64>,
    /// How long ago the last drill was.
    pub drill_age_seconds: Option<i64>,
}

impl Vitals {
    /// Whether the last look at everything was before `then`, or never.
    pub fn is_whole_check_due(&self, then: Timestamp) -> bool {
        self.lock().checked_whole_at.is_none_or(|at| at < then)
    }

    /// Takes the findings of a look over and answers those that are news.
    pub fn found(&self, findings: &[Finding], whole: bool, now: Timestamp) -> Vec<Finding> {
        let mut measured = self.lock();
        measured.checked_at = Some(now);
        if whole {
            measured.checked_whole_at = Some(now);
        }
        let mut news = Vec::new();
        for finding in findings {
            let rule = measured.rules.entry(finding.name).or_default();
            let before = rule.violations();
            rule.recent = finding.violations;
            if whole {
                rule.whole = finding.violations;
            }
            if rule.violations() != before {
                news.push(Finding {
                    violations: rule.violations(),
                    ..finding.clone()
                });
            }
        }
        news
    }

    /// Takes over how a job's round ended.
    pub fn set_job(&self, job: &'static str, is_well: bool) {
        let failing = &mut self.lock().failing;
        if is_well {
            failing.remove(job);
        } else {
            failing.insert(job);
        }
    }

    /// Takes over how many differences to the providers are open.
    pub fn set_differences(&self, open: i64) {
        self.lock().differences = open;
    }

    /// Takes over how the backups are.
    pub fn set_backups(&self, backups: Backups) {
        self.lock().backups = backups;
    }

    /// Everything, for a person.
    pub fn detail(&self, now: Timestamp) -> Detail {
        let measured = self.lock();
        let broken = |(name, rule): (&&'static str, &Rule)| {
            let violations = rule.violations();
            (violations > 0).then_some((*name, violations))
        };
        let violations: BTreeMap<_, _> = measured.rules.iter().filter_map(broken).collect();
        let backups = measured.backups.clone();
        let failing_jobs: Vec<_> = measured.failing.iter().copied().collect();
        let match_differences = measured.differences;
        let is_well = violations.is_empty()
            && failing_jobs.is_empty()
            && match_differences == 0
            && backups.failure.is_none();
        Detail {
            status: if is_well { "ok" } else { "attention" },
            violations,
            checked_at: measured.checked_at,
            checked_whole_at: measured.checked_whole_at,
            check_age_seconds: age(measured.checked_at, now),
            failing_jobs,
            match_differences,
            backup_age_seconds: age(backups.last_at, now),
            drill_age_seconds: age(backups.last_drill_at, now),
            backups,
        }
    }

    /// Everything, in Prometheus' text form.
    pub fn render(&self, now: Timestamp) -> String {
        let mut text = String::from("# TYPE chorok_invariant_violations gauge\n");
        for (name, rule) in &self.lock().rules {
            let violations = rule.violations();
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "chorok_invariant_violations{{invariant=\"{name}\"}} {violations}"
            );
        }
        let detail = self.detail(now);
        text.push_str("# TYPE chorok_job_failing gauge\n");
        for job in &detail.failing_jobs {
            let _ = writeln!(text, "chorok_job_failing{{job=\"{job}\"}} 1");
        }
        let open = detail.match_differences;
        let _ = writeln!(
            text,
            "# TYPE chorok_match_differences_open gauge\nchorok_match_differences_open {open}"
        );
        for (name, seconds) in [
            ("chorok_check_age_seconds", detail.check_age_seconds),
            ("chorok_backup_age_seconds", detail.backup_age_seconds),
            ("chorok_drill_age_seconds", detail.drill_age_seconds),
        ] {
            if let Some(seconds) = seconds {
                let _ = writeln!(text, "# TYPE {name} gauge\n{name} {seconds}");
            }
        }
        let failed = i32::from(detail.backups.failure.is_some());
        let _ = writeln!(
            text,
            "# TYPE chorok_backup_failed gauge\nchorok_backup_failed {failed}"
        );
        text
    }

    fn lock(&self) -> MutexGuard<'_, Measured> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn age(at: Option<Timestamp>, now: Timestamp) -> Option<i64> {
    at.map(|at| (now.0 - at.0).max(0) / 1_000)
}

#[cfg(test)]
mod tests {
    use shared::time::Timestamp;

    use super::Vitals;
    use crate::check::Finding;

    fn finding(violations: i64) -> [Finding; 1] {
        [Finding {
            name: "rule",
            says: "a rule",
            violations,
        }]
    }

    #[test]
    fn work_that_fails_wants_attention_until_it_is_done() {
        let vitals = Vitals::default();
        let now = Timestamp(0);
        assert_eq!(vitals.detail(now).status, "ok");
        vitals.set_job("check", false);
        vitals.set_job("backup", true);
        assert_eq!(vitals.detail(now).status, "attention");
        assert_eq!(vitals.detail(now).failing_jobs, ["check"]);
        let metrics = vitals.render(now);
        assert!(
            metrics.contains("chorok_job_failing{job=\"check\"} 1"),
            "{metrics}"
        );
        vitals.set_job("check", true);
        assert_eq!(vitals.detail(now).status, "ok");
        vitals.set_differences(2);
        assert_eq!(vitals.detail(now).status, "attention");
        let metrics = vitals.render(now);
        assert!(
            metrics.contains("chorok_match_differences_open 2"),
            "{metrics}"
        );
    }

    #[test]
    fn a_change_is_news_once() {
        let vitals = Vitals::default();
        assert!(vitals.found(&finding(0), true, Timestamp(0)).is_empty());
        assert_eq!(vitals.found(&finding(2), false, Timestamp(1)), finding(2));
        assert!(vitals.found(&finding(2), false, Timestamp(2)).is_empty());
        assert_eq!(vitals.found(&finding(0), false, Timestamp(3)), finding(0));
    }

    #[test]
    fn an_old_violation_stays_until_everything_was_looked_at_again() {
        let vitals = Vitals::default();
        vitals.found(&finding(1), true, Timestamp(0));
        assert!(
            vitals
                .found(&finding(0), false, Timestamp(60_000))
                .is_empty()
        );
        let text = vitals.render(Timestamp(60_000));
        assert!(text.contains("chorok_invariant_violations{invariant=\"rule\"} 1"));
        assert_eq!(vitals.detail(Timestamp(60_000)).status, "attention");
        vitals.found(&finding(0), true, Timestamp(120_000));
        assert_eq!(vitals.detail(Timestamp(120_000)).status, "ok");
    }
}
