//! Whether what was published is what the chain says.

use std::path::Path;

use shared::{ids::TenantId, time::Date};

use super::{
    DayEnd, Place, compute, files,
    store::{self, Published},
};
use crate::{
    db::Conn,
    ledger::{
        store::hash_at,
        verify::{Fault, VerifyError},
    },
};

/// Compares every published root with the chain and its file, and answers how many there are.
/// The sums of those up to the link `trusted` were compared by an earlier run.
pub(in crate::ledger) async fn verify(
    conn: &mut Conn,
    data: &Path,
    tenant: &TenantId,
    trusted: i64,
) -> Result<usize, VerifyError> {
    let published = store::list(conn, tenant).await?;
    let mut previous = None;
    for root in &published {
        let stored = hash_at(conn, tenant, root.last_seq).await?;
        if stored.as_ref() != Some(&root.root) {
            return Err(not_in_chain(root, stored).into());
        }
        if root.last_seq > trusted {
            compare_content(conn, tenant, root, previous).await?;
        }
        previous = Some(root);
    }
    compare_files(data, tenant, &published)?;
    Ok(published.len())
}

fn not_in_chain(root: &Published, stored: Option<String>) -> Fault {
    let row = format!("root of {}, published for link {}", root.day, root.last_seq);
    let in_chain = stored.unwrap_or_else(|| "no such link".to_owned());
    Fault::new(row, &root.root, in_chain)
}

async fn compare_content(
    conn: &mut Conn,
    tenant: &TenantId,
    root: &Published,
    previous: Option<&Published>,
) -> Result<(), VerifyError> {
    let row = format!("root of {}", root.day);
    let stored: Option<DayEnd> = serde_json::from_str(&root.content).ok();
    let (Some(stored), Some(day)) = (stored, Date::parse(&root.day)) else {
        return Err(Fault::new(row, &root.content, "a root in JSON").into());
    };
    let place = Place {
        day,
        last_seq: root.last_seq,
        root: root.root.clone(),
        previous,
    };
    let right = compute(conn, tenant, place).await?;
    let right = DayEnd {
        // Words may be put better one day.
        how_to_check: stored.how_to_check.clone(),
        ..right
    };
    if stored == right {
        return Ok(());
    }
    let text = |root: &DayEnd| serde_json::to_string(root).unwrap_or_default();
    Err(Fault::new(row, text(&stored), text(&right)).into())
}

/// A file may be absent, on another machine; one that is there says what was decided.
fn compare_files(
    data: &Path,
    tenant: &TenantId,
    published: &[Published],
) -> Result<(), VerifyError> {
    let folder = files::folder(data, tenant);
    let failed = |source| VerifyError::File {
        path: folder.display().to_string(),
        source,
    };
    for day in files::days(data, tenant).map_err(failed)? {
        let path = folder.join(files::name(&day));
        let file = files::read(&path).map_err(failed)?.unwrap_or_default();
        let root = published.iter().find(|root| root.day == day);
        let right = root.map_or("no file: this day has no row in ledger_roots", |root| {
            &root.content
        });
        if file != right.as_bytes() {
            let row = format!("file {}", path.display());
            return Err(Fault::new(row, String::from_utf8_lossy(&file), right).into());
        }
    }
    Ok(())
}
