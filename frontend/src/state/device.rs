//! What the app asks of the browser it runs in: its clock, chance, and storage that may be
//! blocked, full or filled by an older build. Called from effects and event handlers only.

use serde::{Serialize, de::DeserializeOwned};
use shared::time::Timestamp;

/// Where something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// On this device, for all tabs.
    Device,
    /// In this tab, until it is closed.
    Tab,
}

/// The present by this device's clock.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit into 53 bits"
)]
pub fn now() -> Timestamp {
    Timestamp(js_sys::Date::now() as i64)
}

/// A name that nobody else has or can guess.
pub fn random_name() -> String {
    let mut bytes = [0_u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled {
        format!("{:032x}", u128::from_be_bytes(bytes))
    } else {
        // Only pages without any cryptography come here; the time still tells two names apart.
        format!("{:032x}", now().0)
    }
}

/// Whether the browser believes that it has a network.
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// What is kept under a name, if it can still be read.
pub fn read<T: DeserializeOwned>(keep: Keep, name: &str) -> Option<T> {
    let text = store(keep)?.get_item(name).ok()??;
    shared::json::from_str(&text).ok()
}

/// Keeps a value under a name. Where nothing can be kept, the shop works without.
pub fn write<T: Serialize>(keep: Keep, name: &str, value: &T) {
    if let (Some(store), Ok(text)) = (store(keep), serde_json::to_string(value)) {
        // A full or blocked storage is no reason to stop selling.
        let _kept = store.set_item(name, &text);
    }
}

/// Forgets what is kept under a name.
pub fn forget(keep: Keep, name: &str) {
    if let Some(store) = store(keep) {
        // Storage that refuses to forget also refused to keep.
        let _gone = store.remove_item(name);
    }
}

fn store(keep: Keep) -> Option<web_sys::Storage> {
    let window = web_sys::window()?;
    match keep {
        Keep::Device => window.local_storage().ok()?,
        Keep::Tab => window.session_storage().ok()?,
    }
}
