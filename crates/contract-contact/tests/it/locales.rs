//! The wording of every language is complete, well formed and translated.

use std::collections::BTreeSet;

use contract_contact::{Code, ContractContactType, Field, Locale};

/// Each message of a locale, with its template.
fn messages(locale: Locale) -> impl Iterator<Item = (Field, Code, &'static str, String)> {
    Field::ALL.into_iter().flat_map(move |field| {
        field.codes().iter().map(move |code| {
            (field, *code, locale.template(*code, field), code.describe_in(field, locale).into_owned())
        })
    })
}

fn others() -> impl Iterator<Item = Locale> {
    Locale::ALL.iter().copied().filter(|locale| *locale != Locale::ENGLISH)
}

/// The names in braces.
fn placeholders(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(|each: char| !each.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[test]
fn languages_are_english_and_fourteen_others() {
    let languages: Vec<_> = Locale::ALL.iter().map(|locale| locale.language()).collect();
    let expected = ["en", "ar", "cs", "da", "de", "es", "fi", "fr", "it", "ja", "nl", "pl", "pt", "sv", "zh"];
    assert_eq!(languages, expected);
}

#[test]
fn every_message_is_a_filled_sentence_without_a_full_stop() {
    for locale in Locale::ALL.iter().copied() {
        for (field, code, _, text) in messages(locale) {
            let name = format!("{locale} {field} {code}: {text}");
            assert!(!text.contains(['{', '}']), "{name}");
            assert!(!text.contains("  ") && text.trim() == text, "{name}");
            assert!(!text.ends_with(['.', '。', '!']), "{name}");
            assert!(text.chars().next().is_some_and(|first| !first.is_lowercase()), "{name}");
        }
    }
}

#[test]
fn templates_have_the_parameters_that_the_english_ones_have() {
    let params = |template| &placeholders(template) - &BTreeSet::from(["Label", "label"]);
    for locale in others() {
        for (field, code, template, _) in messages(locale) {
            let english = Locale::ENGLISH.template(code, field);
            assert_eq!(params(template), params(english), "{locale} {field} {code}: {template}");
        }
    }
}

#[test]
fn messages_have_no_english_words() {
    let english: BTreeSet<_> = messages(Locale::ENGLISH).flat_map(|(.., text)| words(&text)).collect();
    // Other languages have these words, too.
    let shared = [
        "a", "com", "contact", "contract", "coworker", "date", "email", "example", "format", "id", "in", "name", "of",
        "postcode", "real", "text",
    ];
    for locale in others() {
        for (field, code, _, text) in messages(locale) {
            assert_ne!(text, code.describe(field), "{locale} {field} {code}");
            let same: Vec<_> =
                words(&text).into_iter().filter(|word| english.contains(word) && !shared.contains(&&**word)).collect();
            assert!(same.is_empty(), "{locale} {field} {code}: {same:?} in {text}");
        }
    }
}

#[test]
fn labels_and_roles_are_unique_in_a_language() {
    for locale in Locale::ALL.iter().copied() {
        let labels: BTreeSet<_> = Field::ALL.iter().map(|field| locale.label(*field)).collect();
        assert_eq!(labels.len(), Field::COUNT, "{locale}");
        let roles: BTreeSet<_> = ContractContactType::ALL.iter().map(|role| locale.role(*role)).collect();
        assert_eq!(roles.len(), ContractContactType::ALL.len(), "{locale}");
    }
}

#[test]
fn labels_and_roles_are_translated() {
    for locale in others() {
        for field in Field::ALL {
            // Dutch has the word, too.
            let is_same = (locale, field) == (Locale::DUTCH, Field::PostCode);
            assert_eq!(locale.label(field) == field.label(), is_same, "{locale} {field}");
        }
        for role in ContractContactType::ALL {
            assert_ne!(locale.role(role), role.label(), "{locale}");
        }
    }
}

#[test]
fn heading_and_prefix_of_a_summary_are_translated() {
    for locale in others() {
        assert_ne!(locale.heading(), Locale::ENGLISH.heading(), "{locale}");
        // Spanish has the word, too.
        assert_eq!(locale.prefix() == Locale::ENGLISH.prefix(), locale == Locale::SPANISH, "{locale}");
    }
}

#[test]
fn labels_in_a_sentence_have_the_case_of_the_language() {
    for (locale, expected) in [
        (Locale::GERMAN, "Die Vertrags-ID muss eine ganze Zahl sein"),
        (Locale::FRENCH, "L’identifiant du contrat doit être un nombre entier"),
        (Locale::SPANISH, "El ID del contrato debe ser un número entero"),
        (Locale::DUTCH, "Het contract-ID moet een geheel getal zijn"),
        (Locale::DANISH, "Kontrakt-id skal være et helt tal"),
        (Locale::CZECH, "ID smlouvy musí být celé číslo"),
    ] {
        assert_eq!(Code::NotAnInteger.describe_in(Field::CoworkerContractId, locale), expected);
    }
}

#[test]
fn latin_values_in_arabic_are_isolated() {
    for (field, code, _, text) in messages(Locale::ARABIC) {
        let mut depth = 0_i32;
        for each in text.chars() {
            match each {
                '\u{2068}' => depth += 1,
                '\u{2069}' => depth -= 1,
                _ => {}
            }
            let has_to_be_isolated = each.is_ascii_alphabetic() || matches!(each, '-' | '+' | '@');
            assert!((0..=1).contains(&depth), "{field} {code}: {text}");
            assert!(!has_to_be_isolated || depth == 1, "{field} {code}: {text}");
        }
        assert_eq!(depth, 0, "{field} {code}: {text}");
    }
}

#[test]
fn only_arabic_is_written_from_right_to_left() {
    for locale in Locale::ALL.iter().copied() {
        assert_eq!(locale.dir() == "rtl", locale == Locale::ARABIC, "{locale}");
        assert!(["ltr", "rtl"].contains(&locale.dir()), "{locale}");
    }
}

#[test]
fn the_highest_weight_of_an_accept_language_header_wins() {
    for (header, expected) in [
        ("de", Locale::GERMAN),
        ("DE-at", Locale::GERMAN),
        ("zh-Hant-TW", Locale::CHINESE),
        ("en;q=0.7, fr-CA, fr;q=0.9", Locale::FRENCH),
        ("da, en-GB;q=0.8, en;q=0.7", Locale::DANISH),
        ("de, fr", Locale::GERMAN),
        ("tlh, de;q=0.1", Locale::GERMAN),
        ("de;q=0, fr;q=0.001", Locale::FRENCH),
        ("fr ; q = 0.5 , it;q=0.6", Locale::ITALIAN),
        ("*, de;q=0.5", Locale::GERMAN),
        ("en, de", Locale::ENGLISH),
        ("", Locale::ENGLISH),
        ("*", Locale::ENGLISH),
        ("tlh", Locale::ENGLISH),
        ("fil", Locale::ENGLISH),
        ("de;q=0", Locale::ENGLISH),
        ("de;q=nan, fr;q=inf, it;q=-1, es;q=2, pl;q=, nl;level=1", Locale::ENGLISH),
        (";;,=,-,de_DE", Locale::ENGLISH),
    ] {
        assert_eq!(Locale::find(header), expected, "{header:?}");
    }
}
