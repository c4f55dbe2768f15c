//! `chorok`: reads the command line and runs one command.

mod operate;

use std::{io::Write, process::ExitCode};

use backend::{
    check::{check, notices},
    claim::command::{run_claim, run_shipment},
    cli::{Cli, Command},
    clock::{Clock, SystemClock},
    config::Settings,
    console,
    db::{Access, Db, WriterLock},
    export,
    ids::Ids,
    import::{BadRows, ImportOptions, Target, import},
    ledger::{
        self,
        command::{Books, Output},
    },
    payment::{self, Mode},
    serve::{open_mall, serve},
    telemetry,
};
use clap::Parser;
use shared::ids::TenantId;

fn main() -> ExitCode {
    let cli = Cli::parse();
    telemetry::start(&cli.settings.log);
    #[cfg(feature = "torture")]
    let _armed = backend::torture::arm();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    match runtime.block_on(run(cli)) {
        Ok(code) => code,
        Err(error) => fail(&error),
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let settings = cli.settings;
    match cli.command {
        Command::Serve(options) => {
            serve(&settings, &options, |addresses| {
                say(&serde_json::to_string(addresses).unwrap_or_default());
            })
            .await?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Backup { to } => operate::backup(&settings, to.as_deref()).await,
        Command::Restore { backup } => operate::restore(&settings, &backup).await,
        Command::Drill { backup, to } => {
            operate::drill(&settings, backup.as_deref(), to.as_deref()).await
        }
        Command::Import {
            folder,
            everything: true,
            ..
        } => operate::import_everything(&settings, &folder).await,
        Command::Export {
            folder,
            everything: true,
            ..
        } => operate::export_everything(&settings, &folder).await,
        Command::Import {
            folder,
            skip_bad,
            tenant,
            ..
        } => {
            let options = ImportOptions {
                bad_rows: if skip_bad {
                    BadRows::Skip
                } else {
                    BadRows::Refuse
                },
                tenant: tenant.map(TenantId),
            };
            let _lock = lock(&settings)?;
            let db = Db::open(&settings.database()?, Access::Write).await?;
            let target = Target {
                db: &db,
                key: &settings.key()?,
                ids: &Ids::Random,
                media: &settings.data.join("media"),
                now: SystemClock.now(),
            };
            let report = import(&target, &folder, &options).await?;
            db.close().await;
            say(&report.to_string());
            Ok(if report.is_done() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
        Command::Export { folder, tenant, .. } => {
            let db = Db::open(&settings.database()?, Access::ReadOnly).await?;
            let tenants = match tenant {
                Some(tenant) => vec![TenantId(tenant)],
                None => export::tenants(&db).await?,
            };
            for tenant in tenants {
                let folder = folder.join(tenant.as_str());
                export::export(&db, &tenant, &folder).await?;
                say(&format!("{}", folder.display()));
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Reconcile {
            since,
            apply,
            providers,
        } => {
            let (mode, access) = if apply {
                (Mode::Apply, Access::Write)
            } else {
                (Mode::Show, Access::ReadOnly)
            };
            let _lock = if apply { lock(&settings)? } else { None };
            let state = open_mall(&settings, &providers, access).await?;
            let found = payment::recover(&state, since, mode).await?;
            for unknown in &found {
                say(&unknown.to_string());
            }
            say(&format!(
                "{} approvals that the books did not know",
                found.len()
            ));
            state.db.close().await;
            let open = found.iter().any(|unknown| unknown.done == Some(false));
            Ok(if open {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            })
        }
        Command::History {
            demo,
            tenant,
            times,
        } => operate::history(&settings, demo, &TenantId(tenant), times).await,
        Command::Check => {
            let db = Db::open(&settings.database()?, Access::ReadOnly).await?;
            let findings = check(&db).await?;
            for finding in &findings {
                say(&format!("{:>6}  {}", finding.violations, finding.says));
            }
            for notice in notices(&db).await? {
                say(&format!("{:>6}  {} (no fault)", notice.count, notice.says));
            }
            let healthy = findings.iter().all(|finding| finding.violations == 0);
            Ok(if healthy {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
        #[cfg(feature = "torture")]
        Command::Torture(command) => torture(&settings, command).await,
        Command::Claim(command) => {
            say(&run_claim(&settings, command).await?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Shipment(command) => {
            say(&run_shipment(&settings, command).await?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Staff(command) => {
            let access = command.access();
            let _lock = match access {
                Access::Write => lock(&settings)?,
                Access::ReadOnly => None,
            };
            let db = Db::open(&settings.database()?, access).await?;
            let key = settings.key()?;
            let said = console::command::run(&db, &key, SystemClock.now(), command).await;
            db.close().await;
            say(&said?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Ledger { command } => {
            let db = Db::open(&settings.database()?, Access::ReadOnly).await?;
            let books = Books {
                db: &db,
                data: &settings.data,
                now: SystemClock.now(),
            };
            let mut output = Output {
                answer: &mut std::io::stdout(),
                progress: &mut std::io::stderr(),
            };
            Ok(
                if ledger::command::run(&books, &command, &mut output).await? {
                    ExitCode::SUCCESS
                } else {
                    ExitCode::FAILURE
                },
            )
        }
    }
}

#[cfg(feature = "torture")]
async fn torture(
    settings: &Settings,
    command: backend::torture::Command,
) -> anyhow::Result<ExitCode> {
    use backend::torture::{Command, Point, abandon_transactions};
    match command {
        Command::Points => Point::ALL.iter().for_each(|point| say(point.name())),
        Command::Abandon { rounds } => {
            let db = Db::open(&settings.database()?, Access::Write).await?;
            say(&abandon_transactions(&db, rounds).await?.to_string());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn lock(settings: &Settings) -> anyhow::Result<Option<WriterLock>> {
    let file = settings.database_file()?;
    Ok(file.map(|file| WriterLock::take(&file)).transpose()?)
}

fn say(line: &str) {
    // Whoever reads may have gone; that is no reason to fail.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// One sentence per cause, without a backtrace.
fn fail(error: &anyhow::Error) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "chorok: {error:#}");
    ExitCode::FAILURE
}
