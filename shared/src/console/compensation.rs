//! 보상: what the county gives a shopper for an inconvenience, as a voucher.

use serde::{Deserialize, Serialize};

use crate::{error::FieldError, ids::OrderNo, money::Won, text::paragraph, time::Timestamp};

/// Amounts are multiples of this, so that a slip of the finger in the last digits is seen.
pub const STEP: Won = Won(100);
/// As much one person may give for an order; beyond it a second one has to agree.
pub const ALONE: Won = Won(30_000);
/// As much may be given at once. What is worth more is no inconvenience but a claim.
pub const MOST: Won = Won(100_000);
/// Letters of what happened.
pub const LONGEST: usize = 200;

/// What is left to give for an order of which `paid` was paid and `given` was given before.
pub fn left(paid: Won, given: Won) -> Won {
    (paid - given).max(Won::ZERO).min(MOST)
}

/// Whether a second person has to agree. All of an order counts, so that many small amounts are
/// no way around.
pub fn needs_second(given: Won, amount: Won) -> bool {
    given + amount > ALONE
}

/// Why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CompensationReason {
    /// It came damaged or spoiled.
    #[default]
    Damaged,
    /// It came too late.
    Late,
    /// Something else came, or less.
    Wrong,
    /// The answer was slow or wrong.
    Answer,
    /// The mall itself failed.
    Fault,
}

impl CompensationReason {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Damaged,
        Self::Late,
        Self::Wrong,
        Self::Answer,
        Self::Fault,
    ];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Damaged => "DAMAGED",
            Self::Late => "LATE",
            Self::Wrong => "WRONG",
            Self::Answer => "ANSWER",
            Self::Fault => "FAULT",
        }
    }

    /// Reads what [`CompensationReason::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|reason| reason.as_str() == text)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Damaged => "상하거나 망가져서 옴",
            Self::Late => "늦게 옴",
            Self::Wrong => "다른 것이 오거나 모자람",
            Self::Answer => "답이 늦거나 틀림",
            Self::Fault => "장터가 잘못됨",
        }
    }
}

/// The state of a compensation. It changes only along [`CompensationStatus::may_become`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CompensationStatus {
    /// A second person has to agree.
    Waiting,
    /// The shopper has it.
    Issued,
    /// The second person did not agree.
    Declined,
}

impl CompensationStatus {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Issued, Self::Declined];

    /// Whether it may go from this state to `next`.
    pub fn may_become(self, next: Self) -> bool {
        matches!((self, next), (Self::Waiting, Self::Issued | Self::Declined))
    }

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "WAITING",
            Self::Issued => "ISSUED",
            Self::Declined => "DECLINED",
        }
    }

    /// Reads what [`CompensationStatus::as_str`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|status| status.as_str() == text)
    }

    /// As people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "결재 기다림",
            Self::Issued => "드림",
            Self::Declined => "돌려보냄",
        }
    }
}

/// Gives a shopper something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewCompensation {
    /// Names this request, so that it is carried out once however often it is sent.
    pub key: String,
    /// For which order.
    pub order: OrderNo,
    /// The case that it answers.
    pub case: Option<String>,
    /// Why, from the list.
    pub reason: CompensationReason,
    /// What happened, in words.
    pub words: String,
    /// How much.
    pub amount: Won,
}

impl NewCompensation {
    /// What is wrong with it, whatever the order says.
    pub fn faults(&self) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let mut wrong = |field: &str, says: String| faults.push(FieldError::new(field, says));
        let good = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if !(8..=64).contains(&self.key.len()) || !self.key.chars().all(good) {
            wrong(
                "key",
                "영문과 숫자, 붙임표로 8자에서 64자까지여야 해요.".to_owned(),
            );
        }
        if self.words().is_none() {
            let says = format!("무슨 일이 있었는지 두 글자 이상, {LONGEST}자까지 적어 주세요.");
            wrong("words", says);
        }
        let amount = self.amount;
        if amount < STEP || amount.0 % STEP.0 != 0 {
            wrong("amount", format!("{STEP} 단위로 적어 주세요."));
        } else if amount > MOST {
            wrong("amount", format!("한 번에 {MOST}까지 드릴 수 있어요."));
        }
        faults
    }

    /// What happened, as it is kept.
    pub fn words(&self) -> Option<String> {
        paragraph(&self.words, LONGEST).filter(|words| words.chars().count() >= 2)
    }
}

