//! What a product's page shows, made anew from the questions and reviews.

use shared::{
    feedback::{Published, PublishedQuestion, PublishedReview, without_contacts},
    ids::{ProductId, TenantId},
    time::Timestamp,
};

use crate::{
    catalog,
    db::{Conn, content},
    error::AppError,
};

/// So many of each stand on the product's page.
const SHOWN: i64 = 10;

/// A stretch of a list, the newest first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// So many are passed over.
    pub(super) after: i64,
    /// At most so many.
    pub(super) most: i64,
}

const FIRST: Stretch = Stretch {
    after: 0,
    most: SHOWN,
};

/// Writes down what everybody sees of a product from now on.
///
/// The revision's row is taken first: whoever changes the same product meanwhile waits there, and
/// reads what was changed here.
pub(super) async fn publish(
    tx: &mut Conn,
    tenant: &TenantId,
    product: &ProductId,
    now: Timestamp,
) -> Result<(), AppError> {
    catalog::advance(tx, tenant, now).await?;
    let (count, stars) = count_reviews(tx, tenant, product).await?;
    let published = Published {
        product: product.clone(),
        reviews: number(count),
        stars: number(stars),
        latest: reviews(tx, tenant, product, FIRST).await?,
        questions: number(count_questions(tx, tenant, product).await?),
        answered: answered(tx, tenant, product, FIRST).await?,
    };
    let text = serde_json::to_string(&published).map_err(AppError::internal)?;
    content::put_row("product_feedback", &[])
        .bind(tenant)
        .bind(product)
        .bind(text)
        .execute(tx)
        .await?;
    Ok(())
}

fn number(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(0)
}

async fn count_reviews(
    tx: &mut Conn,
    tenant: &TenantId,
    product: &ProductId,
) -> sqlx::Result<(i64, i64)> {
    sqlx::query_as(
        "select count(*),
                cast(coalesce(sum(stars), 0) as bigint)
           from product_reviews
          where tenant_id = $1
            and product_id = $2
            and hidden = ''",
    )
    .bind(tenant)
    .bind(product)
    .fetch_one(tx)
    .await
}

/// Reviews as everybody sees them.
pub(super) async fn reviews(
    conn: &mut Conn,
    tenant: &TenantId,
    product: &ProductId,
    stretch: Stretch,
) -> sqlx::Result<Vec<PublishedReview>> {
    let rows: Vec<(String, i64, String, Timestamp, String)> = sqlx::query_as(
        "select name,
                stars,
                text,
                written_at,
                reply
           from product_reviews
          where tenant_id = $1
            and product_id = $2
            and hidden = ''
          order by written_at desc, id desc
          limit $3 offset $4",
    )
    .bind(tenant)
    .bind(product)
    .bind(stretch.most)
    .bind(stretch.after)
    .fetch_all(conn)
    .await?;
    let shown = |(name, stars, text, at, reply): (_, i64, String, _, String)| PublishedReview {
        name,
        stars: u8::try_from(stars).unwrap_or(0),
        text: without_contacts(&text),
        at,
        reply: without_contacts(&reply),
    };
    Ok(rows.into_iter().map(shown).collect())
}

async fn count_questions(
    tx: &mut Conn,
    tenant: &TenantId,
    product: &ProductId,
) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "select count(*)
           from product_questions
          where tenant_id = $1
            and product_id = $2
            and secret = 0
            and hidden = ''
            and answered_at is not null",
    )
    .bind(tenant)
    .bind(product)
    .fetch_one(tx)
    .await
}

/// Answered questions as everybody sees them.
pub(super) async fn answered(
    conn: &mut Conn,
    tenant: &TenantId,
    product: &ProductId,
    stretch: Stretch,
) -> sqlx::Result<Vec<PublishedQuestion>> {
    let rows: Vec<(String, String, Timestamp, String)> = sqlx::query_as(
        "select name,
                text,
                asked_at,
                answer
           from product_questions
          where tenant_id = $1
            and product_id = $2
            and secret = 0
            and hidden = ''
            and answered_at is not null
          order by answered_at desc, id desc
          limit $3 offset $4",
    )
    .bind(tenant)
    .bind(product)
    .bind(stretch.most)
    .bind(stretch.after)
    .fetch_all(conn)
    .await?;
    let shown = |(name, text, at, answer): (_, String, _, String)| PublishedQuestion {
        name,
        text: without_contacts(&text),
        at,
        answer: without_contacts(&answer),
    };
    Ok(rows.into_iter().map(shown).collect())
}
