//! Messages to shoppers, written from a template in the transaction that they tell of, and letters,
//! which were written by whoever sends them.

use serde::{Deserialize, Serialize};
use shared::{
    ids::{OrderNo, TenantId},
    message::{Template, Values, Variable, fill},
    money::Won,
    text::Phone,
    waybill::Waybill,
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

/// What a message tells of an order.
#[derive(Debug)]
pub struct Facts {
    /// The county's own words for it, if it has any.
    pub words: Option<String>,
    /// The order.
    pub no: OrderNo,
    /// Who ordered.
    pub phone: Phone,
    /// What it comes to.
    pub due: Won,
    /// What the card pays of it.
    pub card: Won,
    /// The parcel that is on its way.
    pub waybill: Option<Waybill>,
}

impl Facts {
    /// Reads them of an order that is written down.
    pub(crate) async fn read(
        conn: &mut Conn,
        tenant: &TenantId,
        (template, no): (Template, &OrderNo),
    ) -> sqlx::Result<Self> {
        let (words, phone, due, card) = sqlx::query_as(
            "select (select content
                       from message_versions
                      where message_versions.tenant_id = orders.tenant_id
                        and message_versions.template = $3
                      order by seq desc
                      limit 1),
                    order_contacts.buyer_phone,
                    orders.due,
                    orders.card
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
        .fetch_one(conn)
        .await?;
        Ok(Self {
            words,
            no: no.clone(),
            phone,
            due,
            card,
            waybill: None,
        })
    }
}

/// The county's own words for a message, as they hold now.
pub(crate) async fn own_words(
    conn: &mut Conn,
    tenant: &TenantId,
    template: Template,
) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar(
        "select content
           from message_versions
          where tenant_id = $1
            and template = $2
          order by seq desc
          limit 1",
    )
    .bind(tenant)
    .bind(template.as_str())
    .fetch_optional(conn)
    .await
}

/// Fills the county's words, or the template's, with what the order says.
pub(super) async fn write(
    conn: &mut Conn,
    state: &AppState,
    tenant: &TenantId,
    template: Template,
    facts: &Facts,
) -> Result<Written, AppError> {
    let mut values = Values::from([
        (Variable::Mall, mall_name(conn, state, tenant).await?),
        (Variable::OrderNo, facts.no.to_string()),
        (Variable::Due, facts.due.to_string()),
        (Variable::Card, facts.card.to_string()),
        (Variable::Vouchers, (facts.due - facts.card).to_string()),
    ]);
    if let Some(waybill) = &facts.waybill {
        values.insert(Variable::Carrier, waybill.carrier.name().to_owned());
        values.insert(Variable::Waybill, waybill.number.clone());
    }
    // An empty version takes the county's words back.
    let own = facts.words.as_deref().filter(|words| !words.is_empty());
    let text = own.unwrap_or(template.built_in());
    Ok(Written {
        title: template.title().to_owned(),
        content: fill(text, &values),
        phone: facts.phone.masked(),
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
