//! How far a reading is, and whether it is still wanted.

use std::ops::ControlFlow;

/// Rows between two looks at whether the reading is still wanted; a look must cost nothing beside them.
const ROWS_BETWEEN: usize = 2048;

/// Follows one reading. Told the share done (0-1), the listener answers whether to go on.
pub struct Watch<'w> {
    listener: Option<&'w (dyn Fn(f32) -> ControlFlow<()> + Sync)>,
    /// The part of the whole that the present step covers.
    from: f32,
    to: f32,
}

impl Watch<'static> {
    /// Nobody follows, and nobody stops it.
    pub const NONE: Self = Self {
        listener: None,
        from: 0.0,
        to: 1.0,
    };
}

impl<'w> Watch<'w> {
    /// Tells `listener` how far the reading is, until it breaks.
    pub fn new(listener: &'w (dyn Fn(f32) -> ControlFlow<()> + Sync)) -> Self {
        Self {
            listener: Some(listener),
            from: 0.0,
            to: 1.0,
        }
    }

    /// A step that covers the part between two shares of this one.
    pub(super) fn part(&self, from: f32, to: f32) -> Self {
        let length = self.to - self.from;
        Self {
            listener: self.listener,
            from: self.from + length * from,
            to: self.from + length * to,
        }
    }

    /// Whether to go on with the row at `index` of `rows`; looks up only every so often.
    pub(super) fn goes_on(&self, index: usize, rows: usize) -> bool {
        !index.is_multiple_of(ROWS_BETWEEN) || self.at(index as f32 / rows.max(1) as f32)
    }

    /// Tells the share done of this step; answers whether to go on.
    pub(super) fn at(&self, share: f32) -> bool {
        self.listener
            .is_none_or(|tell| tell(self.from + (self.to - self.from) * share).is_continue())
    }
}
