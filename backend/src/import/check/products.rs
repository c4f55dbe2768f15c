//! Products with their options, notices and details.

use std::collections::{BTreeMap, BTreeSet};

use super::{Names, image, refer, slugs};
use crate::{
    catalog::record::{self, NoticeClass, ShippingPolicy, required_labels},
    import::{folder::Folder, problem::Findings},
};

/// Checks the products and what belongs to them; answers with those that are left.
pub(super) fn check(folder: &mut Folder, vendors: &Names, findings: &mut Findings) -> Names {
    references(folder, vendors, findings);
    options(folder, findings);
    let sold: Names = folder
        .options
        .iter()
        .map(|row| row.record.product.to_string())
        .collect();
    findings.keep(&mut folder.products, |product, complaints| {
        let any = sold.contains(product.slug.as_str());
        complaints.demand(any, "slug", "options.csv에 이 상품의 옵션이 하나도 없어요");
    });
    let products = slugs(&folder.products, |product| &product.slug);
    notices(folder, &products, findings);
    findings.keep(&mut folder.details, |detail, complaints| {
        refer(
            complaints,
            "product",
            &detail.product,
            &products,
            "products.csv",
        );
        for block in &detail.blocks {
            if let record::Block::Table { head, rows, .. } = block {
                let even = rows.iter().all(|row| row.len() == head.len());
                complaints.demand(even, "blocks", "표의 줄마다 칸 수가 head와 같아야 해요");
            }
        }
    });
    products
}

fn references(folder: &mut Folder, vendors: &Names, findings: &mut Findings) {
    let categories = slugs(&folder.categories, |category| &category.slug);
    let parents: Names = folder
        .categories
        .iter()
        .filter_map(|row| row.record.parent.as_ref().map(ToString::to_string))
        .collect();
    let policies: Names = folder
        .shipping
        .iter()
        .map(|row| row.record.id().to_string())
        .collect();
    let mut names = Names::new();
    let mut ranks = BTreeSet::new();
    let path = folder.path.clone();
    findings.keep(&mut folder.products, |product, complaints| {
        refer(
            complaints,
            "vendor",
            &product.vendor,
            vendors,
            "vendors.csv",
        );
        refer(
            complaints,
            "category",
            &product.category,
            &categories,
            "categories.json",
        );
        let leaf = !parents.contains(product.category.as_str());
        complaints.demand(
            leaf,
            "category",
            "하위 분류가 있는 분류예요. 하위 분류를 적어 주세요",
        );
        let policy = ShippingPolicy::id_of(&product.vendor, &product.shipping_policy);
        let there = policies.contains(policy.as_str());
        complaints.refer(
            there,
            "shipping_policy",
            ("shipping_policies.csv", policy.as_str()),
        );
        let new = names.insert(product.name.to_string());
        complaints.demand(new, "name", "같은 이름의 상품이 이미 있어요");
        let new = ranks.insert(product.sales_rank);
        complaints.demand(new, "sales_rank", "같은 순위의 상품이 이미 있어요");
        image(complaints, &path, "image", &product.image);
    });
}

fn options(folder: &mut Folder, findings: &mut Findings) {
    let products = slugs(&folder.products, |product| &product.slug);
    let weighed: Names = folder
        .products
        .iter()
        .filter(|row| row.record.unit_price)
        .map(|row| row.record.slug.to_string())
        .collect();
    let mut labels = BTreeSet::new();
    findings.keep(&mut folder.options, |option, complaints| {
        refer(
            complaints,
            "product",
            &option.product,
            &products,
            "products.csv",
        );
        let new = labels.insert((option.product.to_string(), option.label.to_string()));
        complaints.demand(new, "label", "같은 상품에 같은 이름의 옵션이 이미 있어요");
        let weight = option.net_g.is_some() || !weighed.contains(option.product.as_str());
        complaints.demand(
            weight,
            "net_g",
            "100g당 가격을 보이는 상품이라 무게를 적어야 해요",
        );
    });
}

fn notices(folder: &mut Folder, products: &Names, findings: &mut Findings) {
    let classes: BTreeMap<String, NoticeClass> = folder
        .products
        .iter()
        .map(|row| (row.record.slug.to_string(), row.record.notice_class))
        .collect();
    findings.keep(&mut folder.notices, |line, complaints| {
        refer(
            complaints,
            "product",
            &line.product,
            products,
            "products.csv",
        );
    });
    folder
        .notices
        .sort_by_key(|row| (row.record.product.to_string(), row.record.order));
    let mut incomplete = Names::new();
    for rows in folder
        .notices
        .chunk_by(|a, b| a.record.product == b.record.product)
    {
        let Some(first) = rows.first() else { continue };
        let product = first.record.product.to_string();
        let required = classes
            .get(&product)
            .map_or(&[][..], |class| required_labels(*class));
        let labels = rows.iter().map(|row| row.record.row.label.as_str());
        let mut missing = required
            .iter()
            .zip(labels.map(Some).chain(std::iter::repeat(None)));
        if let Some((wanted, found)) = missing.find(|(wanted, found)| Some(**wanted) != *found) {
            let found = found.unwrap_or("없음");
            let message = format!(
                "상품 `{product}`의 고시는 이 자리에 `{wanted}`이(가) 와야 하는데 `{found}`이에요"
            );
            findings
                .problems
                .push(first.place.problem("label", message));
            incomplete.insert(product);
        }
    }
    folder
        .notices
        .retain(|row| !incomplete.contains(row.record.product.as_str()));
}
