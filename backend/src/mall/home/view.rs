//! The first page in the making as the team sees it, with what is not right yet.

use shared::{
    console::home::{HomeFile, Section, SectionKind, changes},
    error::FieldError,
    ids::{CampaignId, ProductId, TenantId, VendorId},
    time::Timestamp,
};

use super::{
    record,
    store::{self, Row},
};
use crate::{
    campaign::{self, Shelves},
    catalog::record::Mall,
    db::Conn,
    error::AppError,
    import,
};

/// The mall as shoppers see it, and the page in the making.
pub(super) struct State {
    pub(super) mall: Mall,
    /// What shoppers see.
    pub(super) live: Vec<Section>,
    pub(super) row: Option<Row>,
}

impl State {
    pub(super) async fn read(conn: &mut Conn, tenant: &TenantId) -> Result<Self, AppError> {
        let mall = import::find_mall(conn, tenant).await?;
        let missing = || AppError::not_found("이 주소로 열린 쇼핑몰이 없어요.");
        let mall = mall.ok_or_else(missing)?;
        Ok(Self {
            live: record::said(&mall.home),
            row: store::find(conn, tenant).await?,
            mall,
        })
    }

    /// The version that a page in the console has seen.
    pub(super) fn version(&self) -> i64 {
        self.row.as_ref().map_or(0, |row| row.version)
    }

    /// Something that was said and is not published yet. Where there is nothing, the page follows
    /// what shoppers see.
    pub(super) fn open(&self) -> Option<&Row> {
        self.row.as_ref().filter(|row| row.sections != row.base)
    }

    /// What stands in the making.
    pub(super) fn sections(&self) -> &[Section] {
        self.open().map_or(&self.live, |row| &row.sections)
    }

    /// What shoppers saw when this was begun.
    pub(super) fn base(&self) -> &[Section] {
        self.open().map_or(&self.live, |row| &row.base)
    }
}

/// What a page is judged by.
pub(super) struct Around {
    shelves: Shelves,
    campaigns: Vec<(CampaignId, String)>,
}

impl Around {
    pub(super) async fn read(
        conn: &mut Conn,
        tenant: &TenantId,
        now: Timestamp,
    ) -> Result<Self, AppError> {
        let campaigns = campaign::campaigns(conn, tenant).await?;
        let open = campaigns
            .into_iter()
            .filter(|(campaign, hidden)| !hidden && campaign.ends_at.0 > now);
        let named = open.map(|(campaign, _)| {
            let id = CampaignId(campaign.slug.to_string());
            (id, campaign.title.to_string())
        });
        Ok(Self {
            campaigns: named.collect(),
            shelves: Shelves::read(conn, tenant).await?,
        })
    }

    /// What is not right yet.
    pub(super) fn faults(&self, mall: &Mall, sections: &[Section]) -> Vec<FieldError> {
        let mut faults = record::record(&mall.home, sections)
            .err()
            .unwrap_or_default();
        if sections.iter().all(|section| section.hidden) {
            let says = "손님에게 보일 칸이 하나는 있어야 해요.";
            faults.push(FieldError::new("sections", says));
        }
        for (nth, section) in sections.iter().enumerate() {
            let mut wrong = |field: &str, says: &str| {
                faults.push(FieldError::new(format!("sections.{nth}.{field}"), says));
            };
            let before = &sections[..nth];
            let is_second = before.iter().any(|other| other.kind == section.kind);
            if is_second && !section.kind.is_repeatable() {
                wrong("kind", "이 칸은 하나만 둘 수 있어요. 하나를 빼 주세요.");
            }
            match section.kind {
                SectionKind::Products if section.items.is_empty() => {
                    wrong("items", "상품을 하나 이상 담아 주세요.");
                }
                SectionKind::Products | SectionKind::Season if !self.sells(&section.items) => {
                    wrong("items", "지금 팔지 않는 상품이 들어 있어요. 빼 주세요.");
                }
                SectionKind::Stories if !self.knows(&section.items) => {
                    wrong("items", "이 장터에 없는 생산자가 들어 있어요. 빼 주세요.");
                }
                SectionKind::Deal if !self.runs(section.campaign.as_ref()) => {
                    wrong("campaign", "끝났거나 숨긴 기획전이에요. 다시 골라 주세요.");
                }
                _ => {}
            }
            if section.kind == SectionKind::Products && section.title.trim().is_empty() {
                wrong("title", "제목을 적어 주세요.");
            }
        }
        faults
    }

    fn sells(&self, items: &[String]) -> bool {
        let goods = &self.shelves.goods;
        let mut items = items.iter();
        items.all(|id| goods.contains_key(&ProductId::from(id.as_str())))
    }

    fn knows(&self, items: &[String]) -> bool {
        let vendors = &self.shelves.vendors;
        let mut items = items.iter();
        items.all(|id| vendors.contains_key(&VendorId::from(id.as_str())))
    }

    fn runs(&self, campaign: Option<&CampaignId>) -> bool {
        campaign.is_none_or(|id| self.campaigns.iter().any(|(known, _)| known == id))
    }
}

/// The page in the making with everything that the console shows of it.
pub(super) async fn file(
    conn: &mut Conn,
    tenant: &TenantId,
    now: Timestamp,
) -> Result<HomeFile, AppError> {
    let state = State::read(conn, tenant).await?;
    let around = Around::read(conn, tenant, now).await?;
    let sections = state.sections().to_vec();
    let products: Vec<ProductId> = sections
        .iter()
        .filter(|section| section.kind != SectionKind::Stories)
        .flat_map(|section| &section.items)
        .map(|id| ProductId::from(id.as_str()))
        .collect();
    Ok(HomeFile {
        version: state.version(),
        changes: changes(&state.live, &sections),
        faults: around.faults(&state.mall, &sections),
        goods: around.shelves.of(products.iter()),
        vendors: around.shelves.vendors.into_iter().collect(),
        campaigns: around.campaigns,
        touched: state
            .open()
            .map(|row| (row.touched_by.clone(), row.touched_at)),
        versions: store::versions(conn, tenant).await?,
        sections,
        now,
    })
}
