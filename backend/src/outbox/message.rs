//! Messages to shoppers, written from a template in the transaction that they tell of, and letters,
//! which were written by whoever sends them.

use serde::{Deserialize, Serialize};
use shared::{
    console::waybill::Waybill,
    ids::{OrderNo, TenantId},
    message::{Template, Values, Variable, fill},
    money::Won,
    text::Phone,
};

use crate::{db::Conn, error::AppError, import, state::AppState};

/// A message as the sender takes it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Message {
    pub(super) to: String,
    pub(super) template: String,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) order_no: OrderNo,
}

/// A message that was written when it was decided, with what nobody else may read.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Letter {
    /// The phone.
    pub to: String,
    /// As the sender knows it.
    pub template: String,
    /// Its heading; the log shows it, so it tells no secret.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// A message that waits in the outbox.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub(super) title: String,
    pub(super) content: String,
    /// Masked.
    pub(super) phone: String,
}

/// Fills the template's text with what the order says now.
pub(super) async fn write(
    conn: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    (template, no): (Template, &OrderNo),
    waybill: Option<&Waybill>,
) -> Result<Written, AppError> {
    let (phone, due, card, own): (Phone, Won, Won, String) = sqlx::query_as(
        "select order_contacts.buyer_phone,
                orders.due,
                orders.card,
                coalesce((select content
                            from message_versions
                           where message_versions.tenant_id = orders.tenant_id
                             and message_versions.template = $3
                           order by seq desc
                           limit 1), '')
           from orders
           join order_contacts
             on order_contacts.tenant_id = orders.tenant_id
            and order_contacts.order_no = orders.no
          where orders.tenant_id = $1
            and orders.no = $2",
    )
    .bind(tenant)
    .bind(no)
    .bind(template.as_str())
    .fetch_one(&mut *conn)
    .await?;
    let mut values = Values::from([
        (Variable::Mall, mall_name(conn, state, tenant).await?),
        (Variable::OrderNo, no.to_string()),
        (Variable::Due, due.to_string()),
        (Variable::Card, card.to_string()),
        (Variable::Vouchers, (due - card).to_string()),
    ]);
    if let Some(waybill) = waybill {
        values.insert(Variable::Carrier, waybill.carrier.name().to_owned());
        values.insert(Variable::Waybill, waybill.number.clone());
    }
    let text = if own.is_empty() {
        template.built_in()
    } else {
        &own
    };
    Ok(Written {
        title: template.title().to_owned(),
        content: fill(text, &values),
        phone: phone.masked(),
    })
}

async fn mall_name(
    conn: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
) -> Result<String, AppError> {
    if let Some(mall) = state.catalogs.by_tenant(tenant) {
        return Ok(mall.mall.mall_name.to_string());
    }
    // A command of the operator's works without the catalogue.
    let mall = import::find_mall(conn, tenant).await?;
    Ok(mall.map_or_else(String::new, |mall| mall.mall_name.to_string()))
}

/// What a waiting message becomes. `None`: the order's people are gone.
pub(super) async fn compose(
    conn: &mut Conn,
    tenant: &TenantId,
    (template, no): (&str, &OrderNo),
    written: Written,
) -> Result<Option<Message>, AppError> {
    let phone: Option<Phone> = sqlx::query_scalar(
        "select buyer_phone
           from order_contacts
          where tenant_id = $1
            and order_no = $2",
    )
    .bind(tenant)
    .bind(no)
    .fetch_optional(conn)
    .await?;
    Ok(phone.map(|phone| Message {
        to: phone.to_string(),
        template: template.to_owned(),
        title: written.title,
        body: written.content,
        order_no: no.clone(),
    }))
}
