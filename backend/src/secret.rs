//! Keys: kept out of logs, and one root from which every purpose gets a key of its own.

use std::{
    fmt,
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use aes_gcm::{
    Aes256Gcm, KeyInit as _,
    aead::{Aead as _, Payload},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Shorter keys could be guessed.
const SHORTEST: usize = 32;

/// Shorter signatures could be guessed.
const SHORTEST_SIGNATURE: usize = 16;

/// A text that never shows in logs or error messages.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps the text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl std::str::FromStr for Secret {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::new(text))
    }
}

/// Why there is no root key.
#[derive(Debug, thiserror::Error)]
pub enum RootKeyError {
    /// Set by hand, and too short.
    #[error(
        "CHOROK_SECRET has {0} characters; give it at least 32, for example from `openssl rand -hex 32`"
    )]
    Short(usize),
    /// Nobody knows which key the mall is signed with.
    #[error(
        "the signing key is neither in CHOROK_SECRET nor in {0}; set the one that `chorok serve` runs with"
    )]
    Missing(String),
    /// The file that keeps it is not usable.
    #[error("the key file {path} cannot be read or written; make the data folder yours")]
    File {
        /// The file.
        path: String,
        /// Why.
        #[source]
        source: io::Error,
    },
}

/// The key that all signatures of this mall come from.
#[derive(Clone)]
pub struct RootKey(Vec<u8>);

impl RootKey {
    /// Takes the key from the setting, or from the file, which is made when absent.
    pub fn load(setting: Option<&Secret>, file: &Path) -> Result<Self, RootKeyError> {
        let wrap = |source| RootKeyError::File {
            path: file.display().to_string(),
            source,
        };
        let text = match setting {
            Some(secret) => secret.expose().to_owned(),
            None if file.exists() => fs::read_to_string(file).map_err(wrap)?.trim().to_owned(),
            None => create(file).map_err(wrap)?,
        };
        if text.len() < SHORTEST {
            return Err(RootKeyError::Short(text.len()));
        }
        Ok(Self(text.into_bytes()))
    }

    /// Takes the key from the setting or the file, and never makes one.
    pub fn load_known(setting: Option<&Secret>, file: &Path) -> Result<Self, RootKeyError> {
        if setting.is_none() && !file.exists() {
            return Err(RootKeyError::Missing(file.display().to_string()));
        }
        Self::load(setting, file)
    }

    /// Writes the key into a new file that only its owner may read.
    pub fn store(&self, file: &Path) -> Result<(), RootKeyError> {
        write_new(file, &self.0).map_err(|source| RootKeyError::File {
            path: file.display().to_string(),
            source,
        })
    }

    /// A fixed key for tests.
    pub fn for_tests() -> Self {
        Self(b"a key that only tests use, 32 bytes or more".to_vec())
    }

    /// Signs `message` for one purpose; a signature for another purpose never matches.
    pub fn sign(&self, purpose: &str, message: &[u8]) -> [u8; 32] {
        self.mac(purpose, message).finalize().into_bytes().into()
    }

    /// Compares in constant time with the whole signature, or with its first 16 bytes or more:
    /// 128 bits are beyond guessing, and tokens stay short.
    pub fn verify(&self, purpose: &str, message: &[u8], signature: &[u8]) -> bool {
        let mac = self.mac(purpose, message);
        signature.len() >= SHORTEST_SIGNATURE && mac.verify_truncated_left(signature).is_ok()
    }

    /// Encrypts for one purpose and one owner, with AES-256-GCM: base64 of nonce and ciphertext.
    /// A nonce is never used twice.
    pub fn seal(&self, purpose: &str, nonce: [u8; 12], owner: &str, text: &[u8]) -> String {
        let payload = Payload {
            msg: text,
            aad: owner.as_bytes(),
        };
        let sealed = self.cipher(purpose).encrypt(&nonce.into(), payload);
        let sealed = sealed.expect("short texts can be encrypted");
        STANDARD.encode([&nonce[..], &sealed].concat())
    }

    /// Decrypts what [`RootKey::seal`] made for the same purpose and owner.
    pub fn open(&self, purpose: &str, owner: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = STANDARD.decode(sealed).ok()?;
        let (nonce, msg) = bytes.split_first_chunk::<12>()?;
        let aad = owner.as_bytes();
        let payload = Payload { msg, aad };
        self.cipher(purpose).decrypt(nonce.into(), payload).ok()
    }

    fn cipher(&self, purpose: &str) -> Aes256Gcm {
        Aes256Gcm::new(&self.sign("seal", purpose.as_bytes()).into())
    }

    fn mac(&self, purpose: &str, message: &[u8]) -> Hmac<Sha256> {
        let mut mac = keyed(&self.0);
        mac.update(purpose.as_bytes());
        let mut mac = keyed(&mac.finalize().into_bytes());
        mac.update(message);
        mac
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey([redacted])")
    }
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

fn create(file: &Path) -> io::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    let text = hex::encode(bytes);
    write_new(file, text.as_bytes())?;
    Ok(text)
}

fn write_new(file: &Path, key: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)?;
    file.write_all(key)?;
    // Without the key every code and token is worthless: it outlives a power cut.
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::{RootKey, Secret};

    #[test]
    fn a_secret_is_not_printed() {
        let text = format!("{:?} {:?}", Secret::new("hunter2"), RootKey::for_tests());
        assert_eq!(text, "[redacted] RootKey([redacted])");
    }

    #[test]
    fn a_signature_holds_for_its_purpose_only() {
        let key = RootKey::for_tests();
        let signature = key.sign("order", b"no 1");
        assert!(key.verify("order", b"no 1", &signature));
        assert!(key.verify("order", b"no 1", &signature[..16]));
        assert!(!key.verify("order", b"no 1", &signature[..15]));
        assert!(!key.verify("lot", b"no 1", &signature));
        assert!(!key.verify("order", b"no 2", &signature));
    }

    #[test]
    fn what_is_sealed_opens_for_its_purpose_and_owner_only() {
        let key = RootKey::for_tests();
        let sealed = key.seal("seed", [1; 12], "stf_1", b"secret");
        assert_eq!(key.open("seed", "stf_1", &sealed).unwrap(), b"secret");
        assert_eq!(key.open("seed", "stf_2", &sealed), None);
        assert_eq!(key.open("code", "stf_1", &sealed), None);
        assert_eq!(key.open("seed", "stf_1", "c2hvcnQ="), None);
    }

    #[test]
    fn a_short_key_is_refused() {
        let refused = RootKey::load(Some(&Secret::new("short")), "unused".as_ref());
        assert!(refused.unwrap_err().to_string().contains("at least 32"));
    }
}
