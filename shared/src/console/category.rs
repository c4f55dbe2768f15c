//! 분류: the shelves of the mall, as the county arranges them.

use serde::{Deserialize, Serialize};

use crate::ids::CategoryId;

/// A shelf in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CategoryRow {
    /// Its id and place in the URL.
    pub id: CategoryId,
    /// What it is called.
    pub name: String,
    /// The shelf that it is part of.
    pub parent: Option<CategoryId>,
    /// Products that stand on it, not counting the shelves inside.
    pub products: u32,
    /// Whether it is in no menu; its products can still be found and bought.
    pub hidden: bool,
    /// Whether it was removed; it is in the list as long as products name it.
    pub removed: bool,
}

/// Adds a shelf inside another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddCategory {
    /// What it is called.
    pub name: String,
    /// The shelf that it is part of.
    pub parent: CategoryId,
}

/// Calls a shelf something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenameCategory {
    /// What it was called when this was written.
    pub seen: String,
    /// What it is called now.
    pub name: String,
}

/// Puts shelves in another order: all that stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrderCategories {
    /// The order that was seen.
    pub seen: Vec<CategoryId>,
    /// The order that they have now.
    pub order: Vec<CategoryId>,
}
