//! The rules of strings as regular expressions, for schemas, and for a browser that need not call the rules for usual strings.

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::field::{Field, Kind, Operation, Presence};
use crate::rule_set::Rules;
use crate::rules::{date, email, phone_number, text};

impl Rules {
    /// Returns the rules of a property as regular expressions of ECMA-262, for schemas.
    ///
    /// A valid string matches every pattern. A property that is no string has no pattern. The patterns express all rules except
    /// two: the length of an e-mail address ([`email::MAX_CHARACTERS`]) and the current date.
    ///
    /// ```
    /// use contract_contact::{Field, Operation, Rules};
    ///
    /// let patterns = Rules::reference().patterns(Field::Email, Operation::Update);
    /// assert!(patterns.is_empty()); // any string
    /// assert_eq!(Rules::strict().patterns(Field::FullName, Operation::Update).len(), 2); // not blank, no control characters
    /// ```
    pub fn patterns(self, field: Field, operation: Operation) -> Vec<String> {
        // An empty optional string means no value.
        let or_empty = |pattern: &str| Some(format!("^(?:{pattern})?$"));
        let of_kind = match field.kind() {
            Kind::Identifier | Kind::Type => return Vec::new(),
            Kind::Date => or_empty(date::pattern(self)),
            _ if self == Rules::reference() => None,
            Kind::Email => or_empty(email::PATTERN),
            Kind::Phone => or_empty(phone_number::PATTERN),
            Kind::Text => Some(plain(&[])),
            Kind::MultilineText => Some(plain(&text::LINE_CONTROLS)),
        };
        let is_required = field.presence(operation) == Presence::Required;
        is_required.then(|| format!("[^{}]", class(&text::BLANKS))).into_iter().chain(of_kind).collect()
    }
}

/// The maximum length of a string that [`plainly_valid`] decides on. A label of a domain is then never too long.
pub const PLAIN_LENGTH: usize = 63;

/// Returns a regular expression that matches only valid strings of this kind, and almost all of those that people enter.
///
/// The pattern holds for strings of at most [`PLAIN_LENGTH`] characters, and for dates up to the current date. A browser passes any
/// other string to the rule. Returns `None` for a kind without a grammar.
pub fn plainly_valid(kind: Kind) -> Option<String> {
    Some(match kind {
        Kind::Email => "^[\\w.+-]+@[^\\W_]+(?:[-.][^\\W_]+)*$".to_owned(),
        // Without the days 31 and 29 February, whose months and years would take bytes in the browser.
        Kind::Date => {
            "^(?:19|20)\\d\\d-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30))$".to_owned()
        }
        Kind::Phone => {
            let first = phone_number::MIN_DIGITS - 1;
            let rest = phone_number::MAX_DIGITS - phone_number::MIN_DIGITS - 1;
            // Without a counted group, for which WebKit takes 400 ns.
            format!("^[+(]?\\d{{{first}}}[\\d +.()\\/-]{{0,{rest}}}\\d$")
        }
        Kind::Identifier | Kind::Type | Kind::Text | Kind::MultilineText => return None,
    })
}

/// Returns the pattern of strings that contain none of [`text::CONTROLS`] except those in `but`.
fn plain(but: &[char]) -> String {
    let controls = class(&text::CONTROLS);
    match but {
        [] => format!("^[^{controls}]*$"),
        but => format!("^(?:[{}]|[^{controls}])*$", but.iter().map(|each| escape(*each)).collect::<String>()),
    }
}

/// Returns the content of a character class.
fn class(ranges: &[(char, char)]) -> String {
    let range = |(first, last): &(char, char)| {
        if first == last { escape(*first) } else { format!("{}-{}", escape(*first), escape(*last)) }
    };
    ranges.iter().map(range).collect()
}

fn escape(each: char) -> String {
    format!("\\u{:04X}", u32::from(each))
}
