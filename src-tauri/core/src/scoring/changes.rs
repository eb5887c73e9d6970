//! What changed settings would do, counted before they are applied.

use crate::domain::Tier;

/// How many people move between which tiers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TierChanges {
    /// Everybody who changes tier.
    pub moved: usize,
    /// Each pair of tiers that somebody moves between, from the most engaged down.
    pub changes: Vec<TierChange>,
}

/// The people who move from one tier to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierChange {
    /// Their tier now.
    pub from: Tier,
    /// Their tier with the new settings.
    pub to: Tier,
    /// How many they are, at least one.
    pub people: usize,
}

/// Compares the tiers of the same people, in the same order, before and after.
pub fn tier_changes(before: &[Tier], after: &[Tier]) -> TierChanges {
    let pairs = Tier::ALL
        .into_iter()
        .flat_map(|from| Tier::ALL.into_iter().map(move |to| (from, to)));
    let changes: Vec<TierChange> = pairs
        .filter(|(from, to)| from != to)
        .map(|(from, to)| TierChange {
            from,
            to,
            people: before.iter().zip(after).filter(|pair| *pair == (&from, &to)).count(),
        })
        .filter(|change| change.people > 0)
        .collect();
    TierChanges {
        moved: changes.iter().map(|change| change.people).sum(),
        changes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_moves_are_counted_most_engaged_first() {
        let before = [Tier::Warm, Tier::Hot, Tier::Warm, Tier::Cold, Tier::NoShow, Tier::Hot];
        let after = [Tier::Cool, Tier::Hot, Tier::Cool, Tier::Cool, Tier::NoShow, Tier::Warm];
        let change = |from, to, people| TierChange { from, to, people };
        assert_eq!(
            tier_changes(&before, &after),
            TierChanges {
                moved: 4,
                changes: vec![
                    change(Tier::Hot, Tier::Warm, 1),
                    change(Tier::Warm, Tier::Cool, 2),
                    change(Tier::Cold, Tier::Cool, 1),
                ],
            }
        );
        assert_eq!(tier_changes(&before, &before), TierChanges::default());
    }
}
