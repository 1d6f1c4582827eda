//! Search keys, which define the equality of texts in a search.
//!
//! Two texts are equal regardless of case, and of whether an accented letter is one character or several. This is Unicode's
//! canonical caseless matching (chapter 3.13, D145). Letters with and without an accent differ. Each contact is stored with the
//! [`key`] of each of its texts, so both databases find the same contacts.

use std::borrow::Cow;

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// The version of [`key`]. If a database has keys of another version, the service rebuilds the keys at start.
pub(crate) const VERSION: i64 = 1;

/// Returns the search key, which is the same for all texts that a search considers equal. A text contains another text if its key
/// contains the other key.
pub(crate) fn key(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let decomposed = const { DecomposingNormalizerBorrowed::new_nfd() }.normalize(text);
    let folded = const { CaseMapper::new() }.fold_string(&decomposed);
    // Composed form, so that "é" does not contain "e".
    match const { ComposingNormalizerBorrowed::new_nfc() }.normalize(&folded) {
        Cow::Owned(key) => key,
        Cow::Borrowed(_) => folded.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn are_the_same(texts: &[&str]) {
        for text in texts {
            assert_eq!(key(text), key(texts[0]), "{text} and {}", texts[0]);
        }
    }

    #[test]
    fn search_ignores_case_and_composition() {
        are_the_same(&["Émile", "émile", "ÉMILE", "E\u{301}mile", "e\u{301}mile"]);
        are_the_same(&["Øystein", "ØYSTEIN", "øystein"]);
        are_the_same(&["Łódź", "ŁÓDŹ", "łódź", "Ło\u{301}dz\u{301}"]);
        are_the_same(&["Straße", "STRASSE", "strasse", "STRAẞE"]);
        are_the_same(&["Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ", "ὀδυσσεύσ"]);
        are_the_same(&["Дмитрий", "ДМИТРИЙ", "дмитрии\u{306}"]);
        are_the_same(&["Ⅷ", "ⅷ"]);
        are_the_same(&["Kelvin", "\u{212A}elvin"]);
        are_the_same(&["Ꭰ", "\u{AB70}"]);
    }

    #[test]
    fn search_distinguishes_accents_and_widths() {
        for (one, other) in [("Émile", "Emile"), ("Ø", "O"), ("ı", "i"), ("Ａ", "A"), ("²", "2")] {
            assert_ne!(key(one), key(other), "{one} and {other}");
        }
    }

    /// Another version of Unicode, of the crates or of this module may create other keys for the stored texts.
    #[test]
    fn search_keys_of_all_characters_match_the_version() {
        let mut digest = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
        for character in '\0'..=char::MAX {
            digest.update(key(character.encode_utf8(&mut [0; 4])).as_bytes());
        }
        let hash: String = digest.finish().as_ref().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            (hash.as_str(), VERSION),
            ("d840de54ce20389c", 1),
            "the keys have changed: raise VERSION, and write the new hash here"
        );
    }
}
