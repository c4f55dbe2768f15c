//! What the county changes of its mall itself: the first page. It is kept in the rows that an
//! import writes, and is the console's from its first change on.

mod home;

use crate::console::Routes;

/// Adds this feature's routes.
pub fn add(routes: Routes) -> Routes {
    home::add(routes)
}
