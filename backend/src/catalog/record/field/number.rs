//! Amounts, rates, counts and yes or no.

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use shared::money::{Rate, Won};

use super::Field;

/// Up to a billion won.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Amount(pub Won);

const MAX_AMOUNT: i64 = 1_000_000_000;

impl Field for Amount {
    fn parse(text: &str) -> Result<Self, String> {
        let plain = text.trim().replace(',', "");
        let digits = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
        let amount = plain.parse::<i64>().ok();
        match amount.filter(|amount| digits && *amount <= MAX_AMOUNT) {
            Some(amount) => Ok(Self(Won(amount))),
            None => Err(format!(
                "`{text}`은(는) 금액이 아니에요. 12000 또는 12,000처럼 원 단위 숫자만 적어 주세요"
            )),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match i64::deserialize(deserializer)? {
            amount @ 0..=MAX_AMOUNT => Ok(Self(Won(amount))),
            other => Err(D::Error::custom(format!(
                "{other}은(는) 금액으로 쓸 수 없어요. 0부터 1,000,000,000까지예요"
            ))),
        }
    }
}

/// A rate of at most one hundred percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Bp(pub Rate);

const WRONG_RATE: &str = "비율은 만분율 0~10000으로 적어 주세요. 5%는 500이에요";

impl Field for Bp {
    fn parse(text: &str) -> Result<Self, String> {
        let rate = text
            .trim()
            .parse::<u32>()
            .ok()
            .filter(|rate| *rate <= 10_000);
        rate.map(|rate| Self(Rate(rate)))
            .ok_or_else(|| WRONG_RATE.to_owned())
    }
}

impl<'de> Deserialize<'de> for Bp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rate = u32::deserialize(deserializer)?;
        if rate > 10_000 {
            return Err(D::Error::custom(WRONG_RATE));
        }
        Ok(Self(Rate(rate)))
    }
}

impl Field for u32 {
    fn parse(text: &str) -> Result<Self, String> {
        let plain = text.trim().replace(',', "");
        let number = plain.parse().ok();
        number.ok_or_else(|| format!("`{text}`은(는) 0 이상의 정수가 아니에요"))
    }
}

impl Field for bool {
    fn parse(text: &str) -> Result<Self, String> {
        match text.trim() {
            "Y" => Ok(true),
            "N" => Ok(false),
            other => Err(format!("`{other}` 대신 Y 또는 N을 적어 주세요")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_read_with_and_without_separators() {
        assert_eq!(Amount::parse("12,000"), Ok(Amount(Won(12_000))));
        assert_eq!(Amount::parse(" 500 "), Ok(Amount(Won(500))));
        assert!(Amount::parse("12.5").is_err());
        assert!(Amount::parse("-1").is_err());
        assert!(Amount::parse("만원").is_err());
    }
}
