//! The rows of questions and reviews.

use shared::{
    console::feedback::Kind,
    error::ErrorCode,
    feedback::HideReason,
    ids::{OrderNo, ProductId, TenantId, VendorId},
    text::Phone,
    time::Timestamp,
};

use crate::{db::Conn, error::AppError};

/// A question that comes in.
#[derive(Debug)]
pub(super) struct NewQuestion<'a> {
    pub(super) id: String,
    pub(super) product: &'a ProductId,
    pub(super) vendor: &'a VendorId,
    /// Masked.
    pub(super) name: String,
    pub(super) phone: Phone,
    pub(super) secret: bool,
    pub(super) text: String,
    pub(super) at: Timestamp,
}

pub(super) async fn insert_question(
    tx: &mut Conn,
    tenant: &TenantId,
    question: &NewQuestion<'_>,
) -> Result<(), AppError> {
    sqlx::query(
        "insert into product_questions (tenant_id, id, product_id, vendor_id, name, phone, secret,
                                        text, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(tenant)
    .bind(&question.id)
    .bind(question.product)
    .bind(question.vendor)
    .bind(&question.name)
    .bind(&question.phone)
    .bind(i64::from(question.secret))
    .bind(&question.text)
    .bind(question.at)
    .execute(tx)
    .await?;
    Ok(())
}

/// What a vendor says.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) text: String,
    /// What it said before; empty when it said nothing yet.
    pub(super) instead_of: String,
}

/// A question that was just answered.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Answered {
    pub(super) product_id: ProductId,
    pub(super) phone: Phone,
    pub(super) secret: i64,
}

/// Answers a question about this vendor's product, or corrects the answer that is there. The day
/// of the first answer stays. `None`: there is none of this name with this answer.
pub(super) async fn answer(
    tx: &mut Conn,
    (tenant, vendor, id): (&TenantId, &VendorId, &str),
    words: &Words,
    now: Timestamp,
) -> sqlx::Result<Option<Answered>> {
    sqlx::query_as(
        "update product_questions
            set answer = $4,
                answered_at = coalesce(answered_at, $5)
          where tenant_id = $1
            and vendor_id = $2
            and id = $3
            and answer = $6
            and hidden = ''
        returning product_id, phone, secret",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(id)
    .bind(&words.text)
    .bind(now)
    .bind(&words.instead_of)
    .fetch_optional(tx)
    .await
}

/// Replies to a review of this vendor's product, or corrects the reply. `None`: there is no review
/// with this reply.
pub(super) async fn reply(
    tx: &mut Conn,
    (tenant, vendor, id): (&TenantId, &VendorId, &str),
    words: &Words,
    now: Timestamp,
) -> sqlx::Result<Option<ProductId>> {
    sqlx::query_scalar(
        "update product_reviews
            set reply = $4,
                replied_at = coalesce(replied_at, $5)
          where tenant_id = $1
            and vendor_id = $2
            and id = $3
            and reply = $6
            and hidden = ''
        returning product_id",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(id)
    .bind(&words.text)
    .bind(now)
    .bind(&words.instead_of)
    .fetch_optional(tx)
    .await
}

/// Whether a vendor's question is a secret. `None`: the vendor has none of this name.
pub(super) async fn is_secret(
    conn: &mut Conn,
    (tenant, vendor, id): (&TenantId, &VendorId, &str),
) -> sqlx::Result<Option<bool>> {
    let found: Option<i64> = sqlx::query_scalar(
        "select secret
           from product_questions
          where tenant_id = $1
            and vendor_id = $2
            and id = $3",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(id)
    .fetch_optional(conn)
    .await?;
    Ok(found.map(|secret| secret == 1))
}

/// A review that comes in.
#[derive(Debug)]
pub(super) struct NewReview<'a> {
    pub(super) id: &'a str,
    /// Of which line.
    pub(super) order: (&'a TenantId, &'a OrderNo, i64),
    pub(super) product: &'a ProductId,
    pub(super) vendor: &'a VendorId,
    /// Masked.
    pub(super) name: String,
    pub(super) stars: u8,
    pub(super) text: &'a str,
    pub(super) at: Timestamp,
}

/// Keeps the one review of a line.
pub(super) async fn insert_review(tx: &mut Conn, review: &NewReview<'_>) -> Result<(), AppError> {
    let (tenant, no, place) = review.order;
    let kept = sqlx::query(
        "insert into product_reviews (tenant_id, id, order_no, place, product_id, vendor_id, name,
                                      stars, text, written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (tenant_id, order_no, place) do nothing",
    )
    .bind(tenant)
    .bind(review.id)
    .bind(no)
    .bind(place)
    .bind(review.product)
    .bind(review.vendor)
    .bind(&review.name)
    .bind(i64::from(review.stars))
    .bind(review.text)
    .bind(review.at)
    .execute(tx)
    .await?
    .rows_affected();
    if kept == 1 {
        return Ok(());
    }
    let says = "이 상품에는 이미 상품평을 남기셨어요.";
    Err(AppError::refused(ErrorCode::WrongState, says))
}

/// Takes the review of a line back, and answers of which product it was. What the county hides
/// stays.
pub(super) async fn take_back(
    tx: &mut Conn,
    (tenant, no, place): (&TenantId, &OrderNo, i64),
) -> Result<ProductId, AppError> {
    let product: Option<ProductId> = sqlx::query_scalar(
        "delete from product_reviews
          where tenant_id = $1
            and order_no = $2
            and place = $3
            and hidden = ''
        returning product_id",
    )
    .bind(tenant)
    .bind(no)
    .bind(place)
    .fetch_optional(tx)
    .await?;
    let says = "지울 상품평이 없어요.";
    product.ok_or_else(|| AppError::refused(ErrorCode::WrongState, says))
}

/// Hides a question or a review for a reason, or shows it again for none. `None`: it is so already,
/// or there is none.
pub(super) async fn hide(
    tx: &mut Conn,
    kind: Kind,
    (tenant, id): (&TenantId, &str),
    reason: Option<HideReason>,
) -> sqlx::Result<Option<ProductId>> {
    let table = match kind {
        Kind::Questions => "product_questions",
        Kind::Reviews => "product_reviews",
    };
    let sql = format!(
        "update {table}
            set hidden = $3
          where tenant_id = $1
            and id = $2
            and (hidden = '') <> ($3 = '')
        returning product_id"
    );
    sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
        .bind(tenant)
        .bind(id)
        .bind(reason.map_or("", HideReason::as_str))
        .fetch_optional(tx)
        .await
}

/// Why something is hidden; nothing where it is not.
pub(super) fn hidden(text: &str) -> Result<Option<HideReason>, AppError> {
    if text.is_empty() {
        return Ok(None);
    }
    let reason = HideReason::parse(text);
    let unreadable = || AppError::internal(anyhow::anyhow!("{text} hides nothing"));
    reason.map(Some).ok_or_else(unreadable)
}
