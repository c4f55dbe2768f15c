//! Faults that a test scripts for coming requests: each rule names an operation, a subject and what goes wrong.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

/// What a provider can be asked for, or does by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Op {
    Confirm,
    Cancel,
    Query,
    Transactions,
    Webhook,
    Balance,
    Authorize,
    Void,
    Send,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Fault {
    /// Nothing happens and no answer comes.
    TimeoutBefore,
    /// It happens and no answer comes.
    TimeoutAfter,
    /// The connection is reset and nothing happened.
    ResetBefore,
    /// The connection is reset after it happened.
    #[serde(alias = "reset")]
    ResetAfter,
    #[serde(rename = "error_500_before")]
    ErrorBefore,
    #[serde(rename = "error_500_after")]
    ErrorAfter,
    /// It happens and the right answer comes late, by the sandbox's clock. A late webhook is overtaken by others.
    Late { seconds: u32 },
    /// It happens and half of the answer arrives.
    Truncated,
    /// It happens and a gateway's page arrives instead of JSON.
    Malformed,
    /// It happens and the answer names another amount.
    WrongAmount,
    /// It happens and the answer says that it had happened before.
    AlreadyProcessed,
    /// Nothing happens: too many requests.
    #[serde(rename = "http_429")]
    TooMany,
    /// The issuer refuses, for good.
    Decline,
    /// A webhook that is never delivered.
    Lost,
    /// A webhook that is delivered twice.
    Duplicate,
}

/// Whose request it is. A rule matches when every part that it names is equal.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(crate) struct Subject {
    #[serde(alias = "orderNo", skip_serializing_if = "Option::is_none")]
    pub(crate) order_id: Option<String>,
    /// The provider's own name for the thing: a payment key, an authorization, an approval or voucher number.
    #[serde(
        alias = "authId",
        alias = "approvalNo",
        alias = "number",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) payment_key: Option<String>,
}

impl Subject {
    pub(crate) fn order(order_id: &str) -> Self {
        Self {
            order_id: Some(order_id.to_owned()),
            payment_key: None,
        }
    }

    /// The provider's key, with the order it belongs to where the provider knows the key.
    pub(crate) fn key(payment_key: &str, order_id: Option<String>) -> Self {
        Self {
            order_id,
            payment_key: Some(payment_key.to_owned()),
        }
    }

    fn covers(&self, other: &Self) -> bool {
        let named =
            |rule: &Option<String>, actual: &Option<String>| rule.is_none() || rule == actual;
        named(&self.order_id, &other.order_id) && named(&self.payment_key, &other.payment_key)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    op: Op,
    #[serde(default, rename = "match")]
    subject: Subject,
    fault: Fault,
    #[serde(default = "once")]
    times: u32,
}

fn once() -> u32 {
    1
}

/// The rules in force, oldest first. They are a test's script, not the provider's state: a restart forgets them.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    rules: Mutex<Vec<Rule>>,
}

impl Faults {
    pub(crate) fn add(&self, rule: Rule) {
        self.with(|rules| rules.push(rule));
    }

    pub(crate) fn clear(&self) {
        self.with(Vec::clear);
    }

    pub(crate) fn list(&self) -> Vec<Rule> {
        self.with(|rules| rules.clone())
    }

    /// Uses up one time of the first rule that matches.
    pub(crate) fn take(&self, op: Op, subject: &Subject) -> Option<Fault> {
        self.with(|rules| {
            rules.retain(|rule| rule.times > 0);
            let rule = rules
                .iter_mut()
                .find(|rule| rule.op == op && rule.subject.covers(subject))?;
            rule.times -= 1;
            Some(rule.fault)
        })
    }

    fn with<R>(&self, action: impl FnOnce(&mut Vec<Rule>) -> R) -> R {
        action(&mut self.rules.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
