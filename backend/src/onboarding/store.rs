//! The table of applications.

use shared::{
    console::onboarding::{Answers, ApplicationStatus, Paper},
    ids::{TenantId, VendorId},
    text::Phone,
    time::Timestamp,
};

use crate::{db::Conn, error::AppError};

/// What the account is sealed for.
pub(super) const ACCOUNT: &str = "vendor-account";

/// An application as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) phone: Phone,
    pub(super) status: ApplicationStatus,
    pub(super) reason: String,
    pub(super) answers: Answers,
    /// The account, sealed.
    pub(super) account: String,
    pub(super) waived: Vec<(Paper, String)>,
    pub(super) consent: String,
    pub(super) vendor: Option<VendorId>,
    pub(super) submitted_at: Option<Timestamp>,
    pub(super) updated_at: Timestamp,
    /// The answers as they were read, to notice that somebody else wrote meanwhile.
    pub(super) written: String,
}

#[derive(sqlx::FromRow)]
struct Raw {
    id: String,
    phone: Phone,
    status: String,
    reason: String,
    answers: String,
    account: String,
    waived: String,
    consent: String,
    vendor_id: String,
    submitted_at: Option<Timestamp>,
    updated_at: Timestamp,
}

impl TryFrom<Raw> for Row {
    type Error = AppError;

    fn try_from(raw: Raw) -> Result<Self, AppError> {
        let status = ApplicationStatus::parse(&raw.status)
            .ok_or_else(|| AppError::internal(anyhow::anyhow!("status {}", raw.status)))?;
        Ok(Self {
            status,
            answers: serde_json::from_str(&raw.answers).map_err(AppError::internal)?,
            waived: serde_json::from_str(&raw.waived).map_err(AppError::internal)?,
            vendor: (!raw.vendor_id.is_empty()).then_some(VendorId(raw.vendor_id)),
            id: raw.id,
            phone: raw.phone,
            reason: raw.reason,
            account: raw.account,
            consent: raw.consent,
            submitted_at: raw.submitted_at,
            updated_at: raw.updated_at,
            written: raw.answers,
        })
    }
}

/// Finds an application; with a phone only that phone's own.
pub(super) async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
    phone: Option<&Phone>,
) -> Result<Option<Row>, AppError> {
    let raw: Option<Raw> = sqlx::query_as(
        "select id,
                phone,
                status,
                reason,
                answers,
                account,
                waived,
                consent,
                vendor_id,
                submitted_at,
                updated_at
           from applications
          where tenant_id = $1
            and id = $2
            and ($3 = '' or phone = $3)",
    )
    .bind(tenant)
    .bind(id)
    .bind(phone.map_or("", Phone::digits))
    .fetch_optional(conn)
    .await?;
    raw.map(Row::try_from).transpose()
}

/// The id of the application that belongs to a phone; a new one where there was none.
pub(super) async fn begin(
    tx: &mut Conn,
    tenant: &TenantId,
    phone: &Phone,
    new: &str,
    now: Timestamp,
) -> sqlx::Result<String> {
    sqlx::query(
        "insert into applications (tenant_id, id, phone, status, answers, updated_at)
         values ($1, $2, $3, 'DRAFT', '[]', $4)
         on conflict (tenant_id, phone) do nothing",
    )
    .bind(tenant)
    .bind(new)
    .bind(phone)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    sqlx::query_scalar("select id from applications where tenant_id = $1 and phone = $2")
        .bind(tenant)
        .bind(phone)
        .fetch_one(tx)
        .await
}

/// Keeps the answers. `false`: it is closed by now, or somebody else wrote meanwhile.
pub(super) async fn update_answers(
    tx: &mut Conn,
    tenant: &TenantId,
    row: &Row,
    now: Timestamp,
) -> Result<bool, AppError> {
    let answers = serde_json::to_string(&row.answers).map_err(AppError::internal)?;
    let done = sqlx::query(
        "update applications
            set answers = $3,
                account = $4,
                updated_at = $5
          where tenant_id = $1
            and id = $2
            and answers = $6
            and status in ('DRAFT', 'RETURNED')",
    )
    .bind(tenant)
    .bind(&row.id)
    .bind(answers)
    .bind(&row.account)
    .bind(now)
    .bind(&row.written)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Records that somebody agreed, or which papers are let go. `false`: it was decided meanwhile.
pub(super) async fn update_county(
    tx: &mut Conn,
    tenant: &TenantId,
    row: &Row,
) -> Result<bool, AppError> {
    let waived = serde_json::to_string(&row.waived).map_err(AppError::internal)?;
    let done = sqlx::query(
        "update applications
            set waived = $3,
                consent = $4
          where tenant_id = $1
            and id = $2
            and status in ('DRAFT', 'RETURNED', 'SUBMITTED')",
    )
    .bind(tenant)
    .bind(&row.id)
    .bind(waived)
    .bind(&row.consent)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A step along the machine.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) from: ApplicationStatus,
    pub(super) to: ApplicationStatus,
    pub(super) reason: &'a str,
    /// Of an approval: the vendor.
    pub(super) vendor: &'a str,
}

/// Takes a step. `false`: it is not there any more.
pub(super) async fn advance(
    tx: &mut Conn,
    tenant: &TenantId,
    id: &str,
    step: Step<'_>,
    now: Timestamp,
) -> Result<bool, AppError> {
    if !step.from.can_become(step.to) {
        return Err(AppError::illegal("an application", step.from, step.to));
    }
    let done = sqlx::query(
        "update applications
            set status = $4,
                reason = $5,
                vendor_id = $6,
                submitted_at = case when $4 = 'SUBMITTED' then $7 else submitted_at end,
                updated_at = $7
          where tenant_id = $1
            and id = $2
            and status = $3",
    )
    .bind(tenant)
    .bind(id)
    .bind(step.from.as_str())
    .bind(step.to.as_str())
    .bind(step.reason)
    .bind(step.vendor)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Applications of a state, the longest untouched first.
pub(super) async fn list(
    conn: &mut Conn,
    tenant: &TenantId,
    status: ApplicationStatus,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let raw: Vec<Raw> = sqlx::query_as(
        "select id,
                phone,
                status,
                reason,
                answers,
                account,
                waived,
                consent,
                vendor_id,
                submitted_at,
                updated_at
           from applications
          where tenant_id = $1
            and status = $2
          order by updated_at, id
          limit $3",
    )
    .bind(tenant)
    .bind(status.as_str())
    .bind(most)
    .fetch_all(conn)
    .await?;
    raw.into_iter().map(Row::try_from).collect()
}
