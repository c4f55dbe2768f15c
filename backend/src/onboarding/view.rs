//! An application as its producer and the county see it.

use std::collections::BTreeSet;

use shared::{
    console::{
        onboarding::{Application, ApplicationStatus, Question, Standing, papers},
        review::ApplicationRow,
    },
    money::Rate,
};

use super::store::{self, Row};
use crate::{catalog::Snapshot, error::AppError, state::AppState};

/// What the county takes unless it says otherwise.
pub(super) const COMMISSION: Rate = Rate(500);

/// Rows of each state that the queue shows.
const MOST: i64 = 100;

pub(super) fn missing() -> AppError {
    AppError::not_found("그런 신청이 없어요.")
}

pub(super) fn application(mall: &Snapshot, row: Row) -> Application {
    let townships: BTreeSet<String> = mall
        .vendors
        .values()
        .map(|vendor| vendor.township.to_string())
        .collect();
    Application {
        papers: papers(&row.answers, &row.waived),
        id: row.id,
        phone: row.phone.to_string(),
        status: row.status,
        reason: row.reason,
        answers: row.answers,
        consent: row.consent,
        submitted_at: row.submitted_at,
        vendor: row.vendor,
        mall: mall.mall.mall_name.to_string(),
        help_phone: mall.mall.disclosure.phone.to_string(),
        townships: townships.into_iter().collect(),
        commission: COMMISSION,
    }
}

/// What waits first, then what producers still write.
pub(super) async fn queue(
    state: &AppState,
    mall: &Snapshot,
) -> Result<Vec<ApplicationRow>, AppError> {
    use ApplicationStatus as S;
    let mut conn = state.db.read().await?;
    let mut rows = Vec::new();
    for status in [
        S::Submitted,
        S::Returned,
        S::Draft,
        S::Approved,
        S::Rejected,
    ] {
        rows.extend(store::list(&mut conn, mall.tenant(), status, MOST).await?);
    }
    Ok(rows.into_iter().map(list_row).collect())
}

fn list_row(row: Row) -> ApplicationRow {
    let papers = papers(&row.answers, &row.waived);
    let count = |standing| {
        let of = papers.iter().filter(|paper| paper.standing == standing);
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    };
    let text = |question| row.answers.get(question).unwrap_or_default().to_owned();
    ApplicationRow {
        farm: text(Question::Farm),
        township: text(Question::Township),
        goods: text(Question::Goods),
        papers: (count(Standing::Missing), count(Standing::Review)),
        id: row.id,
        status: row.status,
        touched_at: row.updated_at,
    }
}
