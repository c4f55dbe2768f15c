//! The look of the shop: each component declares its styles beside its markup, and the server
//! prints all of them once, as one sheet. The browser's program carries none of it.

mod base;
mod cart;
mod layout;
mod order;
mod tokens;
mod voucher;

#[cfg(feature = "ssr")]
mod sheet;

#[cfg(feature = "ssr")]
pub use sheet::{critical, rest, sheet};

/// Declares the styles of a component: checked when it is compiled, and only there for the
/// server.
macro_rules! styles {
    ($css:tt) => {
        #[cfg(feature = "ssr")]
        pub(crate) fn css() -> stylist::ast::Sheet {
            stylist::ast::sheet!($css)
        }
    };
}

pub(crate) use styles;
