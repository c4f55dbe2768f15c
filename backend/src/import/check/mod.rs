//! How the rows belong together: references that lead somewhere, names that are unique, examples
//! that come out right. A row that fails is taken out, and what depends on it fails in turn.

mod campaigns;
mod products;
mod vouchers;

use std::collections::BTreeSet;

use super::{
    folder::Folder,
    problem::{Complaints, Findings, Located},
};
use crate::{
    catalog::{
        build::zones,
        record::{
            self,
            field::{Color, Slug},
        },
    },
    import::contrast::is_legible,
};

/// The slugs that a reference may name.
type Names = BTreeSet<String>;

/// Takes out every row that does not fit and says why.
pub(super) fn check(folder: &mut Folder, findings: &mut Findings) {
    mall(folder, findings);
    categories(folder, findings);
    let vendors = vendors(folder, findings);
    findings.keep(&mut folder.shipping, |policy, complaints| {
        refer(
            complaints,
            "vendor",
            &policy.vendor,
            &vendors,
            "vendors.csv",
        );
    });
    let products = products::check(folder, &vendors, findings);
    let campaigns = campaigns::check(folder, &products, &vendors, findings);
    let path = folder.path.clone();
    findings.keep(&mut folder.banners, |banner, complaints| {
        refer(
            complaints,
            "campaign",
            &banner.campaign,
            &campaigns,
            "campaigns.json",
        );
        colors(complaints, &banner.colors);
        complaints.demand(
            banner.starts_at < banner.ends_at,
            "ends_at",
            "starts_at보다 늦어야 해요",
        );
        image(complaints, &path, "image", &banner.image);
    });
    coupons(folder, &products, &vendors, findings);
    zone_table(folder, findings);
    vouchers::check(folder, findings);
}

fn mall(folder: &Folder, findings: &mut Findings) {
    let mall = &folder.mall;
    let mut problems = Vec::new();
    let mut complaints = Complaints::new(mall.place, &mut problems, &findings.rejected);
    let record = &mall.record;
    complaints.demand(
        !record.hosts.is_empty(),
        "hosts",
        "호스트 이름을 하나 이상 적어 주세요",
    );
    let theme = &record.theme;
    legible(
        &mut complaints,
        "theme.accent_text",
        &theme.accent,
        &theme.accent_text,
    );
    image(&mut complaints, &folder.path, "og_image", &record.og_image);
    for icon in record.icons.values() {
        image(&mut complaints, &folder.path, "icons", icon);
    }
    for month in record.search.popular_seasonal.keys() {
        let right = month
            .parse::<u8>()
            .is_ok_and(|month| (1..=12).contains(&month));
        complaints.demand(
            right,
            "search.popular_seasonal",
            "달은 \"1\"부터 \"12\"까지예요",
        );
    }
    findings.faults.append(&mut problems);
}

fn categories(folder: &mut Folder, findings: &mut Findings) {
    let path = folder.path.clone();
    let mut tops = Names::new();
    findings.keep(&mut folder.categories, |category, complaints| {
        if let Some(parent) = &category.parent {
            let message = format!(
                "`{parent}` 상위 분류가 앞에 없어요. 상위 분류를 먼저 적고 두 단계까지만 써 주세요"
            );
            complaints.demand(tops.contains(parent.as_str()), "parent", message);
        } else {
            let message = "상위 분류에는 그림이 있어야 해요";
            complaints.demand(category.image.is_some(), "image", message);
            tops.insert(category.slug.to_string());
        }
        if let Some(picture) = &category.image {
            image(complaints, &path, "image", picture);
        }
    });
}

fn vendors(folder: &mut Folder, findings: &mut Findings) -> Names {
    let path = folder.path.clone();
    let mut names = Names::new();
    findings.keep(&mut folder.vendors, |vendor, complaints| {
        let new = names.insert(vendor.name.to_string());
        complaints.demand(new, "name", "같은 이름의 판매자가 이미 있어요");
        if let Some(picture) = &vendor.image {
            image(complaints, &path, "image", picture);
        }
    });
    slugs(&folder.vendors, |vendor| &vendor.slug)
}

fn coupons(folder: &mut Folder, products: &Names, vendors: &Names, findings: &mut Findings) {
    let categories = slugs(&folder.categories, |category| &category.slug);
    findings.keep(&mut folder.coupons, |coupon, complaints| {
        let one = coupon.amount.is_some() != coupon.rate_bp.is_some();
        complaints.demand(one, "amount", "amount와 rate_bp 가운데 하나만 적어 주세요");
        complaints.demand(
            coupon.starts_at < coupon.ends_at,
            "ends_at",
            "starts_at보다 늦어야 해요",
        );
        for slug in &coupon.categories {
            refer(
                complaints,
                "categories",
                slug,
                &categories,
                "categories.json",
            );
        }
        for slug in &coupon.products {
            refer(complaints, "products", slug, products, "products.csv");
        }
        for slug in &coupon.vendors {
            refer(complaints, "vendors", slug, vendors, "vendors.csv");
        }
    });
}

fn zone_table(folder: &Folder, findings: &mut Findings) {
    let Some(table) = &folder.zones else { return };
    let rules = zones::rules(&table.record);
    for vector in &table.record.vectors {
        let area = shared::address::Area {
            sido: vector.sido.clone(),
            sigungu: vector.sigungu.clone(),
            eupmyeondong: vector.eupmyeondong.clone().unwrap_or_default(),
            ri: vector.ri.clone().unwrap_or_default(),
        };
        let found = shared::address::zone_of(&rules, Some(&area));
        let wanted = zones::zone(vector.zone);
        if found != wanted {
            let message = format!(
                "{} {} {} {}은(는) {}이어야 하는데 표로는 {}이에요",
                area.sido,
                area.sigungu,
                area.eupmyeondong,
                area.ri,
                wanted.name(),
                found.name()
            );
            findings
                .faults
                .push(table.place.problem("vectors", message));
        }
    }
}

fn slugs<T>(rows: &[Located<T>], slug: impl Fn(&T) -> &Slug) -> Names {
    rows.iter()
        .map(|row| slug(&row.record).to_string())
        .collect()
}

fn refer(
    complaints: &mut Complaints<'_>,
    column: &str,
    slug: &Slug,
    names: &Names,
    file: &'static str,
) {
    complaints.refer(names.contains(slug.as_str()), column, (file, slug));
}

fn colors(complaints: &mut Complaints<'_>, colors: &record::Colors) {
    legible(complaints, "colors.text", &colors.ground, &colors.text);
    legible(
        complaints,
        "colors.accent_text",
        &colors.accent,
        &colors.accent_text,
    );
}

fn legible(complaints: &mut Complaints<'_>, column: &str, ground: &Color, text: &Color) {
    let message =
        format!("{ground} 위의 {text}은(는) 읽기 어려워요. 명도 대비를 4.5:1 이상으로 해 주세요");
    complaints.demand(is_legible(ground, text), column, message);
}

fn image(complaints: &mut Complaints<'_>, folder: &std::path::Path, column: &str, path: &str) {
    let there = folder.join("images").join(path).is_file();
    complaints.demand(there, column, format!("images/{path} 파일이 없어요"));
}
