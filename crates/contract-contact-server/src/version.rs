//! Versions of a record, by which two editors cannot overwrite each other unawares.

use std::fmt;
use std::str::FromStr;

use contract_contact::Identifier;

use crate::canonical;

/// A version of a record. It names the record too, since a PUT is sent to the path of them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) id: Identifier,
    /// From 1, and one more with each change.
    pub(crate) number: i64,
}

impl fmt::Display for Version {
    /// `87654321-3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.id, self.number)
    }
}

impl FromStr for Version {
    type Err = ();

    /// Parses the form of `Display`, and no other form of the same numbers.
    fn from_str(text: &str) -> Result<Self, ()> {
        let parse = || {
            let (id, number) = text.split_once('-')?;
            let id = canonical::parse(id).and_then(Identifier::new)?;
            Some(Version { id, number: canonical::parse(number)? })
        };
        parse().ok_or(())
    }
}

/// Which versions of a record a request may change.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Precondition {
    /// Whichever is stored.
    AnyVersion,
    /// One of these; where there is none, no version.
    OneOf(Vec<Version>),
}

impl Precondition {
    pub(crate) fn allows(&self, current: Version) -> bool {
        match self {
            Precondition::AnyVersion => true,
            Precondition::OneOf(versions) => versions.contains(&current),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_in_another_form_is_rejected() {
        let version = Version { id: Identifier::new(7).unwrap(), number: 3 };
        assert_eq!("7-3".parse(), Ok(version));
        for other in ["", "7", "7-", "-3", "07-3", "7-03", "+7-3", "7-+3", " 7-3", "7-3-1", "0-1", "9007199254740992-1"]
        {
            assert_eq!(other.parse::<Version>(), Err(()), "{other}");
        }
    }
}
