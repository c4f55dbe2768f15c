//! The command line of `chorok`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::{
    claim::command::{ClaimCommand, ShipmentCommand},
    config::{ServeSettings, Settings},
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
        /// Only this mall.
        #[arg(long)]
        tenant: Option<String>,
    },
    /// Checks that the database is whole and its numbers belong together.
    #[command(after_help = "Example: chorok check --data ./data")]
    Check,
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
    /// Asks the books: are they whole, and what is in them?
    Ledger {
        /// The question.
        #[command(subcommand)]
        command: LedgerCommand,
    },
}
