//! The table of properties: the only definition of the record's properties.

use alloc::borrow::Cow;
use core::fmt;

use crate::code::Code;
use crate::contact_type::ContractContactType;

/// The request that a record is checked for.
///
/// ```
/// use contract_contact::{Field, Operation, Presence};
///
/// assert_eq!(Field::Id.presence(Operation::Update), Presence::Required);
/// assert_eq!(Field::Id.presence(Operation::Create), Presence::Ignored);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// `PUT /api/billing/contractcontacts`: replaces a whole record, so `Id` is required.
    Update,
    /// `POST /api/billing/contractcontacts`: creates a record, so `Id` is not read.
    Create,
}

impl Operation {
    /// Both operations.
    ///
    /// ```
    /// # use contract_contact::Operation;
    /// assert_eq!(Operation::ALL.map(Operation::name), ["update", "create"]);
    /// ```
    pub const ALL: [Operation; 2] = [Operation::Update, Operation::Create];

    /// Returns the properties that the operation reads, in the order of the API reference.
    ///
    /// An update reads all properties. A create reads all properties except `Id`.
    ///
    /// ```
    /// use contract_contact::{Field, Operation};
    ///
    /// assert_eq!(Operation::Update.fields().next(), Some(Field::Id));
    /// assert_eq!(Operation::Create.fields().count(), Field::COUNT - 1);
    /// ```
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(move |field| field.presence(self) != Presence::Ignored)
    }

    /// Returns `"update"` or `"create"`, which is also the serialized form.
    ///
    /// ```
    /// # use contract_contact::Operation;
    /// assert_eq!(Operation::Update.name(), "update");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Operation::Update => "update",
            Operation::Create => "create",
        }
    }

    /// Returns the operation with this [`name`](Self::name), or `None`.
    ///
    /// ```
    /// # use contract_contact::Operation;
    /// assert_eq!(Operation::from_name("create"), Some(Operation::Create));
    /// assert_eq!(Operation::from_name("PUT"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Operation> {
        Operation::ALL.into_iter().find(|operation| operation.name() == name)
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How an operation treats a property.
///
/// ```
/// use contract_contact::{Field, Operation, Presence};
///
/// assert_eq!(Field::Email.presence(Operation::Update), Presence::Optional);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The operation requires a value. An absent property, null, a blank string and the number `0` are errors.
    Required,
    /// A value is optional. An absent property, null and `""` all mean no value.
    Optional,
    /// The operation does not read the property.
    Ignored,
}

/// The kind of value that a property holds. The kind decides which rules apply.
///
/// ```
/// use contract_contact::{Field, Kind};
///
/// assert_eq!(Field::PhoneNumber.kind(), Kind::Phone);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A whole number from [`Identifier::MIN`](crate::Identifier::MIN) to [`Identifier::MAX`](crate::Identifier::MAX).
    Identifier,
    /// A string of one line.
    Text,
    /// A string that may contain line breaks and tabs.
    MultilineText,
    /// An e-mail address, as `<input type=email>` accepts it.
    Email,
    /// A day of the calendar, as `YYYY-MM-DD`.
    Date,
    /// A phone number, as people write it.
    Phone,
    /// One of [`ContractContactType::ALL`], as its integer.
    Type,
}

impl Kind {
    /// Returns whether the value is a JSON number on the wire. Values of all other kinds are JSON strings.
    ///
    /// ```
    /// use contract_contact::Kind;
    ///
    /// assert!(Kind::Identifier.is_number());
    /// assert!(!Kind::Date.is_number());
    /// ```
    pub const fn is_number(self) -> bool {
        matches!(self, Kind::Identifier | Kind::Type)
    }

    /// Returns the codes of a kind, in the order in which they are checked. `required` applies only to required properties.
    const fn codes(self) -> &'static [Code] {
        match self {
            Kind::Identifier => &[Code::Required, Code::NotAnInteger, Code::OutOfRange],
            Kind::Type => &[Code::Required, Code::NotAnInteger, Code::UnknownValue],
            Kind::Text | Kind::MultilineText => &[Code::Required, Code::NotAString, Code::NotPlainText],
            Kind::Email => &[Code::Required, Code::NotAString, Code::NotAnEmail, Code::TooLong],
            Kind::Phone => &[Code::Required, Code::NotAString, Code::NotAPhoneNumber],
            Kind::Date => {
                &[Code::Required, Code::NotAString, Code::NotADate, Code::HasATime, Code::InTheFuture, Code::TooEarly]
            }
        }
    }

    /// Returns the name used in documents.
    ///
    /// The names are `identifier`, `text`, `multiline text`, `email`, `date`, `phone` and `type`.
    ///
    /// ```
    /// # use contract_contact::Kind;
    /// assert_eq!(Kind::MultilineText.name(), "multiline text");
    /// ```
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Identifier => "identifier",
            Kind::Text => "text",
            Kind::MultilineText => "multiline text",
            Kind::Email => "email",
            Kind::Date => "date",
            Kind::Phone => "phone",
            Kind::Type => "type",
        }
    }
}

