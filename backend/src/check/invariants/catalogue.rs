//! Rules of what is sold. Their tables do not grow with the orders.

use super::{Invariant, Minute};

pub(super) const RULES: [Invariant; 3] = [
    Invariant {
        name: "mall_has_revision",
        says: "every mall has a revision",
        violations: "select count(*)
               from tenants
               left join catalog_revisions on catalog_revisions.tenant_id = tenants.id
              where catalog_revisions.tenant_id is null",
        minute: Minute::Whole,
    },
    Invariant {
        name: "option_has_stock",
        says: "every option has a stock row",
        violations: "select count(*)
               from product_options
               left join stock
                 on stock.tenant_id = product_options.tenant_id
                and stock.option_id = product_options.id
              where stock.option_id is null",
        minute: Minute::Whole,
    },
    Invariant {
        name: "product_has_option",
        says: "every visible product has something to buy",
        violations: "select count(*)
               from products
              where products.hidden = 0
                and not exists (
                    select 1
                      from product_options
                     where product_options.tenant_id = products.tenant_id
                       and product_options.product_id = products.id
                       and product_options.hidden = 0
                )",
        minute: Minute::Whole,
    },
];
