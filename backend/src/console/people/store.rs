//! The county's part of the tables `staff` and `staff_roles`.

use shared::{
    console::{
        people::{People, Person},
        role::Role,
    },
    ids::TenantId,
    time::Timestamp,
};

use super::super::Actor;
use crate::{db::Conn, error::AppError};

/// Everybody who has or had a role of the county, by name.
pub(super) async fn list(conn: &mut Conn, actor: &Actor) -> Result<People, AppError> {
    type Found = (
        String,
        String,
        String,
        String,
        Timestamp,
        Option<Timestamp>,
        String,
    );
    let found: Vec<Found> = sqlx::query_as(
        "select staff.id,
                staff.login,
                staff.name,
                staff.status,
                staff.created_at,
                (select max(seen_at)
                   from staff_sessions
                  where staff_sessions.tenant_id = staff.tenant_id
                    and staff_sessions.staff_id = staff.id) as seen_at,
                staff_roles.role
           from staff
           join staff_roles
             on staff_roles.tenant_id = staff.tenant_id
            and staff_roles.staff_id = staff.id
            and staff_roles.vendor_id = ''
          where staff.tenant_id = $1
          order by staff.name, staff.id, staff_roles.role",
    )
    .bind(&actor.tenant)
    .fetch_all(conn)
    .await?;
    let mut rows: Vec<Person> = Vec::new();
    for (id, login, name, status, since, seen, role) in found {
        let role = read_role(&role)?;
        match rows.last_mut() {
            Some(person) if person.id == id => person.roles.push(role),
            _ => rows.push(Person {
                me: id == actor.id,
                id,
                login,
                name,
                roles: vec![role],
                active: status == "ACTIVE",
                since,
                seen,
            }),
        }
    }
    Ok(People { rows })
}

/// The login and the county's roles of somebody in the team.
pub(super) async fn find(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
) -> Result<(String, Vec<Role>), AppError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "select staff.login,
                staff_roles.role
           from staff
           join staff_roles
             on staff_roles.tenant_id = staff.tenant_id
            and staff_roles.staff_id = staff.id
            and staff_roles.vendor_id = ''
          where staff.tenant_id = $1
            and staff.id = $2
          order by staff_roles.role",
    )
    .bind(tenant)
    .bind(id)
    .fetch_all(conn)
    .await?;
    let Some((login, _)) = rows.first().cloned() else {
        return Err(AppError::not_found("그런 사람이 없어요."));
    };
    let roles = rows.iter().map(|(_, role)| read_role(role));
    Ok((login, roles.collect::<Result<_, _>>()?))
}

fn read_role(text: &str) -> Result<Role, AppError> {
    Role::parse(text).ok_or_else(|| AppError::internal(anyhow::anyhow!("role {text}")))
}

/// Whether somebody signs in with this name.
pub(super) async fn is_taken(
    conn: &mut Conn,
    tenant: &TenantId,
    login: &str,
) -> sqlx::Result<bool> {
    let count: i64 =
        sqlx::query_scalar("select count(*) from staff where tenant_id = $1 and login = $2")
            .bind(tenant)
            .bind(login)
            .fetch_one(conn)
            .await?;
    Ok(count > 0)
}

/// How many could give roles now.
pub(super) async fn count_managers(conn: &mut Conn, tenant: &TenantId) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "select count(*)
           from staff
           join staff_roles
             on staff_roles.tenant_id = staff.tenant_id
            and staff_roles.staff_id = staff.id
          where staff.tenant_id = $1
            and staff.status = 'ACTIVE'
            and staff_roles.role = 'ADMIN'",
    )
    .bind(tenant)
    .fetch_one(conn)
    .await
}

pub(super) async fn remove_roles(conn: &mut Conn, tenant: &TenantId, id: &str) -> sqlx::Result<()> {
    sqlx::query(
        "delete from staff_roles
          where tenant_id = $1
            and staff_id = $2
            and vendor_id = ''",
    )
    .bind(tenant)
    .bind(id)
    .execute(conn)
    .await?;
    Ok(())
}

pub(super) async fn add_role(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
    role: Role,
    now: Timestamp,
) -> sqlx::Result<()> {
    sqlx::query(
        "insert into staff_roles (tenant_id, staff_id, role, vendor_id, granted_at)
         values ($1, $2, $3, '', $4)",
    )
    .bind(tenant)
    .bind(id)
    .bind(role.as_str())
    .bind(now)
    .execute(conn)
    .await?;
    Ok(())
}

/// `false`: it is so already.
pub(super) async fn set_active(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
    active: bool,
) -> sqlx::Result<bool> {
    let (from, to) = if active {
        ("ENDED", "ACTIVE")
    } else {
        ("ACTIVE", "ENDED")
    };
    let changed = sqlx::query(
        "update staff
            set status = $4
          where tenant_id = $1
            and id = $2
            and status = $3",
    )
    .bind(tenant)
    .bind(id)
    .bind(from)
    .bind(to)
    .execute(conn)
    .await?
    .rows_affected();
    Ok(changed == 1)
}

pub(super) async fn set_secrets(
    conn: &mut Conn,
    tenant: &TenantId,
    id: &str,
    (password, seed): (&str, &str),
) -> sqlx::Result<()> {
    sqlx::query(
        "update staff
            set password = $3,
                seed = $4,
                last_step = 0
          where tenant_id = $1
            and id = $2",
    )
    .bind(tenant)
    .bind(id)
    .bind(password)
    .bind(seed)
    .execute(conn)
    .await?;
    Ok(())
}
