//! What waits for the county's decision.

use serde::{Deserialize, Serialize};

use super::{onboarding::ApplicationStatus, product::DraftStatus};
use crate::{money::Won, time::Timestamp};

/// A producer in the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationRow {
    /// Its id.
    pub id: String,
    /// The farm's name.
    pub farm: String,
    /// Where it is.
    pub township: String,
    /// What it sells.
    pub goods: String,
    /// How far it is.
    pub status: ApplicationStatus,
    /// How many papers are missing, and how many somebody must look at.
    pub papers: (u32, u32),
    /// When it was touched last.
    pub touched_at: Timestamp,
}

/// A product in the queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who sells it.
    pub vendor: String,
    /// How far it is.
    pub status: DraftStatus,
    /// The lowest price.
    pub price: Option<Won>,
    /// When it was touched last.
    pub touched_at: Timestamp,
}
