//! A draft as the team sees it, with what is not right yet.

use shared::{
    console::promotion::{DraftFile, PartKind, price_clashes, price_faults},
    error::FieldError,
    ids::{CampaignId, TenantId, VendorId},
    time::Timestamp,
};

use super::{
    super::{rows, schedule},
    goods::Shelves,
    record,
    store::{self, Row},
};
use crate::{
    catalog::{campaign_rules, record::Campaign},
    db::Conn,
    error::AppError,
};

/// What a draft is judged by.
pub(super) struct Around {
    pub(super) shelves: Shelves,
    campaigns: Vec<rows::Row<Campaign>>,
    /// Addresses that other drafts want.
    wanted: Vec<String>,
}

impl Around {
    pub(super) async fn read(
        conn: &mut Conn,
        tenant: &TenantId,
        row: &Row,
    ) -> Result<Self, AppError> {
        Ok(Self {
            shelves: Shelves::read(conn, tenant).await?,
            campaigns: rows::campaigns(conn, tenant).await?,
            wanted: store::addresses(conn, tenant, &row.id).await?,
        })
    }

    /// The campaign that a draft takes the place of.
    pub(super) fn before(&self, row: &Row) -> Option<&rows::Row<Campaign>> {
        let id = row.replaces.as_ref()?;
        let mut campaigns = self.campaigns.iter();
        campaigns.find(|(campaign, _)| is(campaign, id))
    }

    /// What is not right yet.
    pub(super) fn faults(&self, row: &Row, now: Timestamp) -> Vec<FieldError> {
        let draft = &row.draft;
        let mut faults = record::record(draft).err().unwrap_or_default();
        if row.replaces.is_none() && self.is_taken(&draft.address) {
            let says = "다른 기획전이 쓰는 주소예요. 뒤에 해나 달을 붙여 보세요.";
            faults.push(FieldError::new("address", says));
        }
        if let Some((start, end)) = draft.starts_at.zip(draft.ends_at) {
            faults.extend(schedule::wrong_period(start, end));
            if start < end && end <= now {
                let says = "이미 지난 때예요. 끝나는 때를 뒤로 옮겨 주세요.";
                faults.push(FieldError::new("endsAt", says));
            }
        }
        for (nth, part) in draft.parts.iter().enumerate() {
            let known = |id: &String| {
                self.shelves
                    .vendors
                    .contains_key(&VendorId::from(id.as_str()))
            };
            let is_story = part.kind == PartKind::Story;
            if is_story && !part.items.iter().all(known) {
                let says = "이 장터에 없는 생산자가 들어 있어요.";
                faults.push(FieldError::new(format!("parts.{nth}.items"), says));
            }
        }
        faults.extend(self.wrong_prices(row, now));
        faults
    }

    fn is_taken(&self, address: &str) -> bool {
        let mut campaigns = self.campaigns.iter();
        let id = CampaignId::from(address.trim());
        campaigns.any(|(campaign, _)| is(campaign, &id))
            || self.wanted.iter().any(|wanted| wanted == address.trim())
    }

    fn wrong_prices(&self, row: &Row, now: Timestamp) -> Vec<FieldError> {
        let draft = &row.draft;
        let before = self.before(row);
        let goods = draft.products.iter().map(|item| &item.product);
        let goods = self.shelves.of(goods);
        let others = others(&self.campaigns, row.replaces.as_ref(), now);
        let before = before.map(|(campaign, _)| campaign_rules(campaign));
        price_faults(draft, &goods, &others, before.as_ref())
    }
}

/// The campaigns that shoppers see or will see, but this one, with their titles.
fn others(
    campaigns: &[rows::Row<Campaign>],
    but: Option<&CampaignId>,
    now: Timestamp,
) -> Vec<(String, shared::campaign::Campaign)> {
    let open = campaigns.iter().filter(|(campaign, hidden)| {
        let itself = but.is_some_and(|id| is(campaign, id));
        !*hidden && !itself && campaign.ends_at.0 > now
    });
    open.map(|(campaign, _)| (campaign.title.to_string(), campaign_rules(campaign)))
        .collect()
}

/// What a campaign would come to clash with that is moved, and did not before.
pub(in crate::campaign) async fn new_clash(
    conn: &mut Conn,
    tenant: &TenantId,
    before: &Campaign,
    after: &Campaign,
) -> Result<Option<String>, AppError> {
    let shelves = Shelves::read(conn, tenant).await?;
    let id = CampaignId(after.slug.to_string());
    let campaigns = rows::campaigns(conn, tenant).await?;
    let others = others(&campaigns, Some(&id), after.starts_at.0);
    let draft = record::said(after, None, &shelves);
    let goods = shelves.of(draft.products.iter().map(|item| &item.product));
    let faults = price_clashes(&draft, &goods, &others, Some(&campaign_rules(before)));
    Ok(faults.into_iter().next().map(|fault| fault.message))
}

fn is(campaign: &Campaign, id: &CampaignId) -> bool {
    campaign.slug.as_str() == id.as_str()
}

/// A draft with everything that its page shows.
pub(super) async fn file(
    conn: &mut Conn,
    tenant: &TenantId,
    row: Row,
    now: Timestamp,
) -> Result<DraftFile, AppError> {
    let around = Around::read(conn, tenant, &row).await?;
    let faults = around.faults(&row, now);
    let goods = row.draft.products.iter().map(|item| &item.product);
    Ok(DraftFile {
        goods: around.shelves.of(goods),
        vendors: around.shelves.vendors.into_iter().collect(),
        id: row.id,
        state: row.state,
        replaces: row.replaces,
        version: row.version,
        faults,
        draft: row.draft,
        touched_by: row.touched_by,
        touched_at: row.touched_at,
        now,
    })
}
