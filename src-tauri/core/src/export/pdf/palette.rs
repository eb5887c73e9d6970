//! The colours of the program's light theme, on white paper.

use krilla::color::rgb;
use krilla::num::NormalizedF32;
use krilla::paint::Fill;

use crate::domain::Tier;

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ink(pub u8, pub u8, pub u8);

/// What everything stands on.
pub(super) const PAPER: Ink = Ink(0xff, 0xff, 0xff);
pub(super) const TEXT: Ink = Ink(0x1c, 0x1a, 0x17);
pub(super) const SECONDARY: Ink = Ink(0x5c, 0x57, 0x4f);
pub(super) const TERTIARY: Ink = Ink(0x6b, 0x65, 0x5c);
pub(super) const LINE: Ink = Ink(0xe6, 0xe3, 0xdd);
pub(super) const STRONG_LINE: Ink = Ink(0xd5, 0xd1, 0xc9);
pub(super) const ACCENT: Ink = Ink(0x0a, 0x6a, 0x61);
pub(super) const ACCENT_SOFT: Ink = Ink(0xe1, 0xf0, 0xed);
/// Messages in the chart of attendance.
pub(super) const ACTIVITY: Ink = Ink(0x18, 0x64, 0xa8);

/// The colour of a tier's word and marks.
pub(super) fn tier(tier: Tier) -> Ink {
    match tier {
        Tier::Hot => Ink(0xb9, 0x3a, 0x0b),
        Tier::Warm => Ink(0x8f, 0x5f, 0x0a),
        Tier::Cool => Ink(0x18, 0x64, 0xa8),
        Tier::Cold => Ink(0x50, 0x60, 0xa8),
        Tier::NoShow => Ink(0x67, 0x62, 0x5b),
    }
}

/// The ground that a tier's word stands on.
pub(super) fn tier_soft(tier: Tier) -> Ink {
    match tier {
        Tier::Hot => Ink(0xfc, 0xe9, 0xdf),
        Tier::Warm => Ink(0xfa, 0xef, 0xd8),
        Tier::Cool => Ink(0xe2, 0xef, 0xfa),
        Tier::Cold => Ink(0xe9, 0xeb, 0xf7),
        Tier::NoShow => Ink(0xee, 0xec, 0xe8),
    }
}

impl Ink {
    pub(super) fn color(self) -> rgb::Color {
        rgb::Color::new(self.0, self.1, self.2)
    }

    pub(super) fn fill(self) -> Fill {
        Fill {
            paint: self.color().into(),
            opacity: NormalizedF32::ONE,
            rule: Default::default(),
        }
    }
}
