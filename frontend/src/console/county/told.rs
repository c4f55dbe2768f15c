//! The details of the audit log in words. What is not known stands as it was written.

use serde_json::{Map, Value};
use shared::{money::Won, time::Timestamp};

/// A row's detail as people read it.
pub(super) fn told(detail: &str) -> String {
    match serde_json::from_str::<Map<String, Value>>(detail) {
        Ok(parts) => all(&parts),
        Err(_) => detail.to_owned(),
    }
}

fn all(parts: &Map<String, Value>) -> String {
    let parts: Vec<String> = parts.iter().map(|(name, value)| one(name, value)).collect();
    parts.join(" · ")
}

fn one(name: &str, value: &Value) -> String {
    let known = match name {
        "payable" => "보낼 돈",
        "total" => "모두",
        "people" => "사람",
        "rejected" => "빠진 줄",
        "statements" => "정산서",
        "orders" => "주문",
        "until" => "며칠까지",
        "sha256" => "파일",
        "before" => "전",
        "after" => "뒤",
        "banners" => "배너",
        "product" => "물건",
        "vendor" => "판매자",
        "version" => "판",
        "changes" => "바뀐 것",
        "order" => "순서",
        "from" => "적용하는 첫날",
        "name" => "이름",
        "parent" => "큰 분류",
        "commissionBp" => "수수료",
        "compensation" => "보상",
        other => other,
    };
    format!("{known} {}", said(name, value))
}

fn said(name: &str, value: &Value) -> String {
    match (name, value) {
        (_, Value::Object(parts)) => all(parts),
        ("sha256", Value::String(text)) => text.chars().take(12).collect(),
        (_, Value::String(text)) => moment(text),
        ("changes", Value::Array(parts)) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            parts.join(" / ")
        }
        (_, Value::Array(parts)) => {
            let parts: Vec<String> = parts.iter().map(|part| said(name, part)).collect();
            parts.join(" ~ ")
        }
        (_, Value::Number(number)) => amount(name, number.as_i64().unwrap_or_default()),
        (_, other) => other.to_string(),
    }
}

fn amount(name: &str, number: i64) -> String {
    match name {
        "payable" | "total" => Won(number).to_string(),
        "commissionBp" => format!("{}.{:02}%", number / 100, number % 100),
        _ => number.to_string(),
    }
}

/// A moment without its seconds; any other text as it is.
fn moment(text: &str) -> String {
    Timestamp::parse_rfc3339(text).map_or_else(|| text.to_owned(), Timestamp::minute)
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn details_are_said_in_words() {
        assert_eq!(told(r#"{"payable":38020}"#), "보낼 돈 38,020원");
        assert_eq!(told(r#"{"commissionBp":525}"#), "수수료 5.25%");
        let file = told(r#"{"payable":0,"sha256":"83af9affc21f8795f5e4"}"#);
        assert_eq!(file, "보낼 돈 0원 · 파일 83af9affc21f");
        assert_eq!(told("우체국택배 6890123456789"), "우체국택배 6890123456789");
        let moved = told(r#"{"after":["2026-11-23T13:33:00+09:00","2026-11-23T14:03:00+09:00"]}"#);
        assert_eq!(moved, "뒤 2026-11-23 13:33 ~ 2026-11-23 14:03");
        assert_eq!(told(r#"{"after":7,"before":9}"#), "뒤 7 · 전 9");
    }
}
