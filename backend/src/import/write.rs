//! One transaction that brings a mall in line with a folder.

use shared::ids::{ProgrammeId, TenantId};

use super::{
    Target,
    folder::Folder,
    mall::put_mall,
    problem::Located,
    rows::{Lot, NoticeLine},
    sync::{Count, Kept, sync},
};
use crate::{
    catalog::{
        advance,
        record::{Media, Notice, ProductOption},
    },
    db::Conn,
    error::AppError,
    voucher::{LotToImport, import_lots},
};

/// What a transaction puts in place, without the places in the files.
#[derive(Debug)]
pub(super) struct Content {
    tenant: TenantId,
    folder: Folder,
    notices: Vec<Notice>,
    media: Vec<Media>,
}

/// What was touched, by kind.
pub(super) type Counts = Vec<(&'static str, Count)>;

impl Content {
    pub(super) fn new(folder: Folder, media: Vec<Media>) -> Self {
        Self {
            tenant: TenantId(folder.mall.record.slug.to_string()),
            notices: gather(&folder.notices),
            folder,
            media,
        }
    }

    pub(super) fn tenant(&self) -> &TenantId {
        &self.tenant
    }

    /// Writes everything. The order is that of the foreign keys.
    pub(super) async fn write(
        &self,
        conn: &mut Conn,
        target: &Target<'_>,
    ) -> Result<Counts, AppError> {
        let (folder, now) = (&self.folder, target.now);
        let mall = put_mall(conn, &self.tenant, folder.mall.record.clone(), now).await?;
        let mut counts = vec![("쇼핑몰", mall)];
        let mut writer = Writer {
            conn,
            tenant: &self.tenant,
            counts: &mut counts,
        };
        writer.rows(&folder.categories).await?;
        writer.rows(&folder.vendors).await?;
        writer.rows(&folder.shipping).await?;
        writer.rows(&folder.products).await?;
        writer.rows(&folder.options).await?;
        writer.records(&self.notices).await?;
        writer.rows(&folder.details).await?;
        writer.rows(&folder.campaigns).await?;
        writer.rows(&folder.banners).await?;
        writer.rows(&folder.coupons).await?;
        writer.rows(&folder.programmes).await?;
        writer.rows(&folder.holidays).await?;
        writer.rows(folder.zones.as_slice()).await?;
        writer.records(&self.media).await?;
        let options = folder.options.iter().map(|row| &row.record);
        counts.push(("재고", put_stock(conn, &self.tenant, options).await?));
        if counts.iter().any(|(_, count)| count.is_change()) {
            advance(conn, &self.tenant, now).await?;
        }
        counts.push(("상품권 잔액", self.issue_lots(conn, target).await?));
        Ok(counts)
    }
}

impl Content {
    /// Lots go into the books, which know no change: a lot that is there stays as it is.
    async fn issue_lots(&self, conn: &mut Conn, target: &Target<'_>) -> Result<Count, AppError> {
        let lot = |row: &Located<Lot>| LotToImport {
            code: row.record.code.to_string(),
            pin: row.record.pin.as_str().to_owned(),
            programme: ProgrammeId(row.record.programme.to_string()),
            face: row.record.face.0,
            remaining: row.record.remaining.0,
            issued_on: row.record.issued_on.0,
            expires_on: row.record.expires_on.0,
        };
        let lots: Vec<LotToImport> = self.folder.lots.iter().map(lot).collect();
        let added = import_lots(conn, target.ids, target.key, &self.tenant, &lots).await?;
        Ok(Count {
            added,
            same: lots.len() - added,
            ..Count::default()
        })
    }
}

struct Writer<'a> {
    conn: &'a mut Conn,
    tenant: &'a TenantId,
    counts: &'a mut Counts,
}

impl Writer<'_> {
    async fn rows<T: Kept + Clone>(&mut self, rows: &[Located<T>]) -> Result<(), AppError> {
        let records: Vec<T> = rows.iter().map(|row| row.record.clone()).collect();
        self.records(&records).await
    }

    async fn records<T: Kept>(&mut self, records: &[T]) -> Result<(), AppError> {
        let count = sync(self.conn, self.tenant, records).await?;
        self.counts.push((T::NAME, count));
        Ok(())
    }
}

/// The lines of a notice as one record; they come sorted.
fn gather(lines: &[Located<NoticeLine>]) -> Vec<Notice> {
    let of_product = lines.chunk_by(|a, b| a.record.product == b.record.product);
    let notice = |lines: &[Located<NoticeLine>]| {
        let product = lines.first()?.record.product.clone();
        let rows = lines.iter().map(|line| line.record.row.clone()).collect();
        Some(Notice { product, rows })
    };
    of_product.filter_map(notice).collect()
}

/// A count in the file replaces the shelf's only when the file's count is a new one: what was
/// sold since the last import stays sold. An option that was left out has no count.
pub(crate) async fn put_stock(
    conn: &mut Conn,
    tenant: &TenantId,
    options: impl Iterator<Item = &ProductOption>,
) -> Result<Count, AppError> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("select option_id, imported from stock where tenant_id = $1")
            .bind(tenant)
            .fetch_all(&mut *conn)
            .await?;
    let known: std::collections::BTreeMap<String, i64> = rows.into_iter().collect();
    let mut count = Count::default();
    for option in options {
        let stock = i64::from(option.stock);
        let old = known.get(option.option.as_str());
        if old == Some(&stock) {
            count.same += 1;
            continue;
        }
        let done = sqlx::query(
            "insert into stock (tenant_id, option_id, on_hand, reserved, imported, supplied)
             select tenant_id, id, $3, 0, $3, $3
               from product_options
              where tenant_id = $1
                and id = $2
             on conflict (tenant_id, option_id) do update
                set on_hand = case
                        when excluded.on_hand < stock.reserved then stock.reserved
                        else excluded.on_hand
                    end,
                    supplied = stock.supplied - stock.on_hand + case
                        when excluded.on_hand < stock.reserved then stock.reserved
                        else excluded.on_hand
                    end,
                    imported = excluded.imported",
        )
        .bind(tenant)
        .bind(option.option.to_string())
        .bind(stock)
        .execute(&mut *conn)
        .await?;
        match old {
            _ if done.rows_affected() == 0 => count.kept += 1,
            Some(_) => count.changed += 1,
            None => count.added += 1,
        }
    }
    Ok(count)
}
