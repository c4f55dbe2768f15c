//! The pages. The server says which one it is; nothing here matches paths.

pub mod campaign;
pub mod campaigns;
pub mod cart;
pub mod categories;
pub mod checkout;
pub mod home;
pub mod list;
pub mod message;
pub mod order;
pub mod orders;
pub mod payment_return;
pub mod policy;
pub mod product;
pub mod vendor;
pub mod vouchers;

#[cfg(all(test, feature = "ssr"))]
mod sample;
#[cfg(all(test, feature = "ssr"))]
mod tests;

use std::rc::Rc;

use shared::page::{Page, PageData};
use yew::prelude::*;

use crate::components::part::part;
use crate::components::prose::written;

/// The page's content. The key makes a page with other data a new one, so that nothing typed or
/// scrolled on one page appears on the next.
pub fn view(page: &Rc<Page>) -> Html {
    let content = match &page.data {
        PageData::Home(home) => home::view(&page.shell, home),
        PageData::Categories(shelves) => categories::view(shelves),
        PageData::List(list) => list::view(list),
        PageData::Product(product) => product::view(product),
        PageData::Campaigns(tiles) => campaigns::view(tiles),
        PageData::Campaign(campaign) => campaign::view(campaign),
        PageData::Vendor(vendor) => vendor::view(vendor),
        PageData::Cart(data) => part(cart::Cart {
            data: Rc::new((**data).clone()),
        }),
        PageData::Checkout => part(checkout::Checkout {
            mall: page.shell.mall.name.clone().into(),
            intermediary: page.shell.disclosure.intermediary,
        }),
        PageData::PaymentReturn => part(payment_return::PaymentReturn),
        PageData::Orders => part(orders::Orders),
        PageData::Order(no) => part(order::OrderPage {
            no: no.clone(),
            complete: false,
        }),
        PageData::OrderComplete(no) => part(order::OrderPage {
            no: no.clone(),
            complete: true,
        }),
        PageData::Vouchers(programmes) => part(vouchers::Vouchers {
            programmes: programmes.clone(),
        }),
        PageData::Policy(policy) => policy::view(policy),
        PageData::Written(page) => written(&page.body),
        PageData::NotFound(instead) => message::not_found(instead),
        PageData::Error(id) => message::error(id),
        PageData::Offline => message::offline(),
        PageData::Setup => message::setup(),
    };
    html! { <key={page.url.clone()}>{ content }</> }
}
