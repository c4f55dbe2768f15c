//! The vendors: names, places, numbers.

use serde::Serialize;

use super::{Setting, Shop, Vendor, names, shipping};
use crate::{
    Date, Error,
    material::{Archetype, Township},
    rng::Rng,
    write::Folder,
};

pub(super) fn recruit(setting: Setting<'_>) -> Result<Vec<Vendor<'_>>, Error> {
    let mut vendors = match &setting.county.second {
        None => draw(setting)?,
        Some(second) => {
            let mut vendors: Vec<Vendor<'_>> = Vec::new();
            for fixed in &second.vendors {
                let archetype = archetype(setting, &fixed.archetype)?;
                let nth = vendors
                    .iter()
                    .filter(|v| v.archetype.slug == archetype.slug)
                    .count()
                    + 1;
                let township = township(&second.townships, &fixed.township)?;
                let mut vendor = vendor(setting, archetype, township, nth, &fixed.name);
                vendor.age = fixed.age;
                vendor.years = fixed.years;
                vendor.story.clone_from(&fixed.story);
                vendor.has_own_story = true;
                vendors.push(vendor);
            }
            vendors
        }
    };
    set_flags(setting, &mut vendors);
    Ok(vendors)
}

/// `count` names out of each archetype's candidates, over its townships in turn.
fn draw(setting: Setting<'_>) -> Result<Vec<Vendor<'_>>, Error> {
    let townships = &setting.material.vendors.township;
    let mut vendors = Vec::new();
    for archetype in &setting.material.vendors.archetype {
        let mut names: Vec<&String> = archetype.vendor_names.iter().collect();
        Rng::named(&["vendor names", &archetype.slug]).shuffle(&mut names);
        for (i, name) in names.into_iter().take(archetype.count).enumerate() {
            let town = &archetype.townships[i % archetype.townships.len()];
            let township = township(townships, town)?;
            vendors.push(vendor(setting, archetype, township, i + 1, name));
        }
    }
    Ok(vendors)
}

fn vendor<'m>(
    setting: Setting<'m>,
    archetype: &'m Archetype,
    township: &'m Township,
    nth: usize,
    name: &str,
) -> Vendor<'m> {
    let slug = format!("{}{}-{nth:02}", setting.county.prefix(), archetype.slug);
    let mut rng = Rng::named(&["vendor", &slug]);
    let age = rng.between(31, 74);
    Vendor {
        name: name.to_owned(),
        archetype,
        township,
        age,
        years: rng.between(3, (age - 24).min(45)),
        representative: String::new(),
        phone: format!("061-000-{:04}", rng.between(1_000, 9_999)),
        story: String::new(),
        has_own_story: false,
        joined_on: setting.as_of,
        voucher_merchant: true,
        over_sales_limit: false,
        policies: Vec::new(),
        slug,
    }
}

/// Who joined when, who takes vouchers, who is too large for the general voucher.
fn set_flags(setting: Setting<'_>, vendors: &mut [Vendor<'_>]) {
    let flags = &setting.material.vendors.flags;
    let mut order: Vec<usize> = (0..vendors.len()).collect();
    Rng::named(&["flags", &setting.county.mall.slug]).shuffle(&mut order);
    let newcomers = if setting.county.second.is_some() {
        2
    } else {
        flags.joined_this_year
    };
    let large = if setting.county.second.is_some() {
        0
    } else {
        flags.over_sales_limit
    };
    for (place, index) in order.into_iter().enumerate() {
        let vendor = &mut vendors[index];
        let mut rng = Rng::named(&["flags", &vendor.slug]);
        let newcomer = place < newcomers;
        let days = if newcomer {
            rng.between(8, 360)
        } else {
            rng.between(380, 2_000)
        };
        vendor.joined_on = setting.as_of.plus_days(-days);
        // The largest sellers joined long ago and are registered.
        vendor.over_sales_limit = !newcomer && place < newcomers + large;
        vendor.voucher_merchant = vendor.over_sales_limit || rng.chance(flags.voucher_merchant_bp);
    }
}

fn archetype<'m>(setting: Setting<'m>, slug: &str) -> Result<&'m Archetype, Error> {
    let all = &setting.material.vendors.archetype;
    all.iter()
        .find(|archetype| archetype.slug == slug)
        .ok_or_else(|| Error::inconsistent(format!("no archetype {slug}")))
}

fn township<'m>(all: &'m [Township], name: &str) -> Result<&'m Township, Error> {
    all.iter()
        .find(|township| township.name == name)
        .ok_or_else(|| Error::inconsistent(format!("no township {name}")))
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    slug: &'a str,
    name: &'a str,
    township: &'a str,
    line: &'a str,
    representative: &'a str,
    story: &'a str,
    years: i64,
    phone: &'a str,
    email: String,
    address: String,
    business_no: String,
    mail_order_no: String,
    taxation: &'a str,
    voucher_merchant: &'a str,
    over_sales_limit: &'a str,
    commission_bp: i64,
    cutoff: &'a str,
    ship_within_days: i64,
    closed_days: &'a str,
    joined_on: Date,
    image: String,
}

pub(super) fn write(shop: &Shop<'_>, folder: &Folder) -> Result<(), Error> {
    let mut rows = Vec::new();
    for vendor in &shop.vendors {
        rows.push(row(shop.setting, vendor)?);
    }
    folder.csv("vendors.csv", &rows)
}

fn row<'a>(setting: Setting<'a>, vendor: &'a Vendor<'_>) -> Result<Row<'a>, Error> {
    let (vendors, mall) = (&setting.material.vendors, &setting.county.mall);
    let mut rng = Rng::named(&["numbers", &vendor.slug]);
    let usual = shipping::usual(vendor)?;
    let roads = &vendors.addresses.road_names;
    let short = mall.county.trim_end_matches('군');
    Ok(Row {
        slug: &vendor.slug,
        name: &vendor.name,
        township: &vendor.township.name,
        line: &vendor.archetype.line,
        representative: &vendor.representative,
        story: &vendor.story,
        years: vendor.years,
        phone: &vendor.phone,
        email: format!("{}@example.kr", vendor.slug),
        address: format!(
            "{} {} {} {} {}",
            vendors.addresses.province,
            mall.county,
            vendor.township.name,
            roads[rng.index(roads.len())],
            rng.between(3, 480)
        ),
        // No office gives out numbers that begin with 000.
        business_no: format!(
            "000-{:02}-{:05}",
            rng.between(1, 99),
            rng.between(1, 99_999)
        ),
        mail_order_no: format!(
            "제{}-{}{short}-D{:04}호",
            vendor.joined_on.year(),
            vendors.addresses.province,
            rng.between(1, 9_999)
        ),
        taxation: names::taxation(&vendors.flags, &mut rng),
        voucher_merchant: yes_no(vendor.voucher_merchant),
        over_sales_limit: yes_no(vendor.over_sales_limit),
        commission_bp: vendors.flags.commission_bp,
        cutoff: &usual.cutoff,
        ship_within_days: usual.ship_within_business_days,
        closed_days: "일",
        joined_on: vendor.joined_on,
        image: format!("vendors/{}.webp", vendor.archetype.slug),
    })
}

pub(super) fn yes_no(yes: bool) -> &'static str {
    if yes { "Y" } else { "N" }
}
