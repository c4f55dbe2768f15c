//! Questions and reviews for the console: what waits first, the oldest of it at the top, then the
//! newest.

use std::collections::BTreeSet;

use shared::{
    claim::{business_days_after, business_days_until},
    console::feedback::{Entry, Kind, Tab},
    feedback::{ANSWER_WITHIN, without_contacts},
    ids::{ProductId, TenantId, VendorId},
    time::{Date, Timestamp},
};

use super::{answer::may_read_secrets, store};
use crate::{catalog::Snapshot, console::Actor, db::Conn, error::AppError};

/// So many of each are looked at.
const MOST: i64 = 200;

/// For whom a list is read.
pub(super) struct Reader<'a> {
    pub(super) conn: &'a mut Conn,
    pub(super) mall: &'a Snapshot,
    pub(super) actor: &'a Actor,
    pub(super) today: Date,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    product_id: ProductId,
    product_name: String,
    vendor_id: VendorId,
    vendor_name: String,
    name: String,
    secret: i64,
    stars: i64,
    text: String,
    at: Timestamp,
    answer: String,
    hidden: String,
}

impl Reader<'_> {
    /// Everything about one vendor's products.
    pub(super) async fn of_vendor(&mut self, vendor: &VendorId) -> Result<Vec<Entry>, AppError> {
        let tenant = self.actor.tenant.clone();
        let questions = questions(self.conn, &tenant, vendor.as_str(), "").await?;
        let reviews = reviews(self.conn, &tenant, vendor.as_str(), "").await?;
        let mut entries = self.read(Kind::Questions, questions)?;
        entries.extend(self.read(Kind::Reviews, reviews)?);
        entries.sort_by_key(|entry| {
            if entry.waits() {
                (0, entry.at.0)
            } else {
                (1, -entry.at.0)
            }
        });
        Ok(entries)
    }

    /// What the county looks at.
    pub(super) async fn of_tab(&mut self, tab: Tab) -> Result<Vec<Entry>, AppError> {
        let tenant = self.actor.tenant.clone();
        let mut entries = Vec::new();
        if tab != Tab::Reviews {
            let rows = questions(self.conn, &tenant, "", tab.as_str()).await?;
            entries.extend(self.read(Kind::Questions, rows)?);
        }
        if matches!(tab, Tab::Reviews | Tab::Hidden) {
            let rows = reviews(self.conn, &tenant, "", tab.as_str()).await?;
            entries.extend(self.read(Kind::Reviews, rows)?);
        }
        Ok(entries)
    }

    fn read(&self, kind: Kind, rows: Vec<Row>) -> Result<Vec<Entry>, AppError> {
        rows.into_iter().map(|row| self.entry(kind, row)).collect()
    }

    fn entry(&self, kind: Kind, row: Row) -> Result<Entry, AppError> {
        let secret = row.secret == 1;
        let sealed = secret && !may_read_secrets(self.actor, &row.vendor_id);
        let shown = |text: String| match (secret, sealed) {
            (_, true) => String::new(),
            // Between the two of them nothing is masked.
            (true, false) => text,
            (false, false) => without_contacts(&text),
        };
        let mut entry = Entry {
            hidden: store::hidden(&row.hidden)?,
            id: row.id,
            kind,
            vendor: row.vendor_id,
            vendor_name: row.vendor_name,
            product: row.product_id,
            product_name: row.product_name,
            name: row.name,
            secret,
            stars: u8::try_from(row.stars).unwrap_or(0),
            text: shown(row.text),
            at: row.at,
            answer: row.answer,
            days_left: None,
        };
        if entry.waits() {
            entry.days_left = Some(self.days_left(entry.at));
        }
        if sealed && !entry.answer.is_empty() {
            "답했어요.".clone_into(&mut entry.answer);
        }
        Ok(entry)
    }

    fn days_left(&self, asked: Timestamp) -> i32 {
        let holidays: &BTreeSet<Date> = &self.mall.holidays;
        let due = business_days_after(asked.date(), ANSWER_WITHIN, holidays);
        business_days_until(self.today, due, holidays)
    }
}

/// Of a vendor, or of all for none; of a tab, or all for none.
async fn questions(
    conn: &mut Conn,
    tenant: &TenantId,
    vendor: &str,
    tab: &str,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as(
        "select product_questions.id,
                product_questions.product_id,
                products.name as product_name,
                product_questions.vendor_id,
                vendors.name as vendor_name,
                product_questions.name,
                product_questions.secret,
                cast(0 as bigint) as stars,
                product_questions.text,
                product_questions.asked_at as at,
                product_questions.answer,
                product_questions.hidden
           from product_questions
           join products
             on products.tenant_id = product_questions.tenant_id
            and products.id = product_questions.product_id
           join vendors
             on vendors.tenant_id = product_questions.tenant_id
            and vendors.id = product_questions.vendor_id
          where product_questions.tenant_id = $1
            and ($2 = '' or product_questions.vendor_id = $2)
            and ($3 <> 'waiting' or (product_questions.answered_at is null
                                     and product_questions.hidden = ''))
            and ($3 <> 'hidden' or product_questions.hidden <> '')
          order by case when product_questions.answered_at is null
                         and product_questions.hidden = ''
                        then product_questions.asked_at
                        else 9000000000000000 - product_questions.asked_at
                    end,
                   product_questions.id
          limit $4",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(tab)
    .bind(MOST)
    .fetch_all(conn)
    .await
}

async fn reviews(
    conn: &mut Conn,
    tenant: &TenantId,
    vendor: &str,
    tab: &str,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as(
        "select product_reviews.id,
                product_reviews.product_id,
                products.name as product_name,
                product_reviews.vendor_id,
                vendors.name as vendor_name,
                product_reviews.name,
                cast(0 as bigint) as secret,
                product_reviews.stars,
                product_reviews.text,
                product_reviews.written_at as at,
                product_reviews.reply as answer,
                product_reviews.hidden
           from product_reviews
           join products
             on products.tenant_id = product_reviews.tenant_id
            and products.id = product_reviews.product_id
           join vendors
             on vendors.tenant_id = product_reviews.tenant_id
            and vendors.id = product_reviews.vendor_id
          where product_reviews.tenant_id = $1
            and ($2 = '' or product_reviews.vendor_id = $2)
            and ($3 <> 'hidden' or product_reviews.hidden <> '')
          order by product_reviews.written_at desc, product_reviews.id
          limit $4",
    )
    .bind(tenant)
    .bind(vendor)
    .bind(tab)
    .bind(MOST)
    .fetch_all(conn)
    .await
}
