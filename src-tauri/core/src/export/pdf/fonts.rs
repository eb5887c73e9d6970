//! The fonts that come with the program, and those of the computer for what no bundled one holds.

use std::collections::HashMap;
use std::sync::Arc;

use fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache, Synthesis};
use krilla::text::{Font, Tag};
use parley::{FontContext, FontData};

/// Families in the order in which they are asked for a character, each with its files. What they are, where they
/// come from and what was cut out of them says `fonts/README.md`.
const BUNDLED: [(&str, &[&[u8]]); 9] = [
    (
        "Inter",
        &[
            include_bytes!("../../../fonts/Inter-Regular.ttf"),
            include_bytes!("../../../fonts/Inter-SemiBold.ttf"),
        ],
    ),
    ("Noto Sans", &[include_bytes!("../../../fonts/NotoSans-Regular.ttf")]),
    (
        "Noto Sans Arabic",
        &[
            include_bytes!("../../../fonts/NotoSansArabic-Regular.ttf"),
            include_bytes!("../../../fonts/NotoSansArabic-Bold.ttf"),
        ],
    ),
    (
        "Noto Sans Hebrew",
        &[
            include_bytes!("../../../fonts/NotoSansHebrew-Regular.ttf"),
            include_bytes!("../../../fonts/NotoSansHebrew-Bold.ttf"),
        ],
    ),
    (
        "Noto Sans Devanagari",
        &[include_bytes!("../../../fonts/NotoSansDevanagari-Regular.ttf")],
    ),
    (
        "Noto Sans Thai",
        &[include_bytes!("../../../fonts/NotoSansThai-Regular.ttf")],
    ),
    (
        "Noto Sans KR",
        &[include_bytes!("../../../fonts/NotoSansKR-Regular.ttf")],
    ),
    (
        "Droid Sans Fallback",
        &[include_bytes!("../../../fonts/DroidSansFallback.ttf")],
    ),
    ("Noto Emoji", &[include_bytes!("../../../fonts/NotoEmoji-Regular.ttf")]),
];

/// The bundled families' names, in the order in which they are asked for a character.
pub(super) fn families() -> impl Iterator<Item = &'static str> {
    BUNDLED.iter().map(|(name, _)| *name)
}

/// The bundled fonts alone; the computer's join with `collection.load_system_fonts()`.
pub(super) fn bundled() -> FontContext {
    let mut collection = Collection::new(CollectionOptions {
        shared: false,
        system_fonts: false,
    });
    for (family, files) in BUNDLED {
        for file in files {
            let named = FontInfoOverride {
                family_name: Some(family),
                ..FontInfoOverride::default()
            };
            collection.register_fonts(Blob::new(Arc::new(*file)), Some(named));
        }
    }
    FontContext {
        collection,
        source_cache: SourceCache::default(),
    }
}

/// Fonts as the PDF embeds them, each made once; only the glyphs used get into the file.
#[derive(Default)]
pub(super) struct Embedded(HashMap<(u64, u32), Option<Font>>);

impl Embedded {
    /// `None` if the file is no font that can be embedded.
    pub(super) fn font(&mut self, data: &FontData, synthesis: Synthesis) -> Option<Font> {
        let key = (data.data.id(), data.index);
        self.0
            .entry(key)
            .or_insert_with(|| {
                let (bytes, _) = data.data.clone().into_raw_parts();
                let axes: Vec<(Tag, f32)> = synthesis
                    .variation_settings()
                    .iter()
                    .map(|(tag, value)| (Tag::new(&tag.into_bytes()), *value))
                    .collect();
                Font::new_variable(bytes.into(), data.index, &axes)
            })
            .clone()
    }
}
