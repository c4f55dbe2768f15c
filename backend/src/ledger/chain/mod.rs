//! The chain that makes the books verifiable: what a link's hash covers, byte for byte.
//!
//! `docs/LEDGER.md` describes the same form for auditors with other tools. A form that has been
//! used never changes; a new one gets a new name.

mod append;

use std::fmt;

use sha2::{Digest, Sha256};
use shared::{ids::TenantId, money::Won, time::Timestamp};

use super::AccountId;

pub(super) use append::append;

/// Named first in the encoding, so that hashes of different forms never meet.
const FORM: &str = "chorok-ledger-1";

/// The hash of a link: SHA-256, in lowercase hex where it is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Stands before the first link.
    pub const START: Self = Self([0; 32]);

    /// Reads the text form back.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        // Two texts of one hash would make two forms of one link.
        (hex::encode(bytes) == text).then_some(Self(bytes))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

/// A link without its hash: a transfer in its place of the chain.
#[derive(Debug, Clone)]
pub(super) struct Link<'a> {
    pub(super) tenant: &'a TenantId,
    pub(super) seq: i64,
    pub(super) transfer: &'a str,
    pub(super) kind: &'a str,
    pub(super) reference: &'a str,
    pub(super) at: Timestamp,
    pub(super) entries: &'a [Entry],
}

/// What one account gains, or loses when negative, in its place of the transfer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) seq: i64,
    pub(super) account: AccountId,
    pub(super) amount: Won,
}

impl Link<'_> {
    /// SHA-256 of the previous hash and the canonical encoding of this link.
    pub(super) fn hash(&self, previous: &Hash) -> Hash {
        let mut bytes = Encoding(Vec::with_capacity(192 + 64 * self.entries.len()));
        bytes.0.extend_from_slice(&previous.0);
        bytes.text(FORM);
        bytes.text(self.tenant.as_str());
        bytes.number(self.seq);
        bytes.text(self.transfer);
        bytes.text(self.kind);
        bytes.text(self.reference);
        bytes.number(self.at.0);
        bytes.count(self.entries.len());
        for entry in self.entries {
            bytes.number(entry.seq);
            bytes.text(&entry.account.0);
            bytes.number(entry.amount.0);
        }
        Hash(Sha256::digest(&bytes.0).into())
    }
}

/// Length-prefixed texts and little-endian numbers of 64 bits: no two links share an encoding.
#[derive(Debug, Default)]
pub(crate) struct Encoding(Vec<u8>);

impl Encoding {
    pub(crate) fn number(&mut self, number: i64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn count(&mut self, count: usize) {
        self.number(i64::try_from(count).unwrap_or(i64::MAX));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests;
