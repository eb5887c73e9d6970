//! Keys: made from a passphrase where no keychain exists, or from the system's randomness.
//!
//! The cost below is part of every database opened with a passphrase: another cost is another key. Whoever
//! changes it must keep the old one for old databases.

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroize;

use super::{SecretError, Sensitive};

/// The salt's length; RFC 9106, section 3.1, recommends 16 bytes.
pub const SALT_BYTES: usize = 16;

// RFC 9106, section 4, second recommended option: 64 MiB, 3 passes, 4 lanes. It lies well above the floor of
// OWASP's Password Storage Cheat Sheet (Argon2id, 19 MiB, 2 passes, 1 lane), which is meant for servers that check
// many passwords a second; this runs once at start and guards a file that a thief may attack at leisure.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 4;

/// The database key of a passphrase, by Argon2id. Takes a fraction of a second and 64 MiB: keep it off async threads.
pub fn derive_key(passphrase: &Sensitive, salt: &[u8; SALT_BYTES]) -> Result<Sensitive<[u8; 32]>, SecretError> {
    let mut key = [0; 32];
    let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(key.len()));
    let derived = params.and_then(|params| {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
            passphrase.expose().as_bytes(),
            salt,
            &mut key,
        )
    });
    let wrapped = Sensitive::new(key);
    key.zeroize();
    match derived {
        Ok(()) => Ok(wrapped),
        Err(error) => Err(SecretError::Failed(format!(
            "No key could be made from the passphrase ({error}). Try a shorter one."
        ))),
    }
}

/// A new salt, to be kept in clear beside what it protects.
pub fn random_salt() -> Result<[u8; SALT_BYTES], SecretError> {
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(no_randomness)?;
    Ok(salt)
}

/// A new database key.
pub fn random_key() -> Result<Sensitive<[u8; 32]>, SecretError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(no_randomness)?;
    let wrapped = Sensitive::new(key);
    key.zeroize();
    Ok(wrapped)
}

fn no_randomness(error: getrandom::Error) -> SecretError {
    SecretError::Failed(format!(
        "The system gave no random numbers, so no key could be made ({error}). Start the computer again."
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn passphrase(text: &str) -> Sensitive {
        Sensitive::new(text.to_owned())
    }

    #[test]
    fn a_passphrase_and_its_salt_always_make_the_same_key() {
        // Made with the reference implementation in C: Argon2id, 3 passes, 64 MiB, 4 lanes, 32 bytes.
        let key = derive_key(&passphrase("correct horse"), b"0123456789abcdef").unwrap();
        assert_eq!(key.to_hex().expose(), REFERENCE);
    }

    #[test]
    fn another_passphrase_or_salt_makes_another_key() {
        let key = |text: &str, salt: &[u8; SALT_BYTES]| *derive_key(&passphrase(text), salt).unwrap().expose();
        let first = key("correct horse", b"0123456789abcdef");
        assert_ne!(first, key("correct horsf", b"0123456789abcdef"));
        assert_ne!(first, key("correct horse", b"0123456789abcdeg"));
    }

    #[test]
    fn random_keys_and_salts_differ() {
        assert_ne!(random_key().unwrap().expose(), random_key().unwrap().expose());
        assert_ne!(random_salt().unwrap(), random_salt().unwrap());
    }

    const REFERENCE: &str = "2f56f5363a695288ff28810e46ad69a1fe3068bc6494cd26a8a673b7d9c2b0a2";
}
