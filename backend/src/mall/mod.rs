//! What the county changes of its mall itself: the first page, the shelves, the words by which
//! products are found, and what shoppers are promised. It is kept in the rows that an import writes,
//! where there are such, and is the console's from its first change on.

mod category;
mod home;
mod policy;
mod words;

pub(crate) use self::policy::{list as list_policies, versions as policy_versions};
use crate::console::Routes;

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    policy::add(words::add(category::add(home::add(routes))))
}
