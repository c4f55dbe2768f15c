//! The rows of frozen orders as their tables keep them. Placing writes those of one order; whoever
//! brings in orders that are over writes those of many, as far as they have come since.

use shared::{
    ids::{LotId, OptionId, OrderNo, TenantId, VendorId},
    money::Won,
    text::Phone,
    time::Timestamp,
};

use crate::{
    db::{Together, rows},
    ledger::AccountId,
};

/// Rows of orders, table by table.
#[derive(Debug, Default)]
pub(crate) struct FrozenRows {
    pub(crate) orders: Vec<OrderRow>,
    pub(crate) contacts: Vec<ContactRow>,
    pub(crate) shipments: Vec<ShipmentRow>,
    pub(crate) tenders: Vec<TenderRow>,
    pub(crate) places: Vec<PlaceRow>,
    pub(crate) allocations: Vec<AllocationRow>,
}

impl FrozenRows {
    /// Adds them to what is written together, in the order in which they point at each other.
    pub(crate) fn write(&self, writes: Together) -> Together {
        writes
            .insert(&self.orders)
            .insert(&self.contacts)
            .insert(&self.shipments)
            .insert(&self.tenders)
            .insert(&self.places)
            .insert(&self.allocations)
    }

    /// Puts another order's rows behind these.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.orders.append(&mut other.orders);
        self.contacts.append(&mut other.contacts);
        self.shipments.append(&mut other.shipments);
        self.tenders.append(&mut other.tenders);
        self.places.append(&mut other.places);
        self.allocations.append(&mut other.allocations);
    }
}

rows! {
    /// A row of `orders`.
    OrderRow in "orders" {
        tenant "tenant_id": TenantId,
        no "no": OrderNo,
        status "status": &'static str,
        version "version": i64,
        quote_digest "quote_digest": String,
        revision "revision": i64,
        due "due": Won,
        card "card": Won,
        totals "totals": String,
        source "source": String,
        placed_at "placed_at": Timestamp,
        pay_until "pay_until": Timestamp,
        paid_at "paid_at": Option<Timestamp>,
    }

    /// A row of `order_contacts`.
    ContactRow in "order_contacts" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        buyer_name "buyer_name": String,
        buyer_phone "buyer_phone": Phone,
        recipient "recipient": String,
        recipient_name "recipient_name": String,
        recipient_phone "recipient_phone": String,
    }

    /// A row of `shipments`.
    ShipmentRow in "shipments" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        vendor "vendor_id": VendorId,
        vendor_name "vendor_name": String,
        vendor_phone "vendor_phone": String,
        status "status": &'static str,
        ship_by "ship_by": i64,
        commission_bp "commission_bp": Option<i64>,
        tracking "tracking": String,
        accepted_at "accepted_at": Option<Timestamp>,
        sent_at "sent_at": Option<Timestamp>,
        delivered_at "delivered_at": Option<Timestamp>,
    }

    /// A row of `order_tenders`.
    TenderRow in "order_tenders" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        seq "seq": i64,
        kind "kind": &'static str,
        account "account_id": AccountId,
        lot "lot_id": Option<LotId>,
        voucher_kind "voucher_kind": Option<&'static str>,
        name "name": String,
        amount "amount": Won,
        returned "returned": Won,
    }

    /// A row of `order_places`.
    PlaceRow in "order_places" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        place "place": i64,
        kind "kind": &'static str,
        vendor "vendor_id": VendorId,
        option "option_id": Option<OptionId>,
        quantity "quantity": i64,
        due "due": Won,
        tax_free "tax_free": Won,
        card_tax_free "card_tax_free": Won,
        content "content": String,
        bundle "bundle": String,
        withdrawal "withdrawal": &'static str,
        claimed "claimed": i64,
        returned "returned": i64,
    }

    /// A row of `order_allocations`.
    AllocationRow in "order_allocations" {
        tenant "tenant_id": TenantId,
        no "order_no": OrderNo,
        place "place": i64,
        seq "seq": i64,
        amount "amount": Won,
    }
}
