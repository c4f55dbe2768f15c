//! The people of the console: found by what they sign in with, and added by whoever runs the mall.

use shared::{
    console::role::Role,
    ids::{TenantId, VendorId},
    text::Phone,
    time::Timestamp,
};
use sqlx::AssertSqlSafe;

use super::{authenticator, password};
use crate::{
    db::{Conn, Db, boxed},
    error::AppError,
    ids::Ids,
    secret::RootKey,
    state::AppState,
};

/// A person's own row.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Member {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) password: String,
    pub(super) seed: String,
    pub(super) last_step: i64,
}

/// By what a person is looked for: a column that no two people of a county share.
#[derive(Debug, Clone, Copy)]
pub(super) enum By<'a> {
    /// What they sign in with.
    Login(&'a str),
    /// Their id.
    Id(&'a str),
}

/// Finds an active person.
pub(super) async fn find(
    state: &AppState,
    tenant: &TenantId,
    by: By<'_>,
) -> Result<Option<Member>, AppError> {
    let mut conn = state.db.read().await?;
    Ok(row(&mut conn, tenant, by).await?)
}

async fn row(conn: &mut Conn, tenant: &TenantId, by: By<'_>) -> sqlx::Result<Option<Member>> {
    let (column, value) = match by {
        By::Login(login) => ("login", login),
        By::Id(id) => ("id", id),
    };
    let sql = format!(
        "select id,
                name,
                password,
                seed,
                last_step
           from staff
          where tenant_id = $1
            and {column} = $2
            and status = 'ACTIVE'"
    );
    sqlx::query_as(AssertSqlSafe(sql))
        .bind(tenant)
        .bind(value)
        .fetch_optional(conn)
        .await
}

/// Who works for which vendor and is reached by phone.
pub(crate) async fn list_phones(
    conn: &mut Conn,
    tenant: &TenantId,
) -> sqlx::Result<Vec<(VendorId, Phone)>> {
    sqlx::query_as(
        "select distinct staff_roles.vendor_id,
                staff.login
           from staff
           join staff_roles
             on staff_roles.tenant_id = staff.tenant_id
            and staff_roles.staff_id = staff.id
          where staff.tenant_id = $1
            and staff.status = 'ACTIVE'
            and staff.password = ''
            and staff_roles.vendor_id <> ''
          order by staff_roles.vendor_id,
                   staff.login",
    )
    .bind(tenant)
    .fetch_all(conn)
    .await
}

/// Id and name of an active person, by what they sign in with.
pub(crate) async fn signer(
    conn: &mut Conn,
    tenant: &TenantId,
    login: &str,
) -> sqlx::Result<Option<(String, String)>> {
    let member = row(conn, tenant, By::Login(login)).await?;
    Ok(member.map(|member| (member.id, member.name)))
}

/// Somebody to be added.
#[derive(Debug, Clone)]
pub struct NewMember {
    /// The name or the phone's digits that they sign in with.
    pub login: String,
    /// Their name.
    pub name: String,
    /// What they are here for.
    pub role: Role,
    /// Of a vendor's role: the vendor.
    pub vendor: Option<VendorId>,
    /// Of a delegate: who agreed, how and when.
    pub consent: String,
    /// How they prove who they are.
    pub proof: Proof,
}

/// How somebody proves who they are.
#[derive(Debug, Clone)]
pub enum Proof {
    /// A password and an authenticator with this seed.
    Password {
        /// The password.
        password: String,
        /// The authenticator's seed.
        seed: [u8; 20],
    },
    /// A code that is sent to the phone.
    Phone,
}

impl Proof {
    /// A random password and seed.
    pub fn random(ids: &Ids) -> Self {
        Self::Password {
            password: ids.code(16).to_lowercase(),
            seed: ids.bytes(),
        }
    }

    /// The seed as an authenticator app takes it.
    pub fn readable_seed(&self) -> Option<String> {
        match self {
            Self::Password { seed, .. } => Some(authenticator::readable(seed)),
            Self::Phone => None,
        }
    }
}

/// Somebody to be added, with what is kept of their secrets.
pub(super) struct Prepared {
    id: String,
    password: String,
    seed: String,
    person: NewMember,
}

impl Prepared {
    pub(super) fn login(&self) -> &str {
        &self.person.login
    }

    pub(super) fn role(&self) -> Role {
        self.person.role
    }
}

/// Adds people to a mall; whoever is there already stays as they are.
pub async fn add(
    db: &Db,
    (key, ids): (&RootKey, &Ids),
    tenant: &TenantId,
    people: Vec<NewMember>,
    now: Timestamp,
) -> Result<(), AppError> {
    let mut rows = Vec::with_capacity(people.len());
    for person in people {
        rows.push(prepare((key, ids), person).await?);
    }
    db.write(|tx| boxed(insert(tx, tenant, &rows, now))).await
}

/// Makes of secrets what is kept of them.
pub(super) async fn prepare(
    (key, ids): (&RootKey, &Ids),
    person: NewMember,
) -> Result<Prepared, AppError> {
    let id = ids.id("stf");
    let (password, seed) = hash((key, ids), &id, &person.proof).await?;
    Ok(Prepared {
        id,
        password,
        seed,
        person,
    })
}

/// The password's hash and the sealed seed; both empty for who has none.
pub(super) async fn hash(
    (key, ids): (&RootKey, &Ids),
    id: &str,
    proof: &Proof,
) -> Result<(String, String), AppError> {
    let Proof::Password { password, seed } = proof else {
        return Ok((String::new(), String::new()));
    };
    let (password, salt) = (password.clone(), ids.bytes());
    let hashed = tokio::task::spawn_blocking(move || password::hash(&password, &salt));
    let sealed = authenticator::seal(key, ids.bytes(), id, seed);
    Ok((hashed.await.map_err(AppError::internal)?, sealed))
}

/// Gives somebody a role who comes in with a code that is sent to the phone.
pub(crate) async fn add_by_phone(
    tx: &mut Conn,
    ids: &Ids,
    tenant: &TenantId,
    person: NewMember,
    now: Timestamp,
) -> Result<(), AppError> {
    let row = Prepared {
        id: ids.id("stf"),
        password: String::new(),
        seed: String::new(),
        person,
    };
    insert(tx, tenant, &[row], now).await
}

/// Writes people and their roles.
pub(super) async fn insert(
    tx: &mut Conn,
    tenant: &TenantId,
    rows: &[Prepared],
    now: Timestamp,
) -> Result<(), AppError> {
    for row in rows {
        let person = &row.person;
        sqlx::query(
            "insert into staff (tenant_id, id, login, name, password, seed, status, created_at)
             values ($1, $2, $3, $4, $5, $6, 'ACTIVE', $7)
             on conflict (tenant_id, login) do nothing",
        )
        .bind(tenant)
        .bind(&row.id)
        .bind(&person.login)
        .bind(&person.name)
        .bind(&row.password)
        .bind(&row.seed)
        .bind(now)
        .execute(&mut *tx)
        .await?;
        // Somebody who was there gets another role.
        sqlx::query(
            "insert into staff_roles (tenant_id, staff_id, role, vendor_id, consent, granted_at)
             select tenant_id, id, $3, $4, $5, $6
               from staff
              where tenant_id = $1
                and login = $2
             on conflict (tenant_id, staff_id, role, vendor_id) do nothing",
        )
        .bind(tenant)
        .bind(&person.login)
        .bind(person.role.as_str())
        .bind(person.vendor.as_ref().map_or("", VendorId::as_str))
        .bind(&person.consent)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// The digits that somebody's authenticator shows now, for whoever has the key anyway.
pub async fn digits_of(
    db: &Db,
    key: &RootKey,
    tenant: &TenantId,
    login: &str,
    now: Timestamp,
) -> Result<Option<String>, AppError> {
    let mut conn = db.read().await?;
    let row: Option<(String, String)> =
        sqlx::query_as("select id, seed from staff where tenant_id = $1 and login = $2")
            .bind(tenant)
            .bind(login)
            .fetch_optional(&mut *conn)
            .await?;
    Ok(row.and_then(|(id, seed)| authenticator::now(key, &id, &seed, now)))
}
