//! Messages that the shop has sent, in the order they came.

use serde::{Deserialize, Serialize};

use crate::journal::Fold;

/// What the shop hands over.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Letter {
    pub(crate) to: String,
    pub(crate) template: String,
    pub(crate) title: String,
    pub(crate) body: String,
    pub(crate) order_no: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(
    tag = "type",
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase"
)]
pub(crate) enum Event {
    Sent {
        message_id: String,
        #[serde(flatten)]
        letter: Letter,
    },
}

pub(crate) struct Message {
    pub(crate) id: String,
    pub(crate) at: i64,
    pub(crate) letter: Letter,
}

#[derive(Default)]
pub(crate) struct Mailbox {
    pub(crate) messages: Vec<Message>,
}

impl Fold for Mailbox {
    type Event = Event;

    fn apply(&mut self, at: i64, event: &Event) {
        let Event::Sent { message_id, letter } = event;
        self.messages.push(Message {
            id: message_id.clone(),
            at,
            letter: letter.clone(),
        });
    }

    fn due(&self, _now: i64) -> Vec<Event> {
        Vec::new()
    }
}

impl Mailbox {
    /// Conversations by recipient, the one with the newest message first; inside one, the newest first.
    pub(crate) fn conversations(&self) -> Vec<(&str, Vec<&Message>)> {
        let mut conversations: Vec<(&str, Vec<&Message>)> = Vec::new();
        for message in self.messages.iter().rev() {
            let to = message.letter.to.as_str();
            match conversations.iter_mut().find(|(known, _)| *known == to) {
                Some((_, messages)) => messages.push(message),
                None => conversations.push((to, vec![message])),
            }
        }
        conversations
    }
}
