//! The rules for a browser, as functions on numbers.
//!
//! JavaScript reads the properties and reports the type of each value. It passes only the data that the rules need:
//!
//! - Numbers are arguments.
//! - Strings with a grammar are in [`memory`].
//! - For a free string, JavaScript reports two facts: whether the string is blank, and whether it contains control characters.
//!   JavaScript uses regular expressions that are generated from the tables of the rules.
//!
//! The domain crate decides on these facts.
#![cfg_attr(target_arch = "wasm32", no_std)]

mod memory;

use contract_contact::__private::{Day, Submitted, SubmittedString, check_submitted, table};
use contract_contact::{Field, Operation, Rules};
use wasm_bindgen::prelude::wasm_bindgen;

/// The state of a value: two bits for each property, from the lowest bit on. `NOTHING` is an absent value or null.
const NOTHING: u32 = 0;
/// A value of the right type.
const OF_ITS_TYPE: u32 = 1;
const EMPTY_TEXT: u32 = 2;

/// The remarks about a free string: two bits for each property, at the same positions.
const BLANK: u32 = 1;
const HOLDS_CONTROLS: u32 = 2;

/// The result where `today` is no day, or where the memory is smaller than the reported lengths.
const MISUSED: u32 = u32::MAX;

/// Checks a record. Returns a bit for each property that failed.
///
/// The function writes the index of each [`Code`](contract_contact::Code) in memory at [`address`]. The arguments are:
///
/// - `create` and `reference` select the operation and the rules.
/// - `states` has two bits for each property.
/// - `remarks` has two bits for each free string: whether it is blank, and whether it contains control characters that its kind
///   forbids.
/// - The numbers are the values of the properties of the same name.
/// - `email` to `today` are the lengths of the strings. The strings are in memory after the codes, in this order.
/// - If the string `today` is empty, `day` is today, as year × 512 + month × 32 + day. A caller that knows that every date is
///   long past passes a day in the far future, and need not read the clock.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "passing numbers costs nothing")]
pub fn check(
    create: bool,
    reference: bool,
    states: u32,
    remarks: u32,
    id: f64,
    coworker_contract_id: f64,
    coworker_id: f64,
    country_id: f64,
    contract_contact_type: f64,
    email: usize,
    date_of_birth: usize,
    phone_number: usize,
    today: usize,
    day: u32,
) -> u32 {
    let operation = if create { Operation::Create } else { Operation::Update };
    let rules = if reference { Rules::reference() } else { Rules::strict() };
    let Some((codes, texts)) = memory::parts() else { return MISUSED };
    let Some((email, texts)) = texts.split_at_checked(email) else { return MISUSED };
    let Some((date_of_birth, texts)) = texts.split_at_checked(date_of_birth) else { return MISUSED };
    let Some((phone_number, texts)) = texts.split_at_checked(phone_number) else { return MISUSED };
    let Some(today) = texts.get(..today).and_then(|text| read_today(text, day)) else { return MISUSED };

    let state = |field| two_bits(states, field);
    let number = |field| match (state(field), field) {
        (NOTHING, _) => Submitted::Nothing,
        (OF_ITS_TYPE, Field::Id) => Submitted::from(id),
        (OF_ITS_TYPE, Field::CoworkerContractId) => Submitted::from(coworker_contract_id),
        (OF_ITS_TYPE, Field::CoworkerId) => Submitted::from(coworker_id),
        (OF_ITS_TYPE, Field::CountryId) => Submitted::from(country_id),
        (OF_ITS_TYPE, Field::ContractContactType) => Submitted::from(contract_contact_type),
        _ => Submitted::Other,
    };
    let text = |field| match state(field) {
        NOTHING => Submitted::Nothing,
        state @ (OF_ITS_TYPE | EMPTY_TEXT) => {
            let bytes = match field {
                Field::Email => email,
                Field::DateOfBirth => date_of_birth,
                Field::PhoneNumber => phone_number,
                _ => &[],
            };
            Submitted::String(Reported { is_empty: state == EMPTY_TEXT, remarks: two_bits(remarks, field), bytes })
        }
        _ => Submitted::Other,
    };
    let mut failed = 0;
    // One statement for each property, so that only the rules of its kind are compiled into it.
    macro_rules! check_all {
        ($($field:ident $snake:ident: $kind:ident, $($rest:expr),*;)*) => {$(
            let submitted: Submitted<Reported<'_>> =
                if Field::$field.kind().is_number() { number(Field::$field) } else { text(Field::$field) };
            if let Err(code) = check_submitted(rules, Field::$field, submitted, operation, today) {
                failed |= 1 << place(Field::$field);
                if let Some(slot) = codes.get_mut(place(Field::$field)) {
                    #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its place")]
                    {
                        *slot = code as u8;
                    }
                }
            }
        )*};
    }
    table!(check_all);
    failed
}

#[inline(always)]
#[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its place")]
fn place(field: Field) -> usize {
    field as usize
}

#[inline(always)]
fn two_bits(of: u32, field: Field) -> u32 {
    of >> (place(field) * 2) & 3
}

fn read_today(text: &[u8], day: u32) -> Option<Day> {
    if text.is_empty() { Some(Day::from_packed(day)) } else { Day::parse(text) }
}

/// Returns the address of the codes in memory. The strings begin [`memory::CODES`] bytes later.
#[wasm_bindgen]
pub fn address() -> usize {
    memory::start()
}

/// A string, as JavaScript reports it.
#[derive(Clone, Copy)]
struct Reported<'m> {
    is_empty: bool,
    remarks: u32,
    bytes: &'m [u8],
}

impl SubmittedString for Reported<'_> {
    fn is_empty(&self) -> bool {
        self.is_empty
    }

    fn is_blank(&self) -> bool {
        self.remarks & BLANK != 0
    }

    fn has_controls(&self) -> bool {
        self.remarks & HOLDS_CONTROLS != 0
    }

    fn has_controls_other_than_of_lines(&self) -> bool {
        self.has_controls()
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes
    }
}
