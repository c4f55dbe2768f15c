//! Orders: their states, how one is placed, and what its page shows.

mod request;
mod seen;
mod status;

pub use request::{
    Buyer, CancelOrder, Consents, LookUpOrder, PlaceOrder, PlacedOrder, QuoteRequest, Recipient,
    TenderRequest,
};
pub use seen::{Order, OrderEvent, OrderLine, OrderTender, OrderTotals, Shipment, TenderKind};
pub use status::{OrderStatus, ShipmentStatus};
