//! A secret on its way through the program: it does not print, does not serialise and leaves no copy behind.

use std::fmt;

use zeroize::Zeroize;

/// A secret, a string unless said otherwise. `Debug` prints `<redacted>`; there is no `Display` and no `Serialize`
/// on purpose; the memory is overwritten on drop.
#[derive(Clone)]
pub struct Sensitive<T: Zeroize = String>(T);

impl<T: Zeroize> Sensitive<T> {
    /// Wraps a secret.
    pub fn new(secret: T) -> Self {
        Self(secret)
    }

    /// The secret itself. Whoever calls this answers for where it goes.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

impl<T: Zeroize> Drop for Sensitive<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Sensitive<[u8; 32]> {
    /// The key as 64 lower-case hexadecimal digits, for stores and databases that take text.
    pub fn to_hex(&self) -> Sensitive {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        // Reserved in full, since a growing string would leave pieces of the key in freed memory.
        let mut hex = String::with_capacity(2 * self.0.len());
        for byte in &self.0 {
            hex.push(char::from(DIGITS[usize::from(byte >> 4)]));
            hex.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        Sensitive(hex)
    }

    /// The key that [`Self::to_hex`] wrote; `None` for any other text.
    pub fn from_hex(hex: &Sensitive) -> Option<Self> {
        let digits = hex.0.as_bytes();
        let mut key = Self([0; 32]);
        if digits.len() != 2 * key.0.len() {
            return None;
        }
        for (byte, pair) in key.0.iter_mut().zip(digits.chunks_exact(2)) {
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            *byte = u8::try_from(high << 4 | low).ok()?;
        }
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_secret_does_not_print() {
        let shown = format!("{:?}", Some(Sensitive::new("sk-very-secret".to_owned())));
        assert_eq!(shown, "Some(<redacted>)");
    }

    #[test]
    fn a_key_survives_its_hexadecimal_form() {
        let key = Sensitive::new(std::array::from_fn::<u8, 32, _>(|i| (i * 7 + 9) as u8));
        let hex = key.to_hex();
        assert!(hex.expose().starts_with("0910171e"));
        assert_eq!(Sensitive::from_hex(&hex).unwrap().expose(), key.expose());
    }

    #[test]
    fn what_is_not_a_key_is_refused() {
        let almost = "0".repeat(63);
        for text in [
            "",
            "00",
            &almost,
            &format!("{almost}g"),
            &format!("{almost}00"),
            &"é".repeat(32),
        ] {
            assert!(
                Sensitive::from_hex(&Sensitive::new(text.to_owned())).is_none(),
                "{text}"
            );
        }
    }
}
