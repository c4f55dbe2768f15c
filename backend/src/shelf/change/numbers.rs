//! Which option each way to buy a product is, before and after a change.

use std::collections::BTreeMap;

use shared::console::product::Choice;

use super::super::made::read;
use crate::{
    catalog::record::ProductOption,
    console::Actor,
    db::{Conn, content},
    error::AppError,
};

const OPTIONS: &str = "product_options";

/// Which option of a product each way to buy it is. Orders and carts point at options, so that a
/// way that keeps its words keeps its option, and a new one gets one that nobody had.
#[derive(Debug, Default)]
pub(in crate::shelf) struct Numbers {
    slug: String,
    /// By label, also those that are not sold any more.
    known: BTreeMap<String, ProductOption>,
}

impl Numbers {
    /// The options of a product that is sold.
    pub(in crate::shelf) async fn read(
        tx: &mut Conn,
        actor: &Actor,
        slug: &str,
    ) -> Result<Self, AppError> {
        let rows: Vec<(String, String, i64)> = content::list_rows(OPTIONS)
            .bind(&actor.tenant)
            .fetch_all(tx)
            .await?;
        let mut known = BTreeMap::new();
        for (_, content, _) in rows {
            let option: ProductOption =
                serde_json::from_str(&content).map_err(AppError::internal)?;
            if option.product.as_str() == slug {
                known.insert(option.label.to_string(), option);
            }
        }
        Ok(Self {
            slug: slug.to_owned(),
            known,
        })
    }

    pub(super) fn of(&self, label: &str) -> Option<&str> {
        self.known
            .get(label.trim())
            .map(|option| option.option.as_str())
    }

    /// Gives the options of a draft their ids, and answers those that are new.
    pub(in crate::shelf) fn name(
        &self,
        options: &mut [ProductOption],
    ) -> Result<Vec<ProductOption>, AppError> {
        let mut next = 1;
        let mut new = Vec::new();
        for option in options {
            if let Some(known) = self.known.get(&option.label.to_string()) {
                option.option = known.option.clone();
                // How many there are is counted elsewhere from the first sale on.
                option.stock = known.stock;
                continue;
            }
            let taken = |id: &str| self.known.values().any(|known| known.option.as_str() == id);
            while taken(&format!("{}-{next}", self.slug)) {
                next += 1;
            }
            option.option = read(&format!("{}-{next}", self.slug))?;
            next += 1;
            new.push(option.clone());
        }
        Ok(new)
    }

    /// Takes the options off sale that a draft has no more.
    pub(in crate::shelf) async fn hide_others(
        &self,
        tx: &mut Conn,
        actor: &Actor,
        choices: &[Choice],
    ) -> Result<(), AppError> {
        let wanted = |label: &str| choices.iter().any(|choice| choice.label.trim() == label);
        for (label, option) in &self.known {
            if !wanted(label) {
                content::hide_row(OPTIONS)
                    .bind(&actor.tenant)
                    .bind(option.option.as_str())
                    .execute(&mut *tx)
                    .await?;
            }
        }
        Ok(())
    }
}
