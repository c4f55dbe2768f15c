//! 쉬는 날: when a producer sends nothing.

use serde::{Deserialize, Serialize};

use crate::{
    dispatch::{FARTHEST, Rest},
    error::FieldError,
    text::line,
    time::Date,
};

/// A period without sending.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DaysOff {
    /// Its id.
    pub id: String,
    /// The days.
    pub days: Rest,
    /// Why; only the producer and the county read it.
    pub reason: String,
    /// Parcels that were promised for one of these days before it became one.
    pub promised: i64,
}

/// What a producer has planned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rests {
    /// Who sends.
    pub vendor: String,
    /// Today.
    pub today: Date,
    /// What is and what comes, the next first.
    pub periods: Vec<DaysOff>,
}

/// A producer wants to rest.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeOff {
    /// The days.
    pub days: Rest,
    /// Why.
    pub reason: String,
}

impl TakeOff {
    /// What is wrong with it, beside the periods that there are.
    pub fn faults(&self, today: Date, others: &[Rest]) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let days = self.days;
        if days.last < days.first {
            faults.push(FieldError::new("last", "끝나는 날이 첫날보다 빨라요."));
        }
        if days.first < today {
            faults.push(FieldError::new("first", "지난 날은 넣을 수 없어요."));
        }
        if days.last > today.plus(FARTHEST) {
            faults.push(FieldError::new("last", "1년 안의 날만 넣을 수 있어요."));
        }
        if line(&self.reason, 40).is_none_or(|reason| reason.is_empty()) {
            let says = "까닭을 40자 안으로 적어 주세요. 손님께는 안 보여요.";
            faults.push(FieldError::new("reason", says));
        }
        if let Some(other) = others.iter().find(|other| other.meets(&days)) {
            let says = format!("{}에 이미 쉬기로 하셨어요.", other.name());
            faults.push(FieldError::new("first", says));
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::TakeOff;
    use crate::{dispatch::Rest, time::Date};

    #[test]
    fn a_rest_lies_ahead_within_a_year_and_apart_from_others() {
        let today = Date(20_000);
        let other = Rest {
            first: Date(20_010),
            last: Date(20_012),
        };
        let fields = |first: i64, last: i64, reason: &str| -> Vec<String> {
            let wish = TakeOff {
                days: Rest {
                    first: Date(20_000 + first),
                    last: Date(20_000 + last),
                },
                reason: reason.to_owned(),
            };
            let faults = wish.faults(today, &[other]);
            faults.into_iter().map(|fault| fault.field).collect()
        };
        assert!(fields(0, 9, "김장").is_empty());
        assert!(fields(13, 365, "김장").is_empty());
        assert_eq!(fields(13, 366, "김장"), ["last"]);
        assert_eq!(fields(-1, 0, "김장"), ["first"]);
        assert_eq!(fields(5, 4, "김장"), ["last"]);
        assert_eq!(fields(1, 1, " "), ["reason"]);
        for (first, last) in [(9, 10), (12, 13), (11, 11), (1, 30)] {
            assert_eq!(fields(first, last, "김장"), ["first"]);
        }
    }
}
