//! Lists and vendors.

use shared::{
    catalog::Product,
    ids::{CategoryId, VendorId},
    money::Won,
    page::{ListHead, ListPage, ListQuery, ProductCard, Sort, VendorFacet, VendorPage},
};

use super::{Query, home, shell};
use crate::catalog::{Snapshot, card, list};

/// Vendors that a list offers to be narrowed to.
const FACETS: usize = 12;

pub(super) fn category(mall: &Snapshot, id: &CategoryId, query: &Query) -> Option<ListPage> {
    let current = mall.catalog.category(id)?;
    let top = current
        .parent
        .as_ref()
        .and_then(|parent| mall.catalog.category(parent));
    let head = ListHead::Category {
        shelf: shell::link(mall, top.unwrap_or(current)),
        current: id.clone(),
        name: current.name.clone(),
    };
    Some(page(mall, head, Some(id), query))
}

pub(super) fn search(mall: &Snapshot, query: &Query) -> ListPage {
    let month = u8::try_from(mall.as_of.date().ymd().1).unwrap_or(1);
    let words = mall.catalog.synonyms.proposals(month);
    let head = ListHead::Search {
        popular: words.into_iter().take(12).map(str::to_owned).collect(),
        loose: false,
    };
    page(mall, head, None, query)
}

fn page(
    mall: &Snapshot,
    mut head: ListHead,
    shelf: Option<&CategoryId>,
    query: &Query,
) -> ListPage {
    let mut query = read(query);
    let searching = matches!(head, ListHead::Search { .. });
    let listing = list(mall, shelf, &query, mall.as_of);
    if let ListHead::Search { loose, .. } = &mut head {
        *loose = listing.loose;
    }
    // A search without words has no hits, only proposals.
    let idle = searching && query.q.trim().is_empty();
    let pages = listing.pages();
    query.page = query.page.clamp(1, pages);
    let shown = if idle {
        &[][..]
    } else {
        listing.page(query.page)
    };
    let mut facets: Vec<VendorFacet> = listing
        .vendors
        .iter()
        .filter_map(|(id, count)| {
            let name = mall.catalog.vendor(id)?.name.clone();
            Some(VendorFacet {
                id: (*id).clone(),
                name,
                count: *count,
            })
        })
        .collect();
    facets.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.name.cmp(&b.name)));
    let chosen = |facet: &VendorFacet| query.vendors.contains(&facet.id);
    let (mut vendors, rest): (Vec<_>, Vec<_>) = facets.into_iter().partition(chosen);
    vendors.extend(rest.into_iter().take(FACETS));
    let total = if idle { 0 } else { listing.products.len() };
    ListPage {
        head,
        total: u32::try_from(total).unwrap_or(u32::MAX),
        cards: cards(mall, shown.iter().copied()),
        pages: if idle { 1 } else { pages },
        vendors: if idle { Vec::new() } else { vendors },
        instead: if total == 0 {
            home::best(mall, 6)
        } else {
            Vec::new()
        },
        query,
    }
}

fn cards<'a>(mall: &Snapshot, products: impl Iterator<Item = &'a Product>) -> Vec<ProductCard> {
    products
        .filter_map(|product| card(&mall.catalog, product, mall.as_of))
        .collect()
}

/// Reads sort order and filters; what cannot be read is as if it were not there, so that an old
/// or mistyped link still shows a list.
fn read(query: &Query) -> ListQuery {
    let sort = query.first("sort").unwrap_or_default();
    let number = |name| {
        query
            .first(name)
            .and_then(|text| text.replace(',', "").parse::<i64>().ok())
    };
    ListQuery {
        q: query
            .first("q")
            .unwrap_or_default()
            .trim()
            .chars()
            .take(100)
            .collect(),
        sort: Sort::ALL
            .into_iter()
            .find(|known| known.as_str() == sort)
            .unwrap_or_default(),
        vendors: query
            .all("vendor")
            .take(20)
            .filter(|id| !id.is_empty())
            .map(VendorId::from)
            .collect(),
        max_price: number("max").filter(|price| *price > 0).map(Won),
        voucher: query.first("voucher") == Some("1"),
        free_shipping: query.first("free") == Some("1"),
        page: number("page")
            .and_then(|page| u32::try_from(page).ok())
            .unwrap_or(1),
    }
}

pub(super) fn vendor(mall: &Snapshot, id: &VendorId) -> Option<VendorPage> {
    let shown = mall.catalog.vendor(id)?;
    let vendor = mall.vendors.get(id)?;
    let mut products: Vec<&Product> = mall
        .catalog
        .products
        .iter()
        .filter(|product| product.vendor == *id)
        .collect();
    products.sort_by_key(|product| product.sales_rank);
    let image = vendor
        .image
        .as_ref()
        .and_then(|path| mall.image(path, &vendor.name));
    let facts = [
        ("대표", vendor.representative.to_string()),
        ("사업자등록번호", vendor.business_no.to_string()),
        ("통신판매업 신고번호", vendor.mail_order_no.to_string()),
        ("주소", vendor.address.to_string()),
        ("전화", vendor.phone.to_string()),
        ("이메일", vendor.email.to_string()),
    ];
    Some(VendorPage {
        id: id.clone(),
        name: shown.name.clone(),
        place: format!("{} · {}년째", vendor.township, vendor.years),
        story: vendor.story.split('\n').map(str::to_owned).collect(),
        image: image.or_else(|| products.first().map(|product| product.image.clone())),
        facts: facts
            .into_iter()
            .map(|(label, value)| (label.to_owned(), value))
            .collect(),
        cards: cards(mall, products.into_iter()),
    })
}
