//! Every refusal that an endpoint of the contract can answer.

mod order;
mod payment;
mod request;
mod voucher;
