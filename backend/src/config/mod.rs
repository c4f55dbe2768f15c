//! The settings of one process: read once at start from flags and environment, checked, and
//! printable without giving a secret away.

mod settings;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

pub use self::settings::{
    BackupSettings, ProviderSettings, ServeSettings, Settings, backup_folder, parse_date,
};
use crate::{
    backup::Keep,
    db::OpenError,
    secret::{RootKeyError, Secret},
};

/// The card keys that only the sandbox takes.
const SANDBOX_CARD_SECRET: &str = "test_sk_chorok";
const SANDBOX_CARD_CLIENT_KEY: &str = "test_ck_chorok";
const SANDBOX_VOUCHER_SECRET: &str = "voucher_sk_chorok";

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The key is not usable.
    #[error(transparent)]
    Key(#[from] RootKeyError),
    /// The database URL is not usable.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// Real shoppers would pay with pretended cards.
    #[error("{0} is a sandbox key, but the shop is public at {1}; set the provider's own key")]
    SandboxKey(&'static str, String),
    /// A link to nowhere.
    #[error("{0} must start with http:// or https://, but is {1}")]
    Url(&'static str, String),
    /// The data folder is not usable.
    #[error("the data folder {} cannot be made; choose another with CHOROK_DATA", path.display())]
    Data {
        /// The folder.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

/// Everything a running mall was told.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the database, the pictures and the key.
    pub data: PathBuf,
    /// How shoppers reach the shop, without a slash at the end.
    pub public_url: String,
    /// Folder of the built storefront.
    pub dist: PathBuf,
    /// The card provider.
    pub card: CardConfig,
    /// The voucher provider.
    pub voucher: ProviderConfig,
    /// Where messages to shoppers are delivered.
    pub message_url: String,
    /// Backups by themselves.
    pub backup: BackupConfig,
    /// Longest wait for a provider's answer.
    pub patience: Duration,
    /// Longest wait of a shopper who came back from the card's page; after it the page asks for
    /// the order while the payment goes on.
    pub answer_within: Duration,
    /// Whether the server itself speaks HTTPS.
    pub tls: bool,
}

/// Shoppers on a phone think that nothing happens after that.
const ANSWER_WITHIN: Duration = Duration::from_secs(8);

/// Where backups go, and how many stay.
#[derive(Debug, Clone)]
pub struct BackupConfig {
    /// The folder of the backups.
    pub to: PathBuf,
    /// Hours between two; 0: none are taken.
    pub every_hours: u32,
    /// How many stay.
    pub keep: Keep,
}

impl BackupConfig {
    /// Takes none by itself.
    fn none(data: &Path) -> Self {
        Self {
            to: data.join("backups"),
            every_hours: 0,
            keep: Keep {
                last: 8,
                daily: 7,
                weekly: 4,
            },
        }
    }
}

/// How to reach the card provider.
#[derive(Debug, Clone)]
pub struct CardConfig {
    /// From this server.
    pub url: String,
    /// From a browser.
    pub public_url: String,
    /// Signs the server's calls.
    pub secret: Secret,
    /// Names the mall in the browser.
    pub client_key: String,
}

/// How to reach a provider.
#[derive(Debug, Clone)]
pub struct ProviderConfig {
    /// From this server.
    pub url: String,
    /// Signs the server's calls.
    pub secret: Secret,
}

impl Config {
    /// Checks the settings; `listening` is the address that was really taken.
    pub fn new(
        settings: &Settings,
        serve: &ServeSettings,
        listening: SocketAddr,
    ) -> Result<Self, ConfigError> {
        let tls = serve.tls_cert.is_some();
        let scheme = if tls { "https" } else { "http" };
        let public_url = serve
            .public_url
            .clone()
            .unwrap_or_else(|| format!("{scheme}://{listening}"));
        let providers = &serve.providers;
        let card_public_url = serve.card_public_url.as_ref();
        let card_public_url = card_public_url.unwrap_or(&providers.card_url);
        let config = Self {
            data: settings.data.clone(),
            public_url: url("CHOROK_PUBLIC_URL", &public_url)?,
            dist: serve.dist.clone(),
            card: CardConfig {
                url: url("CHOROK_CARD_URL", &providers.card_url)?,
                public_url: url("CHOROK_CARD_PUBLIC_URL", card_public_url)?,
                secret: or_sandbox(providers.card_secret.as_ref(), SANDBOX_CARD_SECRET),
                client_key: serve
                    .card_client_key
                    .clone()
                    .unwrap_or_else(|| SANDBOX_CARD_CLIENT_KEY.to_owned()),
            },
            voucher: ProviderConfig {
                url: url("CHOROK_VOUCHER_URL", &providers.voucher_url)?,
                secret: or_sandbox(providers.voucher_secret.as_ref(), SANDBOX_VOUCHER_SECRET),
            },
            backup: serve.backup.config(&settings.data),
            message_url: url("CHOROK_MESSAGE_URL", &providers.message_url)?,
            patience: Duration::from_secs(providers.provider_patience),
            answer_within: ANSWER_WITHIN,
            tls,
        };
        config.refuse_sandbox_in_public()?;
        Ok(config)
    }

    /// Settings of a command that talks to providers but serves nobody.
    pub fn without_shop(
        settings: &Settings,
        providers: &ProviderSettings,
    ) -> Result<Self, ConfigError> {
        let card_url = url("CHOROK_CARD_URL", &providers.card_url)?;
        Ok(Self {
            public_url: "http://127.0.0.1".to_owned(),
            dist: settings.data.join("dist"),
            data: settings.data.clone(),
            card: CardConfig {
                public_url: card_url.clone(),
                url: card_url,
                secret: or_sandbox(providers.card_secret.as_ref(), SANDBOX_CARD_SECRET),
                client_key: SANDBOX_CARD_CLIENT_KEY.to_owned(),
            },
            voucher: ProviderConfig {
                url: url("CHOROK_VOUCHER_URL", &providers.voucher_url)?,
                secret: or_sandbox(providers.voucher_secret.as_ref(), SANDBOX_VOUCHER_SECRET),
            },
            message_url: url("CHOROK_MESSAGE_URL", &providers.message_url)?,
            patience: Duration::from_secs(providers.provider_patience),
            answer_within: ANSWER_WITHIN,
            backup: BackupConfig::none(&settings.data),
            tls: false,
        })
    }

    /// Settings of a test or a drill: everything beside `data`, nothing outside the process.
    pub fn isolated(data: PathBuf) -> Self {
        Self {
            public_url: "http://127.0.0.1:8080".to_owned(),
            dist: data.join("dist"),
            card: CardConfig {
                url: "http://127.0.0.1:9".to_owned(),
                public_url: "http://127.0.0.1:9".to_owned(),
                secret: Secret::new(SANDBOX_CARD_SECRET),
                client_key: SANDBOX_CARD_CLIENT_KEY.to_owned(),
            },
            voucher: ProviderConfig {
                url: "http://127.0.0.1:9".to_owned(),
                secret: Secret::new(SANDBOX_VOUCHER_SECRET),
            },
            message_url: "http://127.0.0.1:9".to_owned(),
            backup: BackupConfig::none(&data),
            patience: Duration::from_secs(10),
            answer_within: ANSWER_WITHIN,
            tls: false,
            data,
        }
    }

    /// Folder of the pictures that the mall serves.
    pub fn media(&self) -> PathBuf {
        self.data.join("media")
    }

    fn refuse_sandbox_in_public(&self) -> Result<(), ConfigError> {
        if is_loopback(&self.public_url) {
            return Ok(());
        }
        let refuse = |name| Err(ConfigError::SandboxKey(name, self.public_url.clone()));
        if self.card.secret.expose() == SANDBOX_CARD_SECRET {
            return refuse("CHOROK_CARD_SECRET");
        }
        if self.card.client_key == SANDBOX_CARD_CLIENT_KEY {
            return refuse("CHOROK_CARD_CLIENT_KEY");
        }
        if self.voucher.secret.expose() == SANDBOX_VOUCHER_SECRET {
            return refuse("CHOROK_VOUCHER_SECRET");
        }
        Ok(())
    }
}

fn or_sandbox(secret: Option<&Secret>, sandbox: &str) -> Secret {
    secret.cloned().unwrap_or_else(|| Secret::new(sandbox))
}

fn url(name: &'static str, text: &str) -> Result<String, ConfigError> {
    if text.starts_with("http://") || text.starts_with("https://") {
        Ok(text.trim_end_matches('/').to_owned())
    } else {
        Err(ConfigError::Url(name, text.to_owned()))
    }
}

fn is_loopback(url: &str) -> bool {
    let Ok(uri) = url.parse::<axum::http::Uri>() else {
        return false;
    };
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let address = host.parse::<std::net::IpAddr>();
    host == "localhost"
        || host.ends_with(".localhost")
        || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{Config, is_loopback};

    #[test]
    fn only_this_machine_is_loopback() {
        assert!(is_loopback("http://127.0.0.1:8080"));
        assert!(is_loopback("http://haenam.localhost:8080"));
        assert!(is_loopback("http://[::1]:8080"));
        assert!(!is_loopback("https://mall.example.kr"));
        assert!(!is_loopback("http://127.0.0.1.example.kr"));
    }

    #[test]
    fn a_public_shop_with_sandbox_keys_is_refused() {
        let mut config = Config::isolated("unused".into());
        assert!(config.refuse_sandbox_in_public().is_ok());
        config.public_url = "https://mall.example.kr".to_owned();
        let refusal = config.refuse_sandbox_in_public().unwrap_err().to_string();
        assert!(refusal.contains("CHOROK_CARD_SECRET"), "{refusal}");
    }

    #[test]
    fn secrets_are_not_printed() {
        let printed = format!("{:?}", Config::isolated("unused".into()));
        assert!(!printed.contains("test_sk"), "{printed}");
    }
}
