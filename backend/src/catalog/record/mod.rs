//! What a mall sells, in the form of the import files (`docs/IMPORT.md`).
//!
//! The same types are read from CSV and JSON, kept as the content of a row, written back by
//! `export`, and turned into the snapshot. A record that exists is valid by itself; whether its
//! references lead somewhere is checked by the importer.

mod campaign;
mod category;
mod coupon;
mod detail;
pub mod field;
mod home;
mod mall;
mod media;
mod notice;
mod option;
mod product;
mod programme;
mod shipping;
mod vendor;
mod zone;

pub use self::{
    campaign::{
        Banner, BannerPosition, Campaign, CampaignBlock, Colors, FixedPrice, PriceRule, Share,
    },
    category::Category,
    coupon::{Audience, Coupon, CouponClass, Funding},
    detail::{Block, Certificate, Detail, Question, USUAL_POINTS, row_words},
    home::{Home, HomeSection, SeasonRail},
    mall::{Disclosure, Mall, OneWay, SearchWords, SellerOfRecord, Theme},
    media::Media,
    notice::{Notice, NoticeRow, required_labels},
    option::{LaterPrice, ProductOption},
    product::{BundleGroup, NoticeClass, Product, Storage, TaxType},
    programme::{OnlineDiscount, Party, Payback, Programme, Source},
    shipping::{ShippingKind, ShippingPolicy, WeightStep},
    vendor::{Taxation, Vendor},
    zone::{Area, Holiday, Place, RemoteArea, RemoteZone, ZoneTable, ZoneVector},
};
