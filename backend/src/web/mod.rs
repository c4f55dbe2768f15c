//! Pages: a path becomes the data of a page, the data becomes HTML.
//!
//! This is the only module that uses the storefront's components. A page without a query string
//! depends on nothing but the catalogue's revision, so it is rendered once for each revision and
//! kept compressed; what belongs to one shopper is loaded by the browser afterwards.

mod assets;
mod cache;
mod document;
mod files;
mod framed;
mod head;
mod policy;
mod render;
mod resolve;
mod routes;
mod site;
mod theme;
mod written;

pub(crate) use framed::{campaign_in_frame, home_in_frame, product_in_frame};
pub use routes::router;
pub use site::Site;
pub(crate) use theme::sheet as campaign_sheet;
pub(crate) use written::{WrittenAs, page as written_page};
