//! Flags and environment variables, as clap reads them. The defaults run a laptop with nothing set.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use clap::Args;
use shared::time::Date;

use super::{BackupConfig, ConfigError};
use crate::{
    backup::Keep,
    db::{DbOptions, Engine},
    secret::{RootKey, Secret},
};

/// Settings that every command takes.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Folder of the database, the pictures and the key.
    #[arg(long, env = "CHOROK_DATA", default_value = "./data", global = true)]
    pub data: PathBuf,
    /// `sqlite://<file>` or `postgres://…`; a file in the data folder when not given.
    #[arg(
        long,
        env = "CHOROK_DATABASE_URL",
        hide_env_values = true,
        global = true
    )]
    pub database_url: Option<Secret>,
    /// Accepts a PostgreSQL that may lose data on a power cut; for tests only.
    #[arg(long, env = "CHOROK_ALLOW_UNSAFE_DATABASE", hide = true, global = true,
          value_parser = clap::builder::BoolishValueParser::new(), default_value = "false",
          action = clap::ArgAction::Set)]
    pub allow_unsafe_database: bool,
    /// Root key of all signatures, at least 32 characters; made and kept in the data folder when not given.
    #[arg(long, env = "CHOROK_SECRET", hide_env_values = true, global = true)]
    pub secret: Option<Secret>,
    /// What to log, for example `info` or `backend=debug`.
    #[arg(long, env = "CHOROK_LOG", default_value = "info", global = true)]
    pub log: String,
}

/// Settings of `serve`.
#[derive(Debug, Clone, Args)]
pub struct ServeSettings {
    /// Address of the shop. A taken port gives way to the next free one.
    #[arg(long, env = "CHOROK_ADDR", default_value = "127.0.0.1:8080")]
    pub addr: SocketAddr,
    /// Address of `/metrics`.
    #[arg(long, env = "CHOROK_METRICS_ADDR", default_value = "127.0.0.1:9090")]
    pub metrics_addr: SocketAddr,
    /// How shoppers reach the shop, for links that leave it. Defaults to the listening address.
    #[arg(long, env = "CHOROK_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Folder of the built storefront.
    #[arg(long, env = "CHOROK_DIST", default_value = "./dist/storefront")]
    pub dist: PathBuf,
    /// The card provider, as a browser reaches it. Defaults to the same.
    #[arg(long, env = "CHOROK_CARD_PUBLIC_URL")]
    pub card_public_url: Option<String>,
    /// Public key of the card provider.
    #[arg(long, env = "CHOROK_CARD_CLIENT_KEY")]
    pub card_client_key: Option<String>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would print it above the settings")]
    pub providers: ProviderSettings,
    /// Loads the demo county into an empty data folder.
    #[arg(long)]
    pub demo: bool,
    /// The day at which the demo's history ends (default: today in Korea).
    #[arg(long, value_parser = parse_date, requires = "demo")]
    pub as_of: Option<Date>,
    /// Lets the demo's clock be moved over the metrics address; for browser stories.
    #[arg(long, env = "CHOROK_CLOCK_MOVES", requires = "demo", hide = true,
          value_parser = clap::builder::BoolishValueParser::new(), default_value = "false",
          action = clap::ArgAction::Set)]
    pub clock_moves: bool,
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would print it above the settings")]
    pub backup: BackupSettings,
    /// Certificate chain (PEM): serves HTTPS.
    #[arg(long, requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Private key of the certificate (PEM).
    #[arg(long, requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
}

