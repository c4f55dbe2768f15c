//! What words name besides orders: options of products, and vendors.

use shared::ids::{OptionId, TenantId, VendorId};
use sqlx::AssertSqlSafe;

use crate::db::Conn;

/// Options and vendors of one word.
const MOST: i64 = 500;

/// The options of products in whose name every word occurs.
pub(super) async fn options(
    conn: &mut Conn,
    tenant: &TenantId,
    words: &[&str],
) -> sqlx::Result<Vec<OptionId>> {
    let sql = format!(
        "select product_options.id
           from products
           join product_options
             on product_options.tenant_id = products.tenant_id
            and product_options.product_id = products.id
          where products.tenant_id = $1
            and {}
          order by product_options.id
          limit {MOST}",
        occurring("products.name", words.len())
    );
    let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(tenant);
    let query = words
        .iter()
        .fold(query, |query, word| query.bind(pattern(word)));
    query.fetch_all(conn).await
}

/// The vendors in whose name every word occurs.
pub(super) async fn vendors(
    conn: &mut Conn,
    tenant: &TenantId,
    words: &[&str],
) -> sqlx::Result<Vec<VendorId>> {
    let sql = format!(
        "select id from vendors where tenant_id = $1 and {} order by id limit {MOST}",
        occurring("name", words.len())
    );
    let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(tenant);
    let query = words
        .iter()
        .fold(query, |query, word| query.bind(pattern(word)));
    query.fetch_all(conn).await
}

fn occurring(column: &str, words: usize) -> String {
    let one = |at: usize| format!("{column} like ${} escape '\\'", at + 2);
    let all: Vec<String> = (0..words).map(one).collect();
    all.join(" and ")
}

/// A word for `like`, taken literally.
fn pattern(word: &str) -> String {
    let mut pattern = String::from("%");
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn words_are_taken_literally() {
        assert_eq!(pattern("100%"), "%100\\%%");
    }
}
