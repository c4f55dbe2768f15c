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

use yew::prelude::*;

/// All shared state. It is one context and not four, because each provider is a component of
/// its own, which every phone would have to download.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    pub cart: cart::CartHandle,
    pub catalog: catalog::CatalogHandle,
    pub wallet: wallet::WalletHandle,
    pub toast: toast::ToastHandle,
}

/// The shared state of the root, which provides it to the pages.
#[hook]
pub fn use_shared_provider() -> Shared {
    Shared {
        cart: cart::use_cart_provider(),
        catalog: catalog::use_catalog_provider(),
        wallet: wallet::use_wallet_provider(),
        toast: toast::use_toast_provider(),
    }
}

#[hook]
fn use_shared() -> Shared {
    use_context().expect("every page stands inside the root")
}