/// A compensation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Compensation {
    /// Its own id.
    pub id: String,
    /// For which order.
    pub order: OrderNo,
    /// The case that it answers.
    pub case: Option<String>,
    /// Why, from the list.
    pub reason: CompensationReason,
    /// What happened, in words.
    pub words: String,
    /// How much.
    pub amount: Won,
    /// Where it is.
    pub status: CompensationStatus,
    /// Who asked for it, by id and name.
    pub asked_by: (String, String),
    /// When.
    pub asked_at: Timestamp,
    /// Who decided, by name, and when; nobody where one person is enough.
    pub decided: Option<(String, Timestamp)>,
    /// Why it was declined.
    pub answer: String,
}

/// The compensations of an order, and what is left to give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CompensationDesk {
    /// The newest first; those that wait before all others.
    pub rows: Vec<Compensation>,
    /// As much may be given for the order that was asked for; nothing without one.
    pub left: Won,
    /// What the order has been given or is about to be.
    pub given: Won,
}

/// Agrees. The amount is the one that was read, so that nothing else is agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Agree {
    /// What is given.
    pub amount: Won,
}

#[cfg(test)]
mod tests {
    use super::{
        ALONE, CompensationReason, CompensationStatus, MOST, NewCompensation, left, needs_second,
    };
    use crate::{ids::OrderNo, money::Won};

    fn of(amount: i64, words: &str) -> Vec<String> {
        let request = NewCompensation {
            key: "c0ffee-0001".to_owned(),
            order: OrderNo("20261122-AAAAAA".to_owned()),
            case: None,
            reason: CompensationReason::Late,
            words: words.to_owned(),
            amount: Won(amount),
        };
        let faults = request.faults().into_iter();
        faults.map(|fault| fault.field).collect()
    }

    #[test]
    fn names_are_read_back_and_a_decision_is_final() {
        for reason in CompensationReason::ALL {
            assert_eq!(CompensationReason::parse(reason.as_str()), Some(reason));
        }
        for status in CompensationStatus::ALL {
            assert_eq!(CompensationStatus::parse(status.as_str()), Some(status));
            let from_waiting = status != CompensationStatus::Waiting;
            assert_eq!(CompensationStatus::Waiting.may_become(status), from_waiting);
            assert!(!CompensationStatus::Issued.may_become(status));
            assert!(!CompensationStatus::Declined.may_become(status));
        }
    }

    #[test]
    fn amounts_have_steps_and_an_end_and_want_words() {
        assert_eq!(of(100, "늦었어요"), [""; 0]);
        assert_eq!(of(MOST.0, "늦었어요"), [""; 0]);
        for wrong in [0, -100, 99, 150, MOST.0 + 100] {
            assert_eq!(of(wrong, "늦었어요"), ["amount"], "{wrong}");
        }
        assert_eq!(of(100, " 늦 "), ["words"]);
    }

    #[test]
    fn many_small_amounts_are_no_way_around_the_second_person() {
        assert!(!needs_second(Won::ZERO, ALONE));
        assert!(needs_second(Won(100), ALONE));
        assert!(needs_second(ALONE, Won(100)));
    }

    #[test]
    fn no_more_is_given_than_was_paid() {
        assert_eq!(left(Won(20_000), Won(5_000)), Won(15_000));
        assert_eq!(left(Won(20_000), Won(20_000)), Won::ZERO);
        assert_eq!(left(Won(20_000), Won(30_000)), Won::ZERO);
        assert_eq!(left(Won(900_000), Won::ZERO), MOST);
    }
}
