//! `chorok ledger …`: what an auditor asks the books, answered beside a serving mall.

mod print;

use std::{io::Write, path::Path};

use anyhow::bail;
use clap::{Args, Subcommand};
use shared::{
    ids::TenantId,
    time::{Date, Timestamp},
};

use super::{
    AccountId,
    programme::{self, AsOf},
    statement::statement,
    verify::{Request, Start, VerifyError, verify},
};
use crate::{config::parse_date, db::Db, export::tenants};

/// Links between two lines of progress.
const REPORT_EVERY: i64 = 10_000;

/// What to ask the books.
#[derive(Debug, Subcommand)]
pub enum LedgerCommand {
    /// Recomputes the chain of hashes and every sum; names the first row that is not right.
    #[command(after_help = "Example: chorok ledger verify --from-start")]
    Verify {
        /// Only this mall.
        #[arg(long)]
        tenant: Option<String>,
        /// Begins at the first transfer, also when an earlier run verified it.
        #[arg(long)]
        from_start: bool,
    },
    /// Lists what happened on one account.
    #[command(
        after_help = "Example: chorok ledger statement --account card --from 2026-11-01 --to 2026-11-30"
    )]
    Statement(StatementArgs),
    /// Tells where the money of each voucher programme is at the end of a day.
    #[command(after_help = "Example: chorok ledger programmes --on 2026-11-22")]
    Programmes {
        /// The day in Korea.
        #[arg(long, value_parser = parse_date)]
        on: Date,
        /// Only this mall.
        #[arg(long)]
        tenant: Option<String>,
    },
}

/// Which statement.
#[derive(Debug, Args)]
pub struct StatementArgs {
    /// `lot/<id>`, `fund/<programme>`, `vendor/<id>`, `external/<programme>`, `card` or
    /// `county-discount`.
    #[arg(long)]
    pub account: String,
    /// The first day in Korea.
    #[arg(long, value_parser = parse_date)]
    pub from: Date,
    /// The last day, included.
    #[arg(long, value_parser = parse_date)]
    pub to: Date,
    /// The mall; needed where there are several.
    #[arg(long)]
    pub tenant: Option<String>,
    /// As comma-separated values with plain numbers.
    #[arg(long)]
    pub csv: bool,
}

/// What a command works with.
#[derive(Debug, Clone, Copy)]
pub struct Books<'a> {
    /// The database.
    pub db: &'a Db,
    /// The data folder.
    pub data: &'a Path,
    /// The present.
    pub now: Timestamp,
}

/// Where a command writes.
pub struct Output<'a> {
    /// The answer.
    pub answer: &'a mut (dyn Write + Send),
    /// How far it is.
    pub progress: &'a mut (dyn Write + Send),
}

/// Runs a command. `false`: the books are not right, and the answer says where.
pub async fn run(
    books: &Books<'_>,
    command: &LedgerCommand,
    output: &mut Output<'_>,
) -> anyhow::Result<bool> {
    match command {
        LedgerCommand::Verify { tenant, from_start } => {
            let start = if *from_start {
                Start::First
            } else {
                Start::Resume
            };
            let mut right = true;
            for tenant in chosen(books.db, tenant.as_deref()).await? {
                right &= verify_one(books, &tenant, start, output).await?;
            }
            Ok(right)
        }
        LedgerCommand::Statement(args) => {
            let tenant = the_one(books.db, args.tenant.as_deref()).await?;
            let account = AccountId(args.account.clone());
            let mut conn = books.db.read().await?;
            let found = statement(&mut conn, &tenant, &account, args.from, args.to).await?;
            if args.csv {
                print::statement_csv(output.answer, &found)?;
            } else {
                print::statement(output.answer, args, &found)?;
            }
            Ok(true)
        }
        LedgerCommand::Programmes { on, tenant } => {
            let mut right = true;
            for tenant in chosen(books.db, tenant.as_deref()).await? {
                let mut conn = books.db.read().await?;
                let found = programme::totals(&mut conn, &tenant, AsOf::end_of(*on)).await?;
                print::programmes(output.answer, &tenant, *on, &found)?;
                right &= found.iter().all(|totals| totals.missing().is_zero());
            }
            Ok(right)
        }
    }
}

async fn verify_one(
    books: &Books<'_>,
    tenant: &TenantId,
    start: Start,
    output: &mut Output<'_>,
) -> anyhow::Result<bool> {
    let request = Request {
        db: books.db,
        tenant,
        data: books.data,
        start,
        now: books.now,
    };
    let progress = &mut *output.progress;
    let mut told = 0;
    let mut tell = |done: i64, all: i64| {
        if done - told >= REPORT_EVERY {
            told = done;
            // Whoever reads may have gone; that is no reason to stop.
            let _ = writeln!(progress, "{tenant}: {done} of {all} links");
        }
    };
    match verify(&request, &mut tell).await {
        Ok(verified) => {
            print::verified(output.answer, tenant, &verified)?;
            Ok(true)
        }
        Err(VerifyError::Fault(fault)) => {
            writeln!(output.answer, "{tenant}: the books are not right: {fault}")?;
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// The mall that was named, or all of them.
async fn chosen(db: &Db, named: Option<&str>) -> anyhow::Result<Vec<TenantId>> {
    let malls = tenants(db).await?;
    let Some(named) = named else {
        return Ok(malls);
    };
    if let Some(mall) = malls.iter().find(|mall| mall.as_str() == named) {
        return Ok(vec![mall.clone()]);
    }
    bail!(
        "there is no mall called {named}; there are: {}",
        names(&malls)
    )
}

/// The mall that was named, or the only one.
async fn the_one(db: &Db, named: Option<&str>) -> anyhow::Result<TenantId> {
    match chosen(db, named).await?.as_slice() {
        [mall] => Ok(mall.clone()),
        [] => bail!("there is no mall yet; open one with `chorok import`"),
        malls => bail!("name the mall with --tenant; there are: {}", names(malls)),
    }
}

fn names(malls: &[TenantId]) -> String {
    let names: Vec<&str> = malls.iter().map(TenantId::as_str).collect();
    names.join(", ")
}
