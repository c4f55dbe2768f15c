//! The payback programmes of past years. A mall knows those of this year and the next; what is
//! over is a hidden row, like everything that is not in the import files any more.

use serde_json::{Value, json};
use shared::{
    catalog::Catalog,
    ids::{ProgrammeId, TenantId},
};

use crate::{catalog::Snapshot, db::Conn, error::AppError};

/// The programme from which paybacks of a year are.
pub(super) fn of_year(year: i64) -> ProgrammeId {
    ProgrammeId(format!("halftrip-{year}"))
}

fn name_of_year(year: i64) -> String {
    format!("반값여행 페이백 {year}")
}

/// The programme after which those of other years are made. `None`: the mall pays nothing back.
fn model(mall: &Snapshot) -> Option<&ProgrammeId> {
    let mut programmes = mall.programmes.iter();
    let found = programmes.find(|(_, programme)| programme.payback.is_some())?;
    Some(found.0)
}

/// The catalogue with the programmes of these years.
pub(super) fn with_past(mall: &Snapshot, years: &[i64]) -> Option<Catalog> {
    let mut catalog = Catalog::clone(&mall.catalog);
    let model = catalog.programme(model(mall)?)?.clone();
    for year in years {
        let id = of_year(*year);
        if catalog.programme(&id).is_none() {
            let mut programme = model.clone();
            programme.name = name_of_year(*year);
            programme.id = id;
            catalog.programmes.push(programme);
        }
    }
    Some(catalog.indexed())
}

/// Writes the programmes of these years that the mall does not know.
pub(super) async fn insert(
    tx: &mut Conn,
    tenant: &TenantId,
    mall: &Snapshot,
    years: &[i64],
) -> Result<(), AppError> {
    let model = model(mall).and_then(|id| mall.programmes.get(id));
    let Some(model) = model else { return Ok(()) };
    for year in years {
        let mut content = serde_json::to_value(model).map_err(AppError::internal)?;
        if let Value::Object(fields) = &mut content {
            fields.insert("slug".to_owned(), json!(of_year(*year)));
            fields.insert("name".to_owned(), json!(name_of_year(*year)));
            fields.insert("effective_from".to_owned(), json!(format!("{year}-01-02")));
            for last in ["effective_to", "expires_on"] {
                fields.insert(last.to_owned(), json!(format!("{year}-12-31")));
            }
        }
        sqlx::query(
            "insert into voucher_programmes (tenant_id, id, content, hidden)
             values ($1, $2, $3, 1)
             on conflict (tenant_id, id) do nothing",
        )
        .bind(tenant)
        .bind(of_year(*year))
        .bind(content.to_string())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}
