//! The models and rules of the mall, shared by the browser and the server.
//!
//! Everything here is pure: no input or output, no clock, no randomness, no floating point.
//! The present and new ids come in as parameters, so the same input gives the same answer
//! in WASM and natively, and the server can hold the browser to the won.
//!
//! Read in this order: [`money`], [`catalog`], [`cart`], [`pricing`], [`order`], [`claim`], [`page`].
#![warn(missing_docs)]

pub mod address;
pub mod campaign;
pub mod cart;
pub mod catalog;
pub mod claim;
pub mod console;
pub mod coupon;
pub mod dispatch;
pub mod error;
pub mod feedback;
pub mod ids;
pub mod json;
pub mod message;
pub mod money;
pub mod order;
pub mod page;
pub mod payment;
pub mod pricing;
pub mod search;
pub mod settlement;
pub mod shipping;
pub mod text;
pub mod time;
pub mod voucher;
pub mod waybill;