macro_rules! fields {
    ($(
        $name:ident $snake:ident: $kind:ident, $update:ident, $create:ident, $navigation:expr, $autofill:literal, $label:literal,
        $description:literal;
    )*) => {
        /// A property of the record that a client may write, in the order of the API reference.
        ///
        /// ```
        /// use contract_contact::{Field, Kind, Operation, Presence};
        ///
        /// let field = Field::FullName;
        /// assert_eq!((field.name(), field.label(), field.kind()), ("FullName", "Full name", Kind::Text));
        /// assert_eq!(field.presence(Operation::Update), Presence::Required);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[repr(u8)]
        pub enum Field {
            $(#[doc = $description] $name,)*
        }

        impl Field {
            /// Every property, in the order of the API reference.
            ///
            /// Errors and the properties on the wire have the same order.
            ///
            /// ```
            /// # use contract_contact::Field;
            /// assert_eq!(Field::ALL[..3], [Field::Id, Field::CoworkerContractId, Field::FullName]);
            /// ```
            pub const ALL: [Field; Field::COUNT] = [$(Field::$name,)*];

            /// The number of properties.
            ///
            /// ```
            /// # use contract_contact::Field;
            /// assert_eq!(Field::COUNT, Field::ALL.len());
            /// ```
            pub const COUNT: usize = [$(stringify!($name),)*].len();

            /// Returns the name on the wire, which is also the name of the variant and the serialized form.
            ///
            /// ```
            /// # use contract_contact::Field;
            /// assert_eq!(Field::CityName.name(), "CityName");
            /// ```
            #[inline]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Field::$name => stringify!($name),)*
                }
            }

            /// Returns the name in snake case, for columns of a database and fields of a struct.
            ///
            /// ```
            /// # use contract_contact::Field;
            /// assert_eq!(Field::CityName.snake_case(), "city_name");
            /// ```
            pub const fn snake_case(self) -> &'static str {
                match self {
                    $(Field::$name => stringify!($snake),)*
                }
            }

            /// Returns the kind of value that the property holds.
            ///
            /// ```
            /// # use contract_contact::{Field, Kind};
            /// assert_eq!(Field::Notes.kind(), Kind::MultilineText);
            /// ```
            #[inline]
            pub const fn kind(self) -> Kind {
                match self {
                    $(Field::$name => Kind::$kind,)*
                }
            }

            /// Returns whether `operation` requires, allows or ignores the property.
            ///
            /// ```
            /// # use contract_contact::{Field, Operation, Presence};
            /// assert_eq!(Field::FullName.presence(Operation::Create), Presence::Required);
            /// assert_eq!(Field::Id.presence(Operation::Create), Presence::Ignored);
            /// ```
            #[inline]
            pub const fn presence(self, operation: Operation) -> Presence {
                match (operation, self) {
                    $((Operation::Update, Field::$name) => Presence::$update,)*
                    $((Operation::Create, Field::$name) => Presence::$create,)*
                }
            }

            /// Returns the name that the real API reports when the referenced record does not exist.
            ///
            /// For `CoworkerContractId` the real API reports `CoworkerContract`.
            ///
            /// ```
            /// # use contract_contact::Field;
            /// assert_eq!(Field::CountryId.navigation_name(), Some("Country"));
            /// assert_eq!(Field::Email.navigation_name(), None);
            /// ```
            pub const fn navigation_name(self) -> Option<&'static str> {
                match self {
                    $(Field::$name => $navigation,)*
                }
            }

            /// Returns the autofill field name, as [`html::autocomplete`](crate::html::autocomplete) documents.
            pub(crate) const fn autofill(self) -> &'static str {
                match self {
                    $(Field::$name => $autofill,)*
                }
            }

            /// Returns the label for a form, in English.
            ///
            /// ```
            /// # use contract_contact::Field;
            /// assert_eq!(Field::DateOfBirth.label(), "Date of birth");
            /// ```
            pub const fn label(self) -> &'static str {
                match self {
                    $(Field::$name => $label,)*
                }
            }

            /// Returns the description in the API reference.
            ///
            /// ```
            /// # use contract_contact::Field;
            /// assert_eq!(Field::Notes.description(), "Notes.");
            /// ```
            pub const fn description(self) -> &'static str {
                match self {
                    $(Field::$name => $description,)*
                }
            }

            /// Returns the property with this wire name, or `None`. The match is exact, as on the wire.
            ///
            /// ```
            /// use contract_contact::Field;
            ///
            /// assert_eq!(Field::from_name("PostCode"), Some(Field::PostCode));
            /// assert_eq!(Field::from_name("postcode"), None);
            /// ```
            #[inline]
            pub fn from_name(name: &str) -> Option<Field> {
                match name {
                    $(stringify!($name) => Some(Field::$name),)*
                    _ => None,
                }
            }
        }
    };
}

