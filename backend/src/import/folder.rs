//! An import folder, read file by file. What is here is right by itself; `check` looks at how
//! the rows belong together.

use std::path::{Path, PathBuf};

use super::{
    document::{read_array, read_object},
    elements::ProviderLot,
    problem::{Findings, Located},
    rows::{Lot, NoticeLine},
    source::Presence,
    table,
};
use crate::catalog::record;

/// Everything in an import folder.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    pub(super) mall: Located<record::Mall>,
    pub(super) categories: Vec<Located<record::Category>>,
    pub(super) vendors: Vec<Located<record::Vendor>>,
    pub(super) shipping: Vec<Located<record::ShippingPolicy>>,
    pub(super) products: Vec<Located<record::Product>>,
    pub(super) options: Vec<Located<record::ProductOption>>,
    pub(super) notices: Vec<Located<NoticeLine>>,
    pub(super) details: Vec<Located<record::Detail>>,
    pub(super) campaigns: Vec<Located<record::Campaign>>,
    pub(super) banners: Vec<Located<record::Banner>>,
    pub(super) coupons: Vec<Located<record::Coupon>>,
    pub(super) programmes: Vec<Located<record::Programme>>,
    pub(super) holidays: Vec<Located<record::Holiday>>,
    pub(super) zones: Option<Located<record::ZoneTable>>,
    pub(super) lots: Vec<Located<Lot>>,
    pub(super) provider_lots: Vec<Located<ProviderLot>>,
}

/// Reads a folder; `None` when there is no mall to read.
pub(super) fn read(path: &Path, findings: &mut Findings) -> Option<Folder> {
    let mall = read_object(path, "mall.json", Presence::Required, findings);
    let folder = |mall, findings: &mut Findings| Folder {
        path: path.to_path_buf(),
        mall,
        categories: read_array(path, findings),
        vendors: table::read(path, findings),
        shipping: table::read(path, findings),
        products: table::read(path, findings),
        options: table::read(path, findings),
        notices: table::read(path, findings),
        details: read_array(path, findings),
        campaigns: read_array(path, findings),
        banners: read_array(path, findings),
        coupons: read_array(path, findings),
        programmes: read_array(path, findings),
        holidays: table::read(path, findings),
        zones: read_object(path, "zones.json", Presence::Optional, findings),
        lots: table::read(path, findings),
        provider_lots: read_array(path, findings),
    };
    mall.map(|mall| folder(mall, findings))
}
