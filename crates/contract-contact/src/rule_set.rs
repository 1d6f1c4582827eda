//! The choice between the strict rules and the reference rules.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::code::Code;

/// The rule set that applies: all rules, or only the rules that the API reference states.
///
/// The reference rules accept every value that the strict rules accept.
///
/// ```
/// use contract_contact::{Draft, Field, Operation, Rules, date};
///
/// let draft = Draft::new()
///     .with(Field::CoworkerContractId, 1234_u64)
///     .with(Field::FullName, "Ada Lovelace")
///     .with(Field::Email, "ada@");
/// let check = |rules| draft.check(Operation::Create, rules, date::today());
/// assert!(check(Rules::strict()).is_err());
/// assert!(check(Rules::reference()).is_ok());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    strict: bool,
}

impl Rules {
    /// Returns the strict rules: every rule of the table.
    ///
    /// ```
    /// # use contract_contact::Rules;
    /// assert_eq!(Rules::strict(), Rules::default());
    /// ```
    #[inline]
    pub const fn strict() -> Rules {
        Rules { strict: true }
    }

    /// Returns the reference rules, which the API reference states.
    ///
    /// The reference rules check types, required properties, real dates and known roles.
    ///
    /// ```
    /// # use contract_contact::{Code, Rules};
    /// assert!(!Rules::reference().includes(Code::NotAPhoneNumber));
    /// ```
    #[inline]
    pub const fn reference() -> Rules {
        Rules { strict: false }
    }

    /// Returns `"strict"` or `"reference"`, which is also the serialized form.
    ///
    /// ```
    /// # use contract_contact::Rules;
    /// assert_eq!(Rules::reference().name(), "reference");
    /// ```
    pub const fn name(self) -> &'static str {
        if self.strict { "strict" } else { "reference" }
    }

    /// Returns the rules with this [`name`](Self::name), or `None`.
    ///
    /// ```
    /// # use contract_contact::Rules;
    /// assert_eq!(Rules::from_name("strict"), Some(Rules::strict()));
    /// ```
    pub fn from_name(name: &str) -> Option<Rules> {
        [Rules::strict(), Rules::reference()].into_iter().find(|rules| rules.name() == name)
    }

    /// Returns whether these rules can report `code`.
    ///
    /// ```
    /// # use contract_contact::{Code, Rules};
    /// assert!(Rules::strict().includes(Code::NotAnEmail));
    /// assert!(!Rules::reference().includes(Code::NotAnEmail));
    /// ```
    #[inline]
    pub const fn includes(self, code: Code) -> bool {
        self.strict || !code.is_strict_only()
    }
}

impl Default for Rules {
    /// Returns [`Rules::strict`].
    fn default() -> Self {
        Rules::strict()
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rules::{}()", self.name())
    }
}

impl Serialize for Rules {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Rules {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Name {
            Strict,
            Reference,
        }
        match Name::deserialize(deserializer).map_err(|_| D::Error::custom("expected `strict` or `reference`"))? {
            Name::Strict => Ok(Rules::strict()),
            Name::Reference => Ok(Rules::reference()),
        }
    }
}
