//! The storefront: pages as components over [`shared::page`], the same on the server, which
//! renders them to HTML, and in the browser, which attaches to that HTML.
//!
//! `shop` has the pages and the frame around them, `components` what pages are made of,
//! `style` the look as one static sheet, `state` what belongs to this device, `hooks` how pages
//! wait for something, `api` the only way to the server. `console` is another program: what the
//! county's team and its producers work with.

pub mod api;
pub mod components;
#[cfg(feature = "console")]
pub mod console;
pub mod hooks;
pub mod shop;
pub mod state;
pub mod style;