/// Passes the table of properties to a macro, for code that needs one line for each property.
///
/// The columns are: name, name in snake case, kind, presence on update, presence on create, navigation name, autofill, label, the
/// description in the API reference.
#[doc(hidden)]
#[macro_export]
macro_rules! __contract_contact_table {
    ($with:ident) => {
        $with! {
            Id id: Identifier, Required, Ignored, None, "off", "Contact ID",
                "The Id of the ContractContact record to update.";
            CoworkerContractId coworker_contract_id: Identifier, Required, Required, Some("CoworkerContract"), "off", "Contract ID",
                "Coworker Contract Id.";
            FullName full_name: Text, Required, Required, None, "name", "Full name",
                "Full name of the contact. Used when the contact is not linked to a coworker record.";
            CoworkerId coworker_id: Identifier, Optional, Optional, Some("Coworker"), "off", "Coworker ID",
                "Coworker Id.";
            Email email: Email, Optional, Optional, None, "email", "Email address",
                "Email address of the contact. Used when the contact is not linked to a coworker record.";
            DateOfBirth date_of_birth: Date, Optional, Optional, None, "bday", "Date of birth",
                "Date of birth. Used for identity verification purposes.";
            Address address: MultilineText, Optional, Optional, None, "street-address", "Address",
                "Address.";
            PostCode post_code: Text, Optional, Optional, None, "postal-code", "Postcode",
                "Post code.";
            CityName city_name: Text, Optional, Optional, None, "address-level2", "Town or city",
                "City name.";
            State state: Text, Optional, Optional, None, "address-level1", "State or county",
                "State.";
            CountryId country_id: Identifier, Optional, Optional, Some("Country"), "off", "Country ID",
                "Country Id.";
            PhoneNumber phone_number: Phone, Optional, Optional, None, "tel", "Phone number",
                "Phone number.";
            Notes notes: MultilineText, Optional, Optional, None, "off", "Notes",
                "Notes.";
            ContractContactType contract_contact_type: Type, Optional, Optional, None, "off", "Role",
                "Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient \
                 (authorised to receive mail on behalf of the company).";
        }
    };
}

__contract_contact_table!(fields);

impl Field {
    /// Returns the index in [`Field::ALL`].
    #[inline]
    #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its index")]
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// Returns the property of an error of the real API, by wire name or by navigation name.
    ///
    /// ```
    /// # use contract_contact::Field;
    /// assert_eq!(Field::from_property_name("Country"), Some(Field::CountryId));
    /// assert_eq!(Field::from_property_name("CountryId"), Some(Field::CountryId));
    /// ```
    pub fn from_property_name(name: &str) -> Option<Field> {
        Field::from_name(name).or_else(|| Field::ALL.into_iter().find(|field| field.navigation_name() == Some(name)))
    }

    /// Returns the codes that the property can fail with, in the order in which they are checked.
    ///
    /// The first failing code becomes the validation error. The codes include `required` where an operation requires the
    /// property. [`Rules::includes`](crate::Rules::includes) returns whether a rule set uses a code.
    ///
    /// ```
    /// # use contract_contact::{Code, Field};
    /// assert_eq!(Field::Email.codes()[..2], [Code::NotAString, Code::NotAnEmail]);
    /// ```
    pub fn codes(self) -> &'static [Code] {
        let codes = self.kind().codes();
        let is_ever_required =
            Operation::ALL.into_iter().any(|operation| self.presence(operation) == Presence::Required);
        match codes {
            [Code::Required, others @ ..] if !is_ever_required => others,
            codes => codes,
        }
    }

    /// Returns the allowed values of the property.
    ///
    /// `ContractContactType` allows all roles. For other properties, the slice is empty.
    ///
    /// ```
    /// # use contract_contact::{ContractContactType, Field};
    /// assert_eq!(Field::ContractContactType.allowed(), ContractContactType::ALL);
    /// assert!(Field::Email.allowed().is_empty());
    /// ```
    pub const fn allowed(self) -> &'static [ContractContactType] {
        match self.kind() {
            Kind::Type => &ContractContactType::ALL,
            _ => &[],
        }
    }
}

impl AsRef<str> for Field {
    /// Returns the name on the wire.
    fn as_ref(&self) -> &str {
        self.name()
    }
}

impl From<Field> for Cow<'static, str> {
    /// Returns the name on the wire.
    fn from(field: Field) -> Self {
        Cow::Borrowed(field.name())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
