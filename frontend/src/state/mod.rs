//! What the browser remembers and shares between pages. Server and browser start from the
//! same empty state; what belongs to one shopper is loaded in effects after hydration.

pub mod cart;
pub mod catalog;
pub mod device;
pub mod draft;
pub mod intent;
pub mod orders;
pub mod toast;
pub mod wallet;

use yew::html::ChildrenProps;
use yew::prelude::*;

/// Puts all shared state around the pages.
#[component]
pub fn Providers(props: &ChildrenProps) -> Html {
    let cart = cart::use_cart_provider();
    let catalog = catalog::use_catalog_provider();
    let wallet = wallet::use_wallet_provider();
    let toast = toast::use_toast_provider();
    html! {
        <ContextProvider<cart::CartHandle> context={cart}>
            <ContextProvider<catalog::CatalogHandle> context={catalog}>
                <ContextProvider<wallet::WalletHandle> context={wallet}>
                    <ContextProvider<toast::ToastHandle> context={toast}>
                        { props.children.clone() }
                    </ContextProvider<toast::ToastHandle>>
                </ContextProvider<wallet::WalletHandle>>
            </ContextProvider<catalog::CatalogHandle>>
        </ContextProvider<cart::CartHandle>>
    }
}
