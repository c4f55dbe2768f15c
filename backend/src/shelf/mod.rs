//! shelf
use crate::console::Routes;
/// x
pub fn add(routes: Routes) -> Routes { routes }
