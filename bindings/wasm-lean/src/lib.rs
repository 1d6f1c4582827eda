//! The rules for a browser, as functions on numbers.
//!
//! JavaScript reads the properties and reports the type of each value. It passes only the data that the rules need:
//!
//! - For a number, JavaScript reports whether it is whole and within the range that the tables have.
//! - Strings with a grammar are in [`memory`].
//! - For a free string, JavaScript reports whether the string contains control characters, and whether a required string is
//!   blank. JavaScript uses regular expressions that are generated from the tables of the rules.
//!
//! The domain crate decides on these facts.
#![cfg_attr(target_arch = "wasm32", no_std)]

mod memory;

use contract_contact::__private::{Day, Submitted, SubmittedString, check_submitted, table};
use contract_contact::{Field, Operation, Rules};
use wasm_bindgen::prelude::wasm_bindgen;

/// The state of a value: two bits for each property, from the lowest bit on.
const OF_ITS_TYPE: u32 = 0;
/// Absent or null, an empty string with a grammar, or what counts as absent where a value is required: 0 or a blank string.
const NOTHING: u32 = 1;
/// A whole number out of the range of its kind, or a free string with control characters that its kind forbids.
const WRONG: u32 = 2;

/// A number that every rule of numbers accepts, and one that none accepts.
const IN_RANGE: i64 = 1;
const OUT_OF_RANGE: i64 = i64::MAX;

/// The result where `today` is no day, or where the memory is smaller than the reported lengths.
const MISUSED: u32 = u32::MAX;

/// Checks a record. Returns a bit for each property that failed.
///
/// The function writes the index of each [`Code`](contract_contact::Code) in memory at [`address`]. The arguments are:
///
/// - `create` and `reference` select the operation and the rules.
/// - `states` has two bits for each property.
/// - `email` to `today` are the lengths of the strings. The strings are in memory after the codes, in this order.
/// - A caller that knows that every date is long past passes an empty string `today`, and need not read the clock.
#[wasm_bindgen]
pub fn check(
    create: bool,
    reference: bool,
    states: u32,
    email: usize,
    date_of_birth: usize,
    phone_number: usize,
    today: usize,
) -> u32 {
    let operation = if create { Operation::Create } else { Operation::Update };
    let rules = if reference { Rules::reference() } else { Rules::strict() };
    let Some((codes, texts)) = memory::parts() else { return MISUSED };
    let Some((email, texts)) = texts.split_at_checked(email) else { return MISUSED };
    let Some((date_of_birth, texts)) = texts.split_at_checked(date_of_birth) else { return MISUSED };
    let Some((phone_number, texts)) = texts.split_at_checked(phone_number) else { return MISUSED };
    let Some(today) = texts.get(..today).and_then(read_today) else { return MISUSED };

    let state = |field| two_bits(states, field);
    let number = |field| match state(field) {
        NOTHING => Submitted::Nothing,
        OF_ITS_TYPE => Submitted::Integer(IN_RANGE),
        WRONG => Submitted::Integer(OUT_OF_RANGE),
        _ => Submitted::Other,
    };
    let text = |field| match state(field) {
        NOTHING => Submitted::Nothing,
        state @ (OF_ITS_TYPE | WRONG) => {
            let bytes = match field {
                Field::Email => email,
                Field::DateOfBirth => date_of_birth,
                Field::PhoneNumber => phone_number,
                _ => &[],
            };
            Submitted::String(Reported { has_controls: state == WRONG, bytes })
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

fn read_today(text: &[u8]) -> Option<Day> {
    if text.is_empty() { Some(Day::from_packed(u32::MAX)) } else { Day::parse(text) }
}

/// Returns the address of the codes in memory. The strings begin [`memory::CODES`] bytes later.
#[wasm_bindgen]
pub fn address() -> usize {
    memory::start()
}

/// A string, as JavaScript reports it.
#[derive(Clone, Copy)]
struct Reported<'m> {
    has_controls: bool,
    bytes: &'m [u8],
}

impl SubmittedString for Reported<'_> {
    // JavaScript reports an empty string as no value.
    fn is_empty(&self) -> bool {
        false
    }

    // JavaScript reports a blank string as no value, where it matters.
    fn is_blank(&self) -> bool {
        false
    }

    fn has_controls(&self) -> bool {
        self.has_controls
    }

    fn has_controls_other_than_of_lines(&self) -> bool {
        self.has_controls()
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes
    }
}
