//! Messages to shoppers: the catalogue of what is told, with the text that each begins with, and
//! the rules that a text has to keep so that the sender (카카오 알림톡) takes it.

mod lint;
mod template;

pub use self::{
    lint::{LONGEST, lint},
    template::{Template, Values, Variable, fill},
};
