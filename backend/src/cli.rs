//! The command line of `chorok`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use shared::time::{Date, Timestamp};

use crate::{
    claim::command::{ClaimCommand, ShipmentCommand},
    config::{ProviderSettings, ServeSettings, Settings},
    console::command::StaffCommand,
    ledger::command::LedgerCommand,
};

/// 초록: the online mall that a county runs by itself.
#[derive(Debug, Parser)]
#[command(name = "chorok", version, about, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would print it above the settings")]
    pub settings: Settings,
    #[command(subcommand)]
    #[expect(missing_docs, reason = "clap would print it above the commands")]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves the mall.
    #[command(after_help = "Example: chorok serve --demo --as-of 2026-11-22")]
    Serve(Box<ServeSettings>),
    /// Opens or changes a mall from a folder of files (docs/IMPORT.md).
    #[command(after_help = "Example: chorok import ./gangjin --skip-bad")]
    Import {
        /// The folder.
        folder: PathBuf,
        /// Reads the whole database from an export of everything, into an empty one.
        #[arg(long, conflicts_with_all = ["skip_bad", "tenant"])]
        everything: bool,
        /// Reports bad rows and brings in the others.
        #[arg(long)]
        skip_bad: bool,
        /// Refuses a folder of another mall.
        #[arg(long)]
        tenant: Option<String>,
    },
    /// Writes the catalogue back as the files that `import` reads.
    #[command(after_help = "Example: chorok export ./backup --tenant gangjin")]
    Export {
        /// The folder; one folder per mall is made in it.
        folder: PathBuf,
        /// Writes the whole database, orders and books too, to be moved to the other engine.
        #[arg(long, conflicts_with = "tenant")]
        everything: bool,
        /// Only this mall.
        #[arg(long)]
        tenant: Option<String>,
    },
    /// Takes a backup, also while the mall serves (docs/OPERATING.md).
    #[command(after_help = "Example: chorok backup --to /mnt/backups")]
    Backup {
        /// The folder of the backups (default: `backups` in the data folder).
        #[arg(long, env = "CHOROK_BACKUP_TO")]
        to: Option<PathBuf>,
    },
    /// Restores a backup into a new data folder.
    #[command(
        after_help = "Example: chorok restore /mnt/backups/2026-11-22T060000-000 --data ./restored"
    )]
    Restore {
        /// The backup.
        backup: PathBuf,
    },
    /// Restores a backup for trial, serves and reads it, and removes the copy.
    #[command(after_help = "Example: chorok drill --data ./data")]
    Drill {
        /// The backup (default: the newest).
        #[arg(long)]
        backup: Option<PathBuf>,
        /// The folder of the backups (default: `backups` in the data folder).
        #[arg(long, env = "CHOROK_BACKUP_TO")]
        to: Option<PathBuf>,
    },
    /// After a restore: finds charges that the restored books do not know, and settles them or
    /// gives them back.
    #[command(after_help = "Example: chorok reconcile --since 2026-11-22T09:00:00+09:00 --apply")]
    Reconcile {
        /// The moment of the backup, or a little earlier: a day or a time with its offset.
        #[arg(long, value_parser = parse_moment)]
        since: Timestamp,
        /// Acts on what is found instead of only showing it.
        #[arg(long)]
        apply: bool,
        #[command(flatten)]
        #[expect(missing_docs, reason = "clap would print it above the settings")]
        providers: Box<ProviderSettings>,
    },
    /// Brings a year of invented orders, paybacks and settlements into the demo mall.
    #[command(after_help = "Example: chorok history --demo --data ./data")]
    History {
        /// Opens the demo county first where there is no mall yet.
        #[arg(long)]
        demo: bool,
        /// The mall.
        #[arg(long, default_value = "gangjin")]
        tenant: String,
        /// So often the orders of the year.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=50))]
        times: u32,
    },
    /// Checks that the database is whole and its numbers belong together.
    #[command(after_help = "Example: chorok check --data ./data")]
    Check,
    /// What only the torture build can do.
    #[cfg(feature = "torture")]
    #[command(subcommand)]
    Torture(crate::torture::Command),
    /// Answers claims: cancellations, returns and exchanges.
    #[command(
        subcommand,
        after_help = "Example: chorok claim refuse clm_0123456789ABCDEF --because '포장을 뜯으셨어요'"
    )]
    Claim(ClaimCommand),
    /// Moves a vendor's parcel of an order on.
    #[command(
        subcommand,
        after_help = "Example: chorok shipment ship 20261122-7K3M9Q rice-01 --tenant gangjin --tracking '우체국 1234567890123'"
    )]
    Shipment(ShipmentCommand),
    /// Lets people into the console.
    #[command(
        subcommand,
        after_help = "Example: chorok staff add --tenant gangjin --login jung --name 정다은 --role md"
    )]
    Staff(StaffCommand),
    /// Asks the books: are they whole, and what is in them?
    Ledger {
        /// The question.
        #[command(subcommand)]
        command: LedgerCommand,
    },
}

fn parse_moment(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse_rfc3339(text)
        .or_else(|| Date::parse(text).map(Date::start))
        .ok_or_else(|| "write the moment like 2026-11-22T09:00:00+09:00 or 2026-11-22".to_owned())
}
