//! The languages of the customer wording, and how to choose one.

use alloc::string::String;
use core::fmt;
use core::hash::{Hash, Hasher};

use chrono::NaiveDate;

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::locales;
use crate::wording::words::Words;

/// A language of the customer wording: labels, messages, and the words of an error summary.
///
/// English is always available. The feature `locales` adds the other languages. Native speakers have not reviewed these
/// languages yet. The wire messages are the same in every language.
///
/// ```
/// use contract_contact::{Code, Field, Locale};
///
/// let locale = Locale::find("de-AT, en;q=0.8");
/// # #[cfg(feature = "locales")] {
/// assert_eq!(locale, Locale::GERMAN);
/// assert_eq!(locale.label(Field::DateOfBirth), "Geburtsdatum");
/// assert_eq!(
///     Code::TooEarly.describe_in(Field::DateOfBirth, locale),
///     "Das Geburtsdatum darf nicht vor dem 1. Januar 1900 liegen"
/// );
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Locale(&'static Words);

macro_rules! locales {
    ($(#[$feature:meta] $name:ident $module:ident $language:literal;)*) => {
        impl Locale {
            $(
                #[doc = concat!($language, ".")]
                #[doc = ""]
                #[doc = "```"]
                #[doc = "# use contract_contact::Locale;"]
                #[doc = concat!("assert_eq!(Locale::", stringify!($name), ".language(), \"", stringify!($module), "\");")]
                #[doc = "```"]
                #[$feature]
                pub const $name: Locale = Locale(&locales::$module::WORDS);
            )*

            /// Every language, English first. Without the feature `locales`, the only language is English.
            ///
            /// ```
            /// # use contract_contact::Locale;
            /// assert_eq!(Locale::ALL.first(), Some(&Locale::ENGLISH));
            /// ```
            pub const ALL: &'static [Locale] = &[$(#[$feature] Locale::$name,)*];
        }
    };
}

locales! {
    #[cfg(true)] ENGLISH en "English, as written in the United Kingdom";
    #[cfg(feature = "locales")] ARABIC ar "Arabic, which is written from right to left";
    #[cfg(feature = "locales")] CZECH cs "Czech";
    #[cfg(feature = "locales")] DANISH da "Danish";
    #[cfg(feature = "locales")] GERMAN de "German";
    #[cfg(feature = "locales")] SPANISH es "Spanish";
    #[cfg(feature = "locales")] FINNISH fi "Finnish";
    #[cfg(feature = "locales")] FRENCH fr "French";
    #[cfg(feature = "locales")] ITALIAN it "Italian";
    #[cfg(feature = "locales")] JAPANESE ja "Japanese";
    #[cfg(feature = "locales")] DUTCH nl "Dutch";
    #[cfg(feature = "locales")] POLISH pl "Polish";
    #[cfg(feature = "locales")] PORTUGUESE pt "Portuguese, as written in Brazil";
    #[cfg(feature = "locales")] SWEDISH sv "Swedish";
    #[cfg(feature = "locales")] CHINESE zh "Chinese, in simplified characters";
}

impl Locale {
    /// Returns the locale for a language tag, or `None`.
    ///
    /// The function follows the lookup of [RFC 4647](https://www.rfc-editor.org/rfc/rfc4647#section-3.4): `de-AT` finds German.
    /// Case does not matter.
    ///
    /// ```
    /// # use contract_contact::Locale;
    /// assert_eq!(Locale::from_tag("en-US"), Some(Locale::ENGLISH));
    /// assert_eq!(Locale::from_tag("xx"), None);
    /// ```
    pub fn from_tag(tag: &str) -> Option<Locale> {
        let language = tag.split('-').next()?;
        Locale::ALL.iter().copied().find(|locale| locale.language().eq_ignore_ascii_case(language))
    }

    /// Returns the best locale for the value of an `Accept-Language` header, or English.
    ///
    /// The highest weight wins. Among equal weights, the first range wins. The function skips `*`, malformed ranges, ranges of
    /// weight 0, and ranges without a locale.
    ///
    /// ```
    /// # use contract_contact::Locale;
    /// assert_eq!(Locale::find("tlh, en-GB;q=0.5"), Locale::ENGLISH);
    /// assert_eq!(Locale::find("*"), Locale::ENGLISH);
    /// # #[cfg(feature = "locales")]
    /// assert_eq!(Locale::find("en;q=0.7, fr-CA, fr;q=0.9"), Locale::FRENCH);
    /// ```
    pub fn find(accept_language: &str) -> Locale {
        let (mut best, mut best_weight) = (Locale::ENGLISH, 0.0);
        for range in accept_language.split(',') {
            let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
            let weight = weight.trim().strip_prefix(['q', 'Q']).and_then(|rest| rest.trim_start().strip_prefix('='));
            let weight = weight.and_then(|digits| digits.trim().parse::<f32>().ok()).filter(|weight| *weight <= 1.0);
            if let (Some(locale), Some(weight)) = (Locale::from_tag(tag.trim()), weight)
                && weight > best_weight
            {
                (best, best_weight) = (locale, weight);
            }
        }
        best
    }

    /// Returns the BCP 47 tag.
    ///
    /// Use the tag for the HTML attribute `lang`, the header `Content-Language`, and `Intl` in JavaScript.
    ///
    /// ```
    /// # use contract_contact::Locale;
    /// assert_eq!(Locale::ENGLISH.tag(), "en-GB");
    /// ```
    pub const fn tag(self) -> &'static str {
        self.0.tag
    }

    /// Returns the language of the tag.
    ///
    /// The npm package has a module of the same name for each language, such as `contract-contact/locales/de`.
    ///
    /// ```
    /// # use contract_contact::Locale;
    /// assert_eq!(Locale::ENGLISH.language(), "en");
    /// ```
    pub fn language(self) -> &'static str {
        self.0.tag.split_once('-').map_or(self.0.tag, |(language, _)| language)
    }

    /// Returns the direction of writing, for the HTML attribute `dir`: `ltr` or `rtl`.
    ///
    /// ```
    /// # use contract_contact::Locale;
    /// assert_eq!(Locale::ENGLISH.dir(), "ltr");
    /// # #[cfg(feature = "locales")]
    /// assert_eq!(Locale::ARABIC.dir(), "rtl");
    /// ```
    pub const fn dir(self) -> &'static str {
        self.0.dir
    }

    /// Returns the heading of an error summary.
    ///
    /// ```
    /// # use contract_contact::Locale;
    /// assert_eq!(Locale::ENGLISH.heading(), "There is a problem");
    /// ```
    pub const fn heading(self) -> &'static str {
        self.0.heading
    }

    /// Returns the prefix of a message. While a form has errors, the page title has the same prefix.
    ///
    /// ```
    /// # use contract_contact::Locale;
    /// assert_eq!(Locale::ENGLISH.prefix(), "Error: ");
    /// ```
    pub const fn prefix(self) -> &'static str {
        self.0.prefix
    }

    /// Returns the label of a property.
    ///
    /// ```
    /// # use contract_contact::{Field, Locale};
    /// assert_eq!(Locale::ENGLISH.label(Field::FullName), "Full name");
    /// # #[cfg(feature = "locales")]
    /// assert_eq!(Locale::FRENCH.label(Field::FullName), "Nom complet");
    /// ```
    pub fn label(self, field: Field) -> &'static str {
        (self.0.label)(field)
    }

    /// Returns the label of a role.
    ///
    /// ```
    /// # use contract_contact::{ContractContactType, Locale};
    /// assert_eq!(Locale::ENGLISH.role(ContractContactType::CompanyAlias), "Trading name");
    /// # #[cfg(feature = "locales")]
    /// assert_eq!(Locale::DUTCH.role(ContractContactType::CompanyAlias), "Handelsnaam");
    /// ```
    pub fn role(self, role: ContractContactType) -> &'static str {
        (self.0.role)(role)
    }

    /// Returns the template of a message, with the placeholders of [`Code::customer_template`].
    ///
    /// [`Code::describe_in`] fills the template.
    ///
    /// ```
    /// # use contract_contact::{Code, Field, Locale};
    /// assert_eq!(Locale::ENGLISH.template(Code::Required, Field::FullName), "Enter the {label}");
    /// # #[cfg(feature = "locales")]
    /// assert_eq!(Locale::POLISH.template(Code::Required, Field::FullName), "Podaj {label}");
    /// ```
    pub fn template(self, code: Code, field: Field) -> &'static str {
        (self.0.template)(code, field)
    }

    /// Returns the long form of a date, as in the messages.
    ///
    /// `Intl.DateTimeFormat` with `dateStyle: "long"` returns the same form.
    ///
    /// ```
    /// # use contract_contact::{Locale, date};
    /// let day = date::parse("1990-06-15")?;
    /// assert_eq!(Locale::ENGLISH.date(day), "15 June 1990");
    /// # #[cfg(feature = "locales")]
    /// assert_eq!(Locale::JAPANESE.date(day), "1990年6月15日");
    /// # Ok::<(), contract_contact::ParseDateError>(())
    /// ```
    pub fn date(self, date: NaiveDate) -> String {
        self.0.date(date)
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag() == other.tag()
    }
}

impl Eq for Locale {}

impl Hash for Locale {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tag().hash(state);
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({self})")
    }
}

impl fmt::Display for Locale {
    /// Writes the [`tag`](Self::tag).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
