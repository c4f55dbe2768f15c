//! What the pages of settlement show: the county's runs, and a vendor's statements.

mod run;
mod statement;

pub use self::{
    run::{
        BankFile, Books, Close, Decide, Run, RunRow, Runs, Signed, StatementRow, Sums, TakeFile,
    },
    statement::{
        FeeAt, LineKind, SoldGoods, SoldParcels, Statement, StatementLine, Statements,
        VendorStatementRow,
    },
};
