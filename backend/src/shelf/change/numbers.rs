//! Which option each way to buy a product is, before and after a change.

use std::collections::BTreeSet;

use shared::{
    console::product::{Choice, Draft},
    money::Won,
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
    /// The day of which the prices are.
    today: Date,
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
            today,
        })
    }

    /// The options that shoppers see, in their order.
    pub(super) fn sold(&self) -> Vec<ProductOption> {
        let sold = self.known.iter().filter(|(_, is_sold)| *is_sold);
        sold.map(|(option, _)| option.clone()).collect()
    }

    pub(super) fn of(&self, label: &str) -> Option<&ProductOption> {
        self.find(label).map(|(option, _)| option)
    }

    fn find(&self, label: &str) -> Option<&(ProductOption, bool)> {
        let mut known = self.known.iter();
        known.find(|(option, _)| option.label.as_str() == label.trim())
    }

    /// Gives the options of a draft their ids, and answers those that are new. What they say as
    /// `before` said it stays as it is, also that one is not sold any more.
    pub(in crate::shelf) fn name(
        &self,
        options: &mut Vec<ProductOption>,
        before: Option<&Draft>,
    ) -> Result<Vec<ProductOption>, AppError> {
        let before = choices(before);
        let labels = before.iter().map(|choice| choice.label.trim());
        let in_order = labels.eq(options.iter().map(|option| option.label.as_str()));
        options.retain(|option| {
            let is_gone = self
                .find(&option.label)
                .is_some_and(|(_, is_sold)| !is_sold);
            let said = find(before, &option.label);
            !(is_gone && said.is_some_and(|said| says(said, option)))
        });
        let mut taken = self.taken.clone();
        let mut next = 1;
        let mut new = Vec::new();
        for option in options {
            if let Some(known) = self.of(&option.label) {
                self.stay(option, known, before, in_order);
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

    /// Takes the options off sale that a draft has no more; no import brings them back. What came
    /// after the draft was begun stays.
    pub(in crate::shelf) async fn hide_others(
        &self,
        tx: &mut Conn,
        actor: &Actor,
        (now, before): (&Draft, Option<&Draft>),
    ) -> Result<(), AppError> {
        let before = choices(before);
        for (option, is_sold) in &self.known {
            let label = option.label.as_str();
            let was_left_out = find(before, label).is_some() && find(&now.choices, label).is_none();
            if *is_sold && was_left_out {
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

impl Numbers {
    /// Makes an option the known one with what is said anew. Prices are compared as they are today,
    /// so that one that has come since is not taken back by what held before it.
    fn stay(
        &self,
        option: &mut ProductOption,
        known: &ProductOption,
        before: &[Choice],
        in_order: bool,
    ) {
        let before = find(before, &option.label).map(|before| on(before, self.today));
        let said = std::mem::replace(option, known.clone());
        if !in_order {
            option.order = said.order;
        }
        let said = said.on(self.today);
        let Some(before) = before else {
            option.price = said.price;
            option.later = said.later;
            option.net_g = said.net_g;
            return;
        };
        if before.price != said.price.0 {
            option.price = said.price;
        }
        if planned(&before) != said.later.map(|later| (later.from.0, later.price.0)) {
            option.later = said.later;
        }
        if before.grams != said.net_g {
            option.net_g = said.net_g;
        }
    }
}

fn choices(draft: Option<&Draft>) -> &[Choice] {
    draft.map_or(&[], |draft| &draft.choices)
}

fn find<'a>(choices: &'a [Choice], label: &str) -> Option<&'a Choice> {
    let mut choices = choices.iter();
    choices.find(|choice| choice.label.trim() == label)
}

/// A later price as it is compared.
fn planned(choice: &Choice) -> Option<(Date, Won)> {
    choice.later.map(|later| (later.from, later.price))
}

/// Whether an option says what a choice said.
fn says(choice: &Choice, option: &ProductOption) -> bool {
    let later = option.later.map(|later| (later.from.0, later.price.0));
    choice.price == option.price.0 && planned(choice) == later && choice.grams == option.net_g
}

/// A choice as it is on a day: a later price that has come is its price.
fn on(choice: &Choice, today: Date) -> Choice {
    let mut choice = choice.clone();
    if let Some(later) = choice.later.filter(|later| later.from <= today) {
        choice.price = later.price;
        choice.later = None;
    }
    choice
}
