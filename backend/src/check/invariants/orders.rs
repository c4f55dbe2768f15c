//! Rules of what was paid, earned and asked of providers.

use super::{Invariant, Minute};

pub(super) const RULES: [Invariant; 7] = [
    Invariant {
        name: "order_tenders",
        says: "the tenders of every order add up to what it costs",
        violations: "select count(*)
               from orders
              where orders.due <> (
                    select cast(coalesce(sum(order_tenders.amount), 0) as bigint)
                      from order_tenders
                     where order_tenders.tenant_id = orders.tenant_id
                       and order_tenders.order_no = orders.no
                )
                {recent}",
        minute: Minute::Since("and orders.placed_at >= $1"),
    },
    Invariant {
        name: "order_card_paid",
        says: "every paid order has one booked payment of its card part, and none without",
        violations: "select count(*)
               from orders
              where orders.status in ('PAID', 'CANCEL_REQUESTED')
                and orders.paid_at is not null
                and orders.card <> (
                    select cast(coalesce(sum(payment_attempts.amount), 0) as bigint)
                      from payment_attempts
                     where payment_attempts.tenant_id = orders.tenant_id
                       and payment_attempts.order_no = orders.no
                       and payment_attempts.status = 'BOOKED'
                )
                {recent}",
        minute: Minute::Since("and orders.paid_at >= $1"),
    },
    Invariant {
        name: "order_vouchers_paid",
        says: "every paid order has captured the vouchers that it was placed with",
        violations: "select count(*)
               from orders
              where orders.status = 'PAID'
                and (
                    select cast(coalesce(sum(order_tenders.amount), 0) as bigint)
                      from order_tenders
                     where order_tenders.tenant_id = orders.tenant_id
                       and order_tenders.order_no = orders.no
                       and order_tenders.kind in ('VOUCHER', 'EXTERNAL_VOUCHER')
                ) <> (
                    select cast(coalesce(sum(holds.amount), 0) as bigint)
                      from holds
                     where holds.tenant_id = orders.tenant_id
                       and holds.order_no = orders.no
                       and holds.status = 'CAPTURED'
                ) + (
                    select cast(coalesce(sum(voucher_authorizations.amount), 0) as bigint)
                      from voucher_authorizations
                     where voucher_authorizations.tenant_id = orders.tenant_id
                       and voucher_authorizations.order_no = orders.no
                       and voucher_authorizations.status in ('CONFIRMING', 'CONFIRMED')
                )
                {recent}",
        minute: Minute::Since("and orders.paid_at >= $1"),
    },
    // The empty text keeps the engine from reading all entries of a vendor for each order.
    Invariant {
        name: "vendor_payables",
        says: "every vendor earned what its lines and parcels of paid orders cost",
        violations: "select count(*)
               from (
                    select order_places.tenant_id,
                           order_places.order_no,
                           order_places.vendor_id,
                           sum(order_places.due) as due
                      from orders
                      join order_places
                        on order_places.tenant_id = orders.tenant_id
                       and order_places.order_no = orders.no
                     where orders.paid_at is not null
                       {recent}
                     group by order_places.tenant_id,
                              order_places.order_no,
                              order_places.vendor_id
                ) as earned
              where earned.due <> (
                    select cast(coalesce(sum(entries.amount), 0) as bigint)
                      from transfers
                      join entries
                        on entries.tenant_id = transfers.tenant_id
                       and entries.transfer_id = transfers.id
                     where transfers.tenant_id = earned.tenant_id
                       and transfers.kind = 'SALE'
                       and transfers.ref = earned.order_no
                       and entries.account_id || '' = 'vendor/' || earned.vendor_id
                )",
        minute: Minute::Since("and orders.paid_at >= $1"),
    },
    Invariant {
        name: "payment_has_order",
        says: "every booked payment belongs to an order that was paid",
        violations: "select count(*)
               from payment_attempts
               join orders
                 on orders.tenant_id = payment_attempts.tenant_id
                and orders.no = payment_attempts.order_no
              where payment_attempts.status = 'BOOKED'
                and (orders.paid_at is null or orders.card <> payment_attempts.amount)
                {recent}",
        minute: Minute::Since("and payment_attempts.created_at >= $1"),
    },
    Invariant {
        name: "approval_is_booked",
        says: "every payment that the provider approved is booked or on its way back",
        violations: "select count(*)
               from payment_attempts
              where payment_attempts.status in ('CREATED', 'DECLINED', 'ABANDONED')
                and exists (
                    select 1
                      from provider_calls
                     where provider_calls.ref = payment_attempts.id
                       and provider_calls.http between 200 and 299
                       and provider_calls.answer like '%\"status\":\"DONE\"%'
                )
                {recent}",
        minute: Minute::Since("and payment_attempts.created_at >= $1"),
    },
    Invariant {
        name: "open_payment_is_asked",
        says: "every payment with an open outcome will be asked about",
        violations: "select count(*)
               from payment_attempts
              where status in ('APPROVING', 'UNKNOWN', 'APPROVED', 'VOIDING')
                and next_check_at is null",
        minute: Minute::Whole,
    },
];
