//! What a change of a product on sale says differently, besides its page.

use super::{Choice, Draft, FoodClass, Keeping, Later, Tax};

/// A fact that is another one from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which, as people say it.
    pub what: String,
    /// What shoppers see now; empty where it is new.
    pub before: String,
    /// What they will see; empty where it goes away.
    pub after: String,
}

/// The facts that differ, in the order of the questions.
pub fn changed(before: &Draft, after: &Draft) -> Vec<Changed> {
    let mut all = Vec::new();
    let mut tell = |what: &str, before: String, after: String| {
        if before != after {
            let what = what.to_owned();
            all.push(Changed {
                what,
                before,
                after,
            });
        }
    };
    tell("이름", before.name.clone(), after.name.clone());
    let shelf = |draft: &Draft| {
        draft
            .category
            .as_ref()
            .map_or_else(String::new, ToString::to_string)
    };
    tell("자리", shelf(before), shelf(after));
    let price = |of: &Draft, label: &str| {
        let named = |choice: &&Choice| choice.label.trim() == label;
        let choice = of.choices.iter().find(named);
        choice.map_or_else(String::new, |choice| choice.price.to_string())
    };
    let later = |of: &Draft, label: &str| {
        let mut named = of
            .choices
            .iter()
            .filter(|choice| choice.label.trim() == label);
        let later = named.next().and_then(|choice| choice.later);
        later.map_or_else(String::new, Later::name)
    };
    let labels = before.choices.iter().chain(&after.choices);
    let mut told: Vec<&str> = Vec::new();
    for label in labels.map(|choice| choice.label.trim()) {
        if !told.contains(&label) {
            told.push(label);
            tell(label, price(before, label), price(after, label));
            let what = format!("{label}, 나중 값");
            tell(&what, later(before, label), later(after, label));
        }
    }
    tell("세금", tax(before.tax), tax(after.tax));
    tell("원산지", before.origin.clone(), after.origin.clone());
    tell("보관", keeping(before.keeping), keeping(after.keeping));
    tell(
        "먹을 수 있는 때",
        before.shelf_life.clone(),
        after.shelf_life.clone(),
    );
    tell(
        "무엇이 좋은지",
        before.page.good.clone(),
        after.page.good.clone(),
    );
    tell("고시 갈래", class(before.class), class(after.class));
    for line in &after.notice {
        let same = |known: &&super::Line| known.label == line.label;
        let known = before.notice.iter().find(same);
        let known = known.map_or_else(String::new, |known| known.value.clone());
        tell(&line.label, known, line.value.clone());
    }
    all
}

fn tax(tax: Option<Tax>) -> String {
    let name = match tax {
        Some(Tax::TaxFree) => "면세",
        Some(Tax::Taxable) => "과세",
        Some(Tax::Unsure) | None => "모르겠어요",
    };
    name.to_owned()
}

fn keeping(keeping: Option<Keeping>) -> String {
    let name = match keeping {
        Some(Keeping::Room) => "그늘진 곳",
        Some(Keeping::Cool) => "냉장고",
        Some(Keeping::Frozen) => "냉동실",
        None => "",
    };
    name.to_owned()
}

fn class(class: FoodClass) -> String {
    let name = match class {
        FoodClass::Agri => "농수축산물",
        FoodClass::Processed => "가공식품",
        FoodClass::Functional => "건강기능식품",
        FoodClass::General => "기타 재화",
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Changed, Choice, Draft, changed};
    use crate::money::Won;

    #[test]
    fn a_new_price_a_new_way_and_one_that_goes_away_are_told() {
        let choice = |label: &str, price| Choice {
            label: label.to_owned(),
            price: Won(price),
            ..Choice::default()
        };
        let before = Draft {
            choices: vec![choice("1kg", 18_000), choice("2kg", 34_000)],
            ..Draft::default()
        };
        let mut after = before.clone();
        assert_eq!(changed(&before, &after), []);
        after.choices = vec![choice("3kg", 50_000), choice("1kg ", 19_000)];
        let row = |what: &str, before: &str, after: &str| Changed {
            what: what.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let told = [
            row("1kg", "18,000원", "19,000원"),
            row("2kg", "34,000원", ""),
            row("3kg", "", "50,000원"),
        ];
        assert_eq!(changed(&before, &after), told);
    }
}
