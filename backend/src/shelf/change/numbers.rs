//! Which option each way to buy a product is, before and after a change.

use std::collections::BTreeSet;

use shared::{
    console::product::{Choice, Draft},
    time::Date,
};

use super::super::made::read;
use crate::{
    catalog::record::ProductOption,
    console::Actor,
    db::{Conn, content},
    error::AppError,
    import,
};

const OPTIONS: &str = "product_options";

/// Which option of a product each way to buy it is. Orders and carts point at options, so that a
/// way that keeps its words keeps its option, and a new one gets one that nobody had.
#[derive(Debug, Default)]
pub(in crate::shelf) struct Numbers {
    slug: String,
    /// Those that are sold, in the order of the page, and those that are not sold any more.
    known: Vec<(ProductOption, bool)>,
    /// The ids of all products' options.
    taken: BTreeSet<String>,
}

impl Numbers {
    /// The options of a product that is sold, as they are on a day.
    pub(in crate::shelf) async fn read(
        tx: &mut Conn,
        actor: &Actor,
        slug: &str,
        today: Date,
    ) -> Result<Self, AppError> {
        let rows: Vec<(String, String, i64)> = content::list_rows(OPTIONS)
            .bind(&actor.tenant)
            .fetch_all(tx)
            .await?;
        let (mut known, mut taken) = (Vec::new(), BTreeSet::new());
        for (id, content, hidden) in rows {
            let option: ProductOption =
                serde_json::from_str(&content).map_err(AppError::internal)?;
            if option.product.as_str() == slug {
                known.push((option.on(today), hidden == 0));
            }
            taken.insert(id);
        }
        known.sort_by_key(|(option, is_sold)| (!is_sold, option.order));
        Ok(Self {
            slug: slug.to_owned(),
            known,
            taken,
        })
    }

    /// The options that shoppers see, in their order.
    pub(super) fn sold(&self) -> Vec<ProductOption> {
        let sold = self.known.iter().filter(|(_, is_sold)| *is_sold);
        sold.map(|(option, _)| option.clone()).collect()
    }

    pub(super) fn of(&self, label: &str) -> Option<&ProductOption> {
        let mut known = self.known.iter().map(|(option, _)| option);
        known.find(|option| option.label.as_str() == label.trim())
    }

    /// Gives the options of a draft their ids, and answers those that are new. What they say as
    /// `before` said it stays as it is.
    pub(in crate::shelf) fn name(
        &self,
        options: &mut [ProductOption],
        before: Option<&Draft>,
    ) -> Result<Vec<ProductOption>, AppError> {
        let before = before.map_or(&[][..], |before| &before.choices);
        let labels = before.iter().map(|choice| choice.label.trim());
        let in_order = labels.eq(options.iter().map(|option| option.label.as_str()));
        let mut taken = self.taken.clone();
        let mut next = 1;
        let mut new = Vec::new();
        for option in options {
            if let Some(known) = self.of(&option.label) {
                stay(option, known, before, in_order);
                continue;
            }
            while !taken.insert(format!("{}-{next}", self.slug)) {
                next += 1;
            }
            option.option = read(&format!("{}-{next}", self.slug))?;
            new.push(option.clone());
        }
        Ok(new)
    }

    /// Takes the options off sale that a draft has no more; no import brings them back.
    pub(in crate::shelf) async fn hide_others(
        &self,
        tx: &mut Conn,
        actor: &Actor,
        choices: &[Choice],
    ) -> Result<(), AppError> {
        let wanted = |label: &str| choices.iter().any(|choice| choice.label.trim() == label);
        for (option, _) in &self.known {
            if !wanted(&option.label) {
                let id = option.option.as_str();
                content::hide_row(OPTIONS)
                    .bind(&actor.tenant)
                    .bind(id)
                    .execute(&mut *tx)
                    .await?;
                import::keep_own::<ProductOption>(tx, &actor.tenant, id).await?;
            }
        }
        Ok(())
    }
}

/// Makes an option the known one with what is said anew.
fn stay(option: &mut ProductOption, known: &ProductOption, before: &[Choice], in_order: bool) {
    let mut before = before.iter();
    let before = before.find(|choice| choice.label.trim() == option.label.as_str());
    let said = option.clone();
    *option = known.clone();
    if !in_order {
        option.order = said.order;
    }
    if before.is_none_or(|before| before.price != said.price.0) {
        option.price = said.price;
    }
    let later = said.later.map(|later| (later.from.0, later.price.0));
    let known = |before: &Choice| before.later.map(|later| (later.from, later.price));
    if before.is_none_or(|before| known(before) != later) {
        option.later = said.later;
    }
    if before.is_none_or(|before| before.grams != said.net_g) {
        option.net_g = said.net_g;
    }
}
