//! A getter for each property, on each record.

use core::fmt;

use chrono::NaiveDate;

use super::{ContractContact, CreateContractContact, UpdateContractContact};
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::identifier::Identifier;

macro_rules! accessors {
    ($($record:ident: $($path:ident).+;)*) => {
        $(impl $record {
            /// Returns the contract that the contact belongs to.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.coworker_contract_id().get(), 1234);
            /// ```
            pub fn coworker_contract_id(&self) -> Identifier {
                self.$($path).+.coworker_contract_id
            }

            /// Returns the contact's full name, never blank.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.full_name(), "Ada Lovelace");
            /// ```
            pub fn full_name(&self) -> &str {
                self.$($path).+.strings.get(Field::FullName).unwrap_or_default()
            }

            /// Returns the coworker record that the contact is linked to.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.coworker_id(), Identifier::new(56));
            /// ```
            pub fn coworker_id(&self) -> Option<Identifier> {
                self.$($path).+.coworker_id
            }

            /// Returns the e-mail address.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.email(), Some("ada@example.com"));
            /// ```
            pub fn email(&self) -> Option<&str> {
                self.$($path).+.strings.get(Field::Email)
            }

            /// Returns the date of birth.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.date_of_birth(), date::parse("1990-06-15").ok());
            /// ```
            pub fn date_of_birth(&self) -> Option<NaiveDate> {
                self.$($path).+.date_of_birth
            }

            /// Returns the address, which may have several lines.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.address(), Some("1 High Street"));
            /// ```
            pub fn address(&self) -> Option<&str> {
                self.$($path).+.strings.get(Field::Address)
            }

            /// Returns the post code.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.post_code(), Some("AB1 2CD"));
            /// ```
            pub fn post_code(&self) -> Option<&str> {
                self.$($path).+.strings.get(Field::PostCode)
            }

            /// Returns the town or city.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.city_name(), Some("London"));
            /// ```
            pub fn city_name(&self) -> Option<&str> {
                self.$($path).+.strings.get(Field::CityName)
            }

            /// Returns the state or county.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.state(), Some("Greater London"));
            /// ```
            pub fn state(&self) -> Option<&str> {
                self.$($path).+.strings.get(Field::State)
            }

            /// Returns the country.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.country_id(), Identifier::new(8));
            /// ```
            pub fn country_id(&self) -> Option<Identifier> {
                self.$($path).+.country_id
            }

            /// Returns the phone number, as it was written.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.phone_number(), Some("020 7946 0958"));
            /// ```
            pub fn phone_number(&self) -> Option<&str> {
                self.$($path).+.strings.get(Field::PhoneNumber)
            }

            /// Returns the notes, which may have several lines.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.notes(), Some("Prefers post"));
            /// ```
            pub fn notes(&self) -> Option<&str> {
                self.$($path).+.strings.get(Field::Notes)
            }

            /// Returns the role.
            ///
            /// ```
            #[doc = ada!($record)]
            /// assert_eq!(contact.contract_contact_type(), Some(ContractContactType::Director));
            /// ```
            pub fn contract_contact_type(&self) -> Option<ContractContactType> {
                self.$($path).+.contract_contact_type
            }
        }

        impl fmt::Debug for $record {
            /// Shows no property, because nearly every property is personal data. [`reveal`](Self::reveal) shows all, for tests.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($record), "(..)"))
            }
        })*
    };
}

accessors! {
    UpdateContractContact: details;
    CreateContractContact: details;
    ContractContact: contact.details;
}
