//! A view whose `Debug` shows personal data, for tests.

use alloc::vec::Vec;
use core::fmt;

use crate::attempted_value::AttemptedValue;
use crate::draft::Draft;
use crate::errors::{ValidationError, ValidationErrors};
use crate::field::{Field, Operation};
use crate::field_value::FieldValue;
use crate::record::{ContractContact, CreateContractContact, RequestBody, Stamps, UpdateContractContact};
use crate::response::{Failure, Response, Success};

/// A view whose `Debug` shows all values, personal data included. The methods `reveal()` return such views.
///
/// Use a view only in tests. `assert_eq!` on two revealed values shows how the values differ.
///
/// ```
/// use contract_contact::{Draft, Field};
///
/// let draft = Draft::new().with(Field::Id, 7_u64).with(Field::FullName, "Ada");
/// assert_eq!(draft.reveal(), Draft::new().with(Field::Id, 7_u64).with(Field::FullName, "Ada").reveal());
/// assert_eq!(format!("{:?}", draft.reveal()), r#"{Id: 7, FullName: "Ada"}"#);
/// assert_eq!(format!("{draft:?}"), r#"Draft {Id: "number", FullName: "string"}"#);
/// ```
#[derive(Clone, Copy, PartialEq)]
pub struct Revealed<'v, T: ?Sized>(&'v T);

macro_rules! reveal {
    ($($type:ty: |$value:ident, $f:ident| $show:expr, $example:literal;)*) => {
        $(impl $type {
            /// Returns a view whose `Debug` shows all values, personal data included. Use the view only in tests.
            ///
            /// ```
            /// # use contract_contact::*;
            #[doc = $example]
            /// ```
            pub fn reveal(&self) -> Revealed<'_, Self> {
                Revealed(self)
            }
        }

        impl fmt::Debug for Revealed<'_, $type> {
            fn fmt(&self, $f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $value = self.0;
                $show
            }
        })*
    };
}

reveal! {
    AttemptedValue<'_>: |value, f| match value {
        AttemptedValue::Null => f.write_str("null"),
        AttemptedValue::Bool(value) => value.fmt(f),
        AttemptedValue::Integer(number) => number.fmt(f),
        AttemptedValue::Unsigned(number) => number.fmt(f),
        AttemptedValue::Float(number) => fmt::Debug::fmt(number, f),
        AttemptedValue::String(text) => fmt::Debug::fmt(text, f),
        AttemptedValue::Array(items) => f.debug_list().entries(items.iter().map(AttemptedValue::reveal)).finish(),
        AttemptedValue::Object(entries) => {
            f.debug_map().entries(entries.iter().map(|(name, value)| (name, value.reveal()))).finish()
        }
    }, r##"assert_eq!(format!("{:?}", AttemptedValue::from("Ada").reveal()), r#""Ada""#);"##;

    Draft<'_>: |draft, f| f.debug_map().entries(draft.iter().map(|(field, value)| (field, value.reveal()))).finish(),
        r#"assert_eq!(format!("{:?}", Draft::new().with(Field::Id, 7_u64).reveal()), "{Id: 7}");"#;

    UpdateContractContact: |contact, f| show_record(f, Operation::Update, |field| contact.get(field)), r##"
let draft = Draft::new().with(Field::Id, 7_u64).with(Field::CoworkerContractId, 12_u64).with(Field::FullName, "Ada");
let contact = UpdateContractContact::from_draft(&draft, Rules::strict(), date::today())?;
assert_eq!(format!("{:?}", contact.reveal()), r#"{Id: 7, CoworkerContractId: 12, FullName: "Ada"}"#);
# Ok::<(), ValidationErrors>(())"##;

    CreateContractContact: |contact, f| show_record(f, Operation::Create, |field| contact.get(field)), r##"
let draft = Draft::new().with(Field::CoworkerContractId, 12_u64).with(Field::FullName, "Ada");
let contact = CreateContractContact::from_draft(&draft, Rules::strict(), date::today())?;
assert!(format!("{:?}", contact.reveal()).starts_with(r#"{CoworkerContractId: 12, FullName: "Ada""#));
# Ok::<(), ValidationErrors>(())"##;

    Stamps: |stamps, f| f
        .debug_struct("Stamps")
        .field("created_on", &stamps.created_on)
        .field("updated_on", &stamps.updated_on)
        .field("updated_by", &stamps.updated_by)
        .finish(),
        r#"
let stamps = Stamps { updated_by: Some("admin@example.com".into()), ..Stamps::default() };
assert!(format!("{:?}", stamps.reveal()).contains("admin@example.com"));"#;

    ContractContact: |contact, f| f
        .debug_struct("ContractContact")
        .field("contact", &contact.contact().reveal())
        .field("stamps", &contact.stamps().reveal())
        .finish(),
        r##"
let body = r#"{"CoworkerContractId": 1234, "FullName": "Ada", "Id": 7}"#;
let stored: ContractContact = serde_json::from_str(body)?;
assert!(format!("{:?}", stored.reveal()).contains("Ada"));
# Ok::<(), serde_json::Error>(())"##;

    ValidationError: |error, f| f
        .debug_struct("ValidationError")
        .field("property_name", &error.property_name())
        .field("code", &error.code_name())
        .field("message", &error.message())
        .field("attempted_value", &error.attempted_value().reveal())
        .finish(),
        r#"
let error = ValidationError::new(Field::Email, Code::NotAnEmail, Some("ada@".into()));
assert!(format!("{:?}", error.reveal()).contains("ada@"));"#;

    ValidationErrors: |errors, f| f.debug_list().entries(errors.iter().map(ValidationError::reveal)).finish(),
        r#"
let errors = ValidationErrors::from(ValidationError::new(Field::Email, Code::NotAnEmail, Some("ada@".into())));
assert!(format!("{:?}", errors.reveal()).contains("ada@"));"#;

    Success: |success, f| f
        .debug_struct("Success")
        .field("message", &success.message())
        .field("id", &success.id())
        .field("updated_on", &success.updated_on())
        .field("updated_by", &success.updated_by())
        .finish(),
        r#"
let success = Success::deleted(Identifier::MIN, "2025-01-15T10:30:00Z".parse()?, "admin@example.com");
assert!(format!("{:?}", success.reveal()).contains("admin@example.com"));
# Ok::<(), ParseDateError>(())"#;

    Failure: |failure, f| {
        let errors: Vec<_> = failure.errors().iter().map(ValidationError::reveal).collect();
        f.debug_struct("Failure").field("message", &failure.message()).field("errors", &errors).finish()
    },
        r#"
let failure = Failure::from(ValidationError::new(Field::Email, Code::NotAnEmail, Some("ada@".into())));
assert!(format!("{:?}", failure.reveal()).contains("ada@"));"#;

    Response: |response, f| match response {
        Response::Success(success) => success.reveal().fmt(f),
        Response::Failure(failure) => failure.reveal().fmt(f),
    },
        r#"
let answer = Response::Failure(Failure::new("The body is too large"));
assert!(format!("{:?}", answer.reveal()).contains("too large"));"#;
}

/// Shows the properties that have a value.
fn show_record<'r>(
    f: &mut fmt::Formatter<'_>,
    operation: Operation,
    get: impl Fn(Field) -> FieldValue<&'r str>,
) -> fmt::Result {
    let mut map = f.debug_map();
    for field in operation.fields().filter(|field| get(*field) != FieldValue::Empty) {
        map.entry(&field, &AttemptedValue::from(get(field)).reveal());
    }
    map.finish()
}
