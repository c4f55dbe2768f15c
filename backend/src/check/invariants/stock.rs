//! Rules of the shelves.

use super::{Invariant, Minute};

pub(super) const RULES: [Invariant; 2] = [
    Invariant {
        name: "stock_reserved",
        says: "stock set aside is what open orders reserve",
        violations: "select count(*)
               from stock
              where stock.reserved <> (
                    select cast(coalesce(sum(reservations.quantity), 0) as bigint)
                      from reservations
                     where reservations.tenant_id = stock.tenant_id
                       and reservations.option_id = stock.option_id
                       and reservations.status = 'ACTIVE'
                )",
        minute: Minute::Whole,
    },
    Invariant {
        name: "stock_identity",
        says: "what is on the shelf is what came onto it less what is sold and not returned",
        violations: "select count(*)
               from stock
              where stock.on_hand <> stock.supplied - (
                    select cast(coalesce(sum(reservations.quantity - reservations.returned), 0) as bigint)
                      from reservations
                     where reservations.tenant_id = stock.tenant_id
                       and reservations.option_id = stock.option_id
                       and reservations.status = 'COMMITTED'
                )
                {recent}",
        minute: Minute::Since(
            "and (stock.tenant_id, stock.option_id) in (
                    select reservations.tenant_id,
                           reservations.option_id
                      from orders
                      join reservations
                        on reservations.tenant_id = orders.tenant_id
                       and reservations.order_no = orders.no
                     where orders.placed_at >= $1
                )",
        ),
    },
];
