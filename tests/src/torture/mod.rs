//! Long runs against the promises of durability, as functions that answer what they counted: the
//! suite calls them small, the programs in `src/bin` large.

mod backup_load;
mod check_load;
mod power_cut;

pub use self::{
    backup_load::{BackupLoad, backup_load},
    check_load::{CheckLoad, check_load},
    power_cut::{PowerCuts, power_cuts},
};
