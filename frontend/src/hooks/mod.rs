//! How pages wait for something: the network, an answer, a price.

pub mod use_online;
pub mod use_order;
pub mod use_pricing;
pub mod use_submit;
