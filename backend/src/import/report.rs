//! What an import did, for the person who ran it.

use std::fmt;

use super::{Problem, write::Counts};

/// What an import found and did.
#[derive(Debug)]
pub struct Report {
    /// What is wrong. Empty unless bad rows were skipped, or nothing was changed at all.
    pub problems: Vec<Problem>,
    /// What was read in spite of being odd.
    pub hints: Vec<Problem>,
    /// What was touched, by kind; `None` when nothing was changed because of the problems.
    pub counts: Option<Counts>,
}

impl Report {
    /// Whether the mall is now in line with the folder, skipped rows apart.
    pub fn is_done(&self) -> bool {
        self.counts.is_some()
    }

    /// Whether shoppers see anything new.
    pub fn is_change(&self) -> bool {
        self.counts
            .iter()
            .flatten()
            .any(|(_, count)| count.is_change())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for hint in &self.hints {
            writeln!(f, "참고: {hint}")?;
        }
        for problem in &self.problems {
            writeln!(f, "{problem}")?;
        }
        let Some(counts) = &self.counts else {
            let number = self.problems.len();
            return write!(
                f,
                "고칠 곳이 {number}군데 있어서 아무것도 바꾸지 않았어요. \
                 나머지만 넣으려면 --skip-bad를 붙여 주세요."
            );
        };
        for (name, count) in counts {
            writeln!(
                f,
                "{name}: 새로 {} · 바뀜 {} · 숨김 {} · 그대로 {}",
                count.added, count.changed, count.hidden, count.same
            )?;
            if count.kept > 0 {
                writeln!(
                    f,
                    "참고: {name} {}개는 관리 화면에서 만들거나 고친 것이라 파일대로 바꾸지 않았어요.",
                    count.kept
                )?;
            }
        }
        match self.problems.len() {
            0 => write!(f, "모두 넣었어요."),
            skipped => write!(f, "잘못된 {skipped}군데를 빼고 넣었어요."),
        }
    }
}
