//! What the console's pages and the server agree on: who may do what, and the models of the work
//! of producers and of the county's team.

pub mod campaign;
pub mod card;
pub mod case;
pub mod category;
pub mod compensation;
pub mod desk;
pub mod feedback;
pub mod home;
pub mod lot;
pub mod message;
pub mod on_way;
pub mod onboarding;
pub mod parcel;
pub mod payback;
pub mod payout;
pub mod people;
pub mod policy;
pub mod product;
pub mod promotion;
pub mod rest;
pub mod review;
pub mod role;
pub mod settlement;
pub mod sign_in;
pub mod subsidy;
pub mod todo;
pub mod word;
