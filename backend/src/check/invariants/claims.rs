//! Rules of what shoppers get back or are given, and what waits for a person.

use super::{Invariant, Minute};

pub(super) const RULES: [Invariant; 5] = [
    Invariant {
        name: "compensation_is_lot",
        says: "every compensation is a lot of its amount, and no order has been given more than was paid",
        violations: "select (select count(*)
                      from compensations
                      join voucher_lots
                        on voucher_lots.tenant_id = compensations.tenant_id
                       and voucher_lots.id = compensations.lot_id
                     where voucher_lots.face <> compensations.amount
                        or voucher_lots.programme_id <> compensations.programme_id)
                  + (select count(*)
                       from (select tenant_id, order_no, sum(amount) as amount
                               from compensations
                              where status <> 'DECLINED'
                              group by tenant_id, order_no) as given
                       join orders
                         on orders.tenant_id = given.tenant_id and orders.no = given.order_no
                      where orders.due < given.amount)",
        minute: Minute::Nothing,
    },
    Invariant {
        name: "tender_returned",
        says: "every tender got back what claims gave it",
        violations: "select count(*)
               from order_tenders
              where order_tenders.returned <> (
                    select cast(coalesce(sum(claim_parts.amount), 0) as bigint)
                      from claim_parts
                     where claim_parts.tenant_id = order_tenders.tenant_id
                       and claim_parts.order_no = order_tenders.order_no
                       and claim_parts.seq = order_tenders.seq
                )",
        minute: Minute::Nothing,
    },
    Invariant {
        name: "part_returned_once",
        says: "nothing of a line or parcel was given back twice",
        violations: "select count(*)
               from order_allocations
              where order_allocations.amount < (
                    select cast(coalesce(sum(claim_parts.amount), 0) as bigint)
                      from claim_parts
                     where claim_parts.tenant_id = order_allocations.tenant_id
                       and claim_parts.order_no = order_allocations.order_no
                       and claim_parts.place = order_allocations.place
                       and claim_parts.seq = order_allocations.seq
                )",
        minute: Minute::Nothing,
    },
    Invariant {
        name: "unit_claimed_once",
        says: "every unit that is claimed belongs to one claim",
        violations: "select count(*)
               from order_places
              where order_places.kind = 'LINE'
                and order_places.claimed <> (
                    select cast(coalesce(sum(claim_lines.quantity), 0) as bigint)
                      from claim_lines
                      join claims on claims.id = claim_lines.claim_id
                     where claim_lines.tenant_id = order_places.tenant_id
                       and claim_lines.order_no = order_places.order_no
                       and claim_lines.place = order_places.place
                       and claims.status not in ('REFUSED', 'EXCHANGED')
                )",
        minute: Minute::Nothing,
    },
    Invariant {
        name: "card_refunds",
        says: "no more goes back to a card than it paid",
        violations: "select count(*)
               from payment_attempts
              where payment_attempts.amount < (
                    select cast(coalesce(sum(refunds.amount), 0) as bigint)
                      from refunds
                     where refunds.attempt_id = payment_attempts.id
                )
                 or payment_attempts.tax_free < (
                    select cast(coalesce(sum(refunds.tax_free), 0) as bigint)
                      from refunds
                     where refunds.attempt_id = payment_attempts.id
                )",
        minute: Minute::Nothing,
    },
];

/// What is no fault but waits for a person, and the query that counts it.
pub(in crate::check) const NOTICES: [(&str, &str); 2] = [
    (
        "cases wait for a person",
        "select count(*)
               from cases
              where closed_at is null",
    ),
    (
        "claims wait for the seller's answer",
        "select count(*)
               from claims
              where status = 'REQUESTED'",
    ),
];
