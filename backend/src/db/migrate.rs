//! Brings the schema up to date at start.
//!
//! Tables are portable and live in `migrations/`. Triggers, which the engines write differently,
//! live in a folder per engine and run afterwards, counted in a table of their own.

use sqlx::{AnyPool, migrate::MigrateError};

use super::Engine;

pub(super) async fn run(pool: &AnyPool, engine: Engine) -> Result<(), MigrateError> {
    sqlx::migrate!("./migrations").run(pool).await?;
    let mut triggers = match engine {
        Engine::Sqlite => sqlx::migrate!("./migrations/sqlite"),
        Engine::Postgres => sqlx::migrate!("./migrations/postgres"),
    };
    triggers.dangerous_set_table_name("_engine_migrations");
    triggers.run(pool).await
}
