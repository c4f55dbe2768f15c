//! The frame that all pages of a mall share.

use shared::{
    catalog::Category,
    page::{CategoryLink, Disclosure, MallInfo, Shell},
};

use crate::catalog::{Snapshot, record::SellerOfRecord};

impl Snapshot {
    /// Header, navigation and footer.
    pub(in crate::web) fn shell(&self) -> Shell {
        let mall = &self.mall;
        let month = u8::try_from(self.as_of.date().ymd().1).unwrap_or(1);
        let words = self.catalog.synonyms.proposals(month);
        let own = &mall.disclosure;
        Shell {
            mall: MallInfo {
                name: mall.mall_name.to_string(),
                county: mall.county.to_string(),
                popular: words.into_iter().take(10).map(str::to_owned).collect(),
                demo: mall.demo,
            },
            categories: categories(self),
            disclosure: Disclosure {
                operator: own.operator.to_string(),
                representative: own.representative.to_string(),
                address: own.address.to_string(),
                phone: own.phone.to_string(),
                email: own.email.to_string(),
                business_no: own.business_no.to_string(),
                mail_order_no: own.mail_order_no.to_string(),
                hosting: own.hosting.to_string(),
                intermediary: mall.seller_of_record == SellerOfRecord::Vendor,
            },
        }
    }
}

/// The shelves with what is inside them, in order.
pub(super) fn categories(mall: &Snapshot) -> Vec<CategoryLink> {
    children(mall, None)
}

/// A shelf with what is inside it.
pub(super) fn link(mall: &Snapshot, category: &Category) -> CategoryLink {
    CategoryLink {
        id: category.id.clone(),
        name: category.name.clone(),
        image: category.image.clone(),
        children: children(mall, Some(category)),
    }
}

fn children(mall: &Snapshot, parent: Option<&Category>) -> Vec<CategoryLink> {
    let parent = parent.map(|parent| &parent.id);
    let mut inside: Vec<&Category> = mall
        .catalog
        .categories
        .iter()
        .filter(|category| !category.hidden && category.parent.as_ref() == parent)
        .collect();
    inside.sort_by_key(|category| category.order);
    inside
        .into_iter()
        .map(|category| link(mall, category))
        .collect()
}