/// How to reach the world outside, for every command that talks to it.
#[derive(Debug, Clone, Args)]
pub struct ProviderSettings {
    /// The card provider, as this server reaches it.
    #[arg(long, env = "CHOROK_CARD_URL", default_value = "http://127.0.0.1:8091")]
    pub card_url: String,
    /// Secret key of the card provider.
    #[arg(long, env = "CHOROK_CARD_SECRET", hide_env_values = true)]
    pub card_secret: Option<Secret>,
    /// The voucher provider.
    #[arg(
        long,
        env = "CHOROK_VOUCHER_URL",
        default_value = "http://127.0.0.1:8092"
    )]
    pub voucher_url: String,
    /// Secret key of the voucher provider.
    #[arg(long, env = "CHOROK_VOUCHER_SECRET", hide_env_values = true)]
    pub voucher_secret: Option<Secret>,
    /// Where messages to shoppers are delivered.
    #[arg(
        long,
        env = "CHOROK_MESSAGE_URL",
        default_value = "http://127.0.0.1:8093"
    )]
    pub message_url: String,
    /// Longest wait for a provider's answer, in seconds.
    #[arg(long, env = "CHOROK_PROVIDER_PATIENCE", default_value_t = 30,
          value_parser = clap::value_parser!(u64).range(1..=60))]
    pub provider_patience: u64,
}

/// Settings of the backups that `serve` takes by itself.
#[derive(Debug, Clone, Args)]
pub struct BackupSettings {
    /// Folder of the backups (default: `backups` in the data folder); better on another disk.
    #[arg(long, env = "CHOROK_BACKUP_TO")]
    pub backup_to: Option<PathBuf>,
    /// Hours between two backups; 0 takes none.
    #[arg(long, env = "CHOROK_BACKUP_HOURS", default_value_t = 6)]
    pub backup_hours: u32,
    /// How many of the newest backups stay.
    #[arg(long, env = "CHOROK_BACKUP_KEEP_LAST", default_value_t = 8)]
    pub backup_keep_last: usize,
    /// Of how many days the newest backup stays.
    #[arg(long, env = "CHOROK_BACKUP_KEEP_DAILY", default_value_t = 7)]
    pub backup_keep_daily: usize,
    /// Of how many weeks the newest backup stays.
    #[arg(long, env = "CHOROK_BACKUP_KEEP_WEEKLY", default_value_t = 4)]
    pub backup_keep_weekly: usize,
}

impl BackupSettings {
    pub(super) fn config(&self, data: &Path) -> BackupConfig {
        BackupConfig {
            to: backup_folder(self.backup_to.as_deref(), data),
            every_hours: self.backup_hours,
            keep: Keep {
                // Without the newest one the next round would take another at once.
                last: self.backup_keep_last.max(1),
                daily: self.backup_keep_daily,
                weekly: self.backup_keep_weekly,
            },
        }
    }
}

/// Where backups go unless somebody said otherwise.
pub fn backup_folder(chosen: Option<&Path>, data: &Path) -> PathBuf {
    chosen.map_or_else(|| data.join("backups"), Path::to_path_buf)
}

impl Settings {
    /// The database to open. Makes the data folder.
    pub fn database(&self) -> Result<DbOptions, ConfigError> {
        self.make_data()?;
        let url = match &self.database_url {
            Some(url) => url.expose().to_owned(),
            None => format!("sqlite://{}", self.data.join("chorok.db").display()),
        };
        Ok(DbOptions {
            url,
            allow_unsafe: self.allow_unsafe_database,
        })
    }

    /// The SQLite file, when the database is one.
    pub fn database_file(&self) -> Result<Option<PathBuf>, ConfigError> {
        let options = self.database()?;
        Ok((options.engine()? == Engine::Sqlite).then(|| options.file()))
    }

    /// The root key, from the setting or the data folder.
    pub fn key(&self) -> Result<RootKey, ConfigError> {
        self.make_data()?;
        Ok(RootKey::load(
            self.secret.as_ref(),
            &self.data.join("secret"),
        )?)
    }

    /// The root key of a mall that is there; never makes one.
    pub fn known_key(&self) -> Result<RootKey, ConfigError> {
        Ok(RootKey::load_known(
            self.secret.as_ref(),
            &self.data.join("secret"),
        )?)
    }

    fn make_data(&self) -> Result<(), ConfigError> {
        std::fs::create_dir_all(&self.data).map_err(|source| ConfigError::Data {
            path: self.data.clone(),
            source,
        })
    }
}

/// A day on the command line.
pub fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write the day like 2026-11-22".to_owned())
}
