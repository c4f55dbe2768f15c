//! Brings the schema up to date at start.
//!
//! Tables are portable and live in `migrations/`. Triggers, which the engines write differently,
//! live in a folder per engine and run afterwards, counted in a table of their own.

use sqlx::{
    AnyPool,
    migrate::{MigrateError, Migrator},
};

use super::Engine;

pub(super) async fn run(pool: &AnyPool, engine: Engine) -> Result<(), MigrateError> {
    tables().run(pool).await?;
    let mut triggers = triggers(engine);
    triggers.dangerous_set_table_name("_engine_migrations");
    triggers.run(pool).await
}

/// The newest migrations that this program knows: of the tables, and of the engine's triggers.
pub fn newest(engine: Engine) -> (i64, i64) {
    let newest = |migrator: &Migrator| migrator.iter().map(|step| step.version).max();
    (
        newest(&tables()).unwrap_or_default(),
        newest(&triggers(engine)).unwrap_or_default(),
    )
}

fn tables() -> Migrator {
    sqlx::migrate!("./migrations")
}

fn triggers(engine: Engine) -> Migrator {
    match engine {
        Engine::Sqlite => sqlx::migrate!("./migrations/sqlite"),
        Engine::Postgres => sqlx::migrate!("./migrations/postgres"),
    }
}
