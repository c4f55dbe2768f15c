//! What the server writes is read back; what is not of the form is refused.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use crate::json::from_str;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Thing {
    long_name: String,
    maybe: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    list: Vec<Choice>,
    pair: (bool, u8),
    map: BTreeMap<String, i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Choice {
    Plain,
    With(i64),
    Named { a_b: String },
}

fn any_thing() -> impl Strategy<Value = Thing> {
    let choice = prop_oneof![
        Just(Choice::Plain),
        any::<i64>().prop_map(Choice::With),
        any::<String>().prop_map(|a_b| Choice::Named { a_b }),
    ];
    (
        any::<String>(),
        any::<Option<i64>>(),
        prop::collection::vec(choice, 0..4),
        any::<(bool, u8)>(),
        prop::collection::btree_map(any::<String>(), any::<i64>(), 0..3),
    )
        .prop_map(|(long_name, maybe, list, pair, map)| Thing {
            long_name,
            maybe,
            list,
            pair,
            map,
        })
}

proptest! {
    #[test]
    fn what_the_server_writes_reads_back(thing in any_thing()) {
        let text = serde_json::to_string(&thing).unwrap();
        prop_assert_eq!(from_str::<Thing>(&text), Ok(thing));
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        let _read = from_str::<Thing>(&text);
    }
}

#[test]
fn fields_may_come_in_any_order_and_unknown_ones_are_passed_over() {
    let text = r#" { "pair" : [true, 3], "map": {}, "new": [1, {"x": null}], "maybe": null, "longName": "\u00e9\ud83c\udf3e\n" } "#;
    let thing: Thing = from_str(text).unwrap();
    assert_eq!((thing.long_name.as_str(), thing.pair), ("é🌾\n", (true, 3)));
}

#[test]
fn what_is_not_of_the_form_is_refused() {
    for text in [
        "",
        "{",
        "[1,]",
        "{\"a\":1}x",
        "1.5",
        "\"\\x\"",
        "\"\\ud83c\"",
        "nul",
    ] {
        assert!(from_str::<Thing>(text).is_err(), "{text}");
    }
    assert!(from_str::<u8>("300").is_err());
    assert!(from_str::<Vec<u8>>(&"[".repeat(10_000)).is_err());
}
