//! What a shop asks the payment page for, checked as the provider's SDK would.

use std::net::IpAddr;

use reqwest::Url;
use serde::Deserialize;

use crate::card::{payment::Purchase, refusal::Code};

const ORDER_ID_LENGTH: std::ops::RangeInclusive<usize> = 6..=64;
const LONGEST_ORDER_NAME: usize = 100;
const CARD_MINIMUM: i64 = 100;

/// The query of the page. Numbers are read here, so that a wrong one gets a page rather than a bare refusal.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PayQuery {
    pub(crate) client_key: Option<String>,
    order_id: Option<String>,
    order_name: Option<String>,
    amount: Option<String>,
    tax_free_amount: Option<String>,
    customer_name: Option<String>,
    success_url: Option<String>,
    fail_url: Option<String>,
}

/// Why a payment page cannot open: the provider's code and what the shop should look at.
#[derive(Debug)]
pub(crate) struct Unacceptable {
    pub(crate) code: Code,
    pub(crate) hint: &'static str,
}

impl PayQuery {
    pub(crate) fn check(self) -> Result<Purchase, Unacceptable> {
        let order_id = self.order_id.unwrap_or_default();
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !ORDER_ID_LENGTH.contains(&order_id.len()) || !order_id.bytes().all(is_word) {
            return Err(invalid("orderId는 영문, 숫자, -, _ 로 6~64자여야 해요."));
        }
        let order_name = self.order_name.unwrap_or_default();
        if !(1..=LONGEST_ORDER_NAME).contains(&order_name.chars().count()) {
            return Err(invalid("orderName은 1~100자여야 해요."));
        }
        let amount = number(self.amount).ok_or(invalid("amount는 원 단위 정수여야 해요."))?;
        if amount < CARD_MINIMUM {
            return Err(Unacceptable {
                code: Code::BelowMinimumAmount,
                hint: "카드는 100원부터 결제할 수 있어요.",
            });
        }
        let tax_free_amount = match self.tax_free_amount {
            None => Some(0),
            given => number(given).filter(|tax_free| (0..=amount).contains(tax_free)),
        };
        let tax_free_amount =
            tax_free_amount.ok_or(invalid("taxFreeAmount는 0 이상 amount 이하여야 해요."))?;
        Ok(Purchase {
            order_id,
            order_name,
            amount,
            tax_free_amount,
            customer_name: self.customer_name.filter(|name| !name.is_empty()),
            success_url: return_url(self.success_url)?,
            fail_url: return_url(self.fail_url)?,
        })
    }
}

fn invalid(hint: &'static str) -> Unacceptable {
    Unacceptable {
        code: Code::InvalidRequest,
        hint,
    }
}

fn number(text: Option<String>) -> Option<i64> {
    text?.parse().ok()
}

/// Only back to this machine: a practice page must not send anyone elsewhere.
fn return_url(text: Option<String>) -> Result<String, Unacceptable> {
    let url = text.and_then(|text| Url::parse(&text).ok());
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https") && is_here(url));
    url.map(String::from).ok_or(invalid(
        "successUrl과 failUrl은 이 컴퓨터(localhost, 127.0.0.1)의 주소여야 해요.",
    ))
}

fn is_here(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    host == "localhost"
        || host.ends_with(".localhost")
        || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_url_must_stay_on_this_machine() {
        let accepts = |text: &str| return_url(Some(text.to_owned())).is_ok();
        assert!(accepts("http://127.0.0.1:8080/checkout/return?x=1#token"));
        assert!(accepts("http://haenam.localhost:8080/"));
        assert!(accepts("https://[::1]/"));
        assert!(!accepts("https://example.com/"));
        assert!(!accepts("http://localhost.example.com/"));
        assert!(!accepts("javascript:alert(1)"));
    }
}
