//! One county, put together: who sells what, at which price, told in which words.

mod assign;
mod campaigns;
mod certificates;
mod deals;
mod details;
mod faq;
mod kinds;
mod mall;
mod names;
mod notices;
mod options;
mod pictures;
mod places;
mod products;
mod select;
mod shipping;
mod stories;
mod vendors;
mod vouchers;

use crate::{
    Date, Error, Summary,
    material::{Archetype, County, Kind, Material, ShippingPolicy, Township},
    write::Folder,
};

/// Where and when: what every part of the generator needs to know.
#[derive(Debug, Clone, Copy)]
struct Setting<'m> {
    material: &'m Material,
    county: &'m County,
    as_of: Date,
}

#[derive(Debug)]
struct Vendor<'m> {
    slug: String,
    name: String,
    archetype: &'m Archetype,
    township: &'m Township,
    age: i64,
    years: i64,
    representative: String,
    phone: String,
    story: String,
    /// Its own story, not a composed one.
    has_own_story: bool,
    joined_on: Date,
    voucher_merchant: bool,
    over_sales_limit: bool,
    /// The usual policy first.
    policies: Vec<&'m ShippingPolicy>,
}

impl Vendor<'_> {
    /// The first word of the name, which product names use.
    fn brand(&self) -> &str {
        self.name.split(' ').next().unwrap_or(&self.name)
    }
}

#[derive(Debug)]
struct Product<'k> {
    slug: String,
    kind: &'k Kind,
    /// Index into the vendors.
    vendor: usize,
    name: String,
    options: Vec<Pack>,
    policy: String,
    ship_days: Vec<String>,
    created_on: Date,
    sales_rank: usize,
}

impl Product<'_> {
    fn cheapest(&self) -> i64 {
        self.options
            .iter()
            .map(|option| option.price)
            .min()
            .unwrap_or_default()
    }

    fn image(&self) -> String {
        format!("products/{}.webp", self.slug)
    }
}

/// An option as it is sold.
#[derive(Debug)]
struct Pack {
    id: String,
    label: String,
    price: i64,
    net_g: Option<i64>,
    stock: i64,
    min_quantity: i64,
    max_quantity: i64,
}

#[derive(Debug)]
struct Shop<'k> {
    setting: Setting<'k>,
    vendors: Vec<Vendor<'k>>,
    products: Vec<Product<'k>>,
}

impl Shop<'_> {
    fn vendor_of(&self, product: &Product<'_>) -> &Vendor<'_> {
        &self.vendors[product.vendor]
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pictures {
    Copied,
    LeftOut,
}

/// Writes one county's import files and adds it to the summary.
pub(crate) fn write(
    material: &Material,
    county: &County,
    as_of: Date,
    folder: &Folder,
    pictures: Pictures,
    summary: &mut Summary,
) -> Result<(), Error> {
    let setting = Setting {
        material,
        county,
        as_of,
    };
    let kinds = kinds::of(setting)?;
    let mut vendors = vendors::recruit(setting)?;
    let orders = assign::assign(&kinds, &vendors)?;
    stories::tell(setting, &mut vendors, &orders)?;
    let products = products::make(setting, &mut vendors, &orders)?;
    let shop = Shop {
        setting,
        vendors,
        products,
    };

    mall::write(&shop, folder)?;
    places::write(material, folder)?;
    vendors::write(&shop, folder)?;
    shipping::write(&shop, folder)?;
    products::write(&shop, folder)?;
    options::write(&shop, folder)?;
    notices::write(&shop, folder)?;
    details::write(&shop, folder)?;
    let campaigns = campaigns::write(&shop, folder)?;
    vouchers::write(&shop, folder)?;

    if pictures == Pictures::Copied {
        summary.images += pictures::write(&shop, folder)?;
    }
    summary.vendors += shop.vendors.len();
    summary.products += shop.products.len();
    summary.options += shop
        .products
        .iter()
        .map(|product| product.options.len())
        .sum::<usize>();
    summary.campaigns += campaigns;
    Ok(())
}
