//! What each page of the shop shows. The server decides which page a path is and fills in its
//! data; the same data renders to HTML there and hydrates in the browser.
//!
//! Nothing here belongs to one shopper: cart, vouchers and orders are loaded by the browser.

mod campaign;
mod card;
mod home;
mod list;
mod product;
mod shell;
mod suggestion;
mod vendor;

use serde::{Deserialize, Serialize};

pub use campaign::{CampaignBlock, CampaignPage, CampaignTile, PhaseOfCampaign};
pub use card::{CardPrice, CategoryLink, ProductCard, ShippingLabel};
pub use home::{BannerView, DealRail, HomePage, HomeSection, Story};
pub use list::{ListHead, ListPage, ListQuery, Sort, VendorFacet, percent_encode};
pub use product::{
    Delivery, DetailBlock, Fact, OptionView, ProductPage, ProductVendor, VoucherUse,
};
pub use shell::{Disclosure, MallInfo, Shell};
pub use suggestion::{Proposed, SuggestionRow};
pub use vendor::VendorPage;

use crate::cart::CartLine;
use crate::catalog::Catalog;
use crate::ids::OrderNo;
use crate::time::{Date, Timestamp};

/// A page with everything around it: what `/api/page` answers and what is in the HTML.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// The build that wrote it. A tab of an older build loads the page anew.
    pub build: String,
    /// Path and query, as they stand in the address bar.
    pub url: String,
    /// The document's title.
    pub title: String,
    /// The frame that all pages of the mall share.
    pub shell: Shell,
    /// The page itself.
    pub data: PageData,
}

/// The page itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PageData {
    /// `/`
    Home(Box<HomePage>),
    /// `/categories`: all shelves.
    Categories(Vec<CategoryLink>),
    /// `/c/:slug` and `/search?q=`
    List(Box<ListPage>),
    /// `/p/:slug`
    Product(Box<ProductPage>),
    /// `/campaigns`: what runs and what comes.
    Campaigns(Vec<CampaignTile>),
    /// `/campaigns/:slug`
    Campaign(Box<CampaignPage>),
    /// `/vendors/:slug`
    Vendor(Box<VendorPage>),
    /// `/cart`, also as an add-intent.
    Cart(Box<CartPage>),
    /// `/checkout`
    Checkout,
    /// `/checkout/return` and `/checkout/fail`: back from the card provider.
    PaymentReturn,
    /// `/orders`: look-up of a guest's order, and the orders of this device.
    Orders,
    /// `/orders/:no`
    Order(OrderNo),
    /// `/orders/:no/complete`
    OrderComplete(OrderNo),
    /// `/vouchers`: what a voucher has left.
    Vouchers(Vec<ProgrammeInfo>),
    /// `/policies/:slug`
    Policy(Box<PolicyPage>),
    /// A page that needs no program: the server writes it as a whole.
    Written(Box<WrittenPage>),
    /// Nothing is here.
    NotFound(Vec<ProductCard>),
    /// Something broke on our side; the request's id helps to find it.
    Error(String),
    /// What the service worker shows without a network.
    Offline,
    /// A mall without anything in it yet.
    Setup,
}

/// A page that the server writes as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WrittenPage {
    /// How it is called in the bar on phones.
    pub name: String,
    /// The page above it.
    pub back: String,
    /// What it shows.
    pub body: Markup,
}

/// What the server's own renderer made of a component that the browser's program does not have:
/// people's words in it are text. Only the renderer makes one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Markup(pub String);

impl Markup {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A cart that the server can price: the add-intent, and the part of the catalogue it needs.
/// Without an intent both are empty, and the browser fills in its own cart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CartPage {
    /// What the link asks to put in.
    pub intent: Vec<CartLine>,
    /// What pricing the intent needs.
    pub catalog: Catalog,
    /// When the server priced it.
    pub now: Timestamp,
}

/// A voucher programme that the mall takes, for the balance page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeInfo {
    /// Its name.
    pub name: String,
    /// 정책발행 or 일반발행.
    pub kind: String,
    /// What a shopper should know: where it holds, until when, whether it pays shipping.
    pub notes: Vec<String>,
}

/// Terms, privacy and the like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyPage {
    /// Its title.
    pub title: String,
    /// From which day it holds.
    pub effective: Date,
    /// That it does not hold now, where that is so.
    pub note: String,
    /// Heading and paragraphs of each section.
    pub sections: Vec<(String, Vec<String>)>,
    /// Other versions: where they are, and from when.
    pub others: Vec<(String, String)>,
}
