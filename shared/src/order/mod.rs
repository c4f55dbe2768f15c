//! Orders: their states, how one is placed, and what its page shows.

mod status;
mod wire;

pub use status::{OrderStatus, ShipmentStatus};
pub use wire::{
    Buyer, CancelOrder, Consents, LookUpOrder, Order, OrderEvent, OrderLine, OrderTender,
    OrderTotals, PlaceOrder, PlacedOrder, QuoteRequest, Recipient, Shipment, TenderKind,
    TenderRequest,
};
