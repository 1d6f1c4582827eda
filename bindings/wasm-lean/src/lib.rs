//! The rules in a browser, as functions on numbers.
//!
//! JavaScript reads the properties, says of each value what it is, and carries only what a rule has to look at: numbers
//! as arguments, the texts with a grammar in [`memory`]. Of a free text it reports whether it is blank and whether it holds
//! control characters, by regular expressions made from the rules' own tables. What that means decides the domain crate.
#![cfg_attr(target_arch = "wasm32", no_std)]

mod memory;

use contract_contact::__private::{Day, Submitted, SubmittedString, check_submitted, table};
use contract_contact::{Field, Operation, Rules};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a value is: two bits for each property, from the lowest on.
const NOTHING: u32 = 0;
/// A number where one belongs; a text where one belongs.
const OF_ITS_TYPE: u32 = 1;
const EMPTY_TEXT: u32 = 2;

/// What is remarked of a free text, in the same places.
const BLANK: u32 = 1;
const HOLDS_CONTROLS: u32 = 2;

/// What is returned where `today` is not a day, or where there is less memory than was said to be written to.
const MISUSED: u32 = u32::MAX;

/// Checks a record: a bit for each property that failed, whose [`Code`](contract_contact::Code), as its place among all,
/// lies in memory at [`address`].
///
/// `create` and `reference` choose the operation and the rules. `states` has two bits for each property, and so has
/// `remarks`, of free texts: whether one is blank, and whether it holds control characters that its kind may not hold. The
/// numbers are those of the properties of that name. The texts lie in memory after the codes, one behind the other: e-mail
/// address, date of birth, phone number, today. Where the last is empty, `day` is today, as year × 512 + month × 32 + day. A caller
/// that knows every date to be long past need not read the clock, and passes a day that never comes.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "numbers are what costs nothing to pass")]
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
    // A statement for each property, so that of the rules for any only those for this one are compiled.
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

/// Where the codes begin in memory; the texts come [`memory::CODES`] bytes after it.
#[wasm_bindgen]
pub fn address() -> usize {
    memory::start()
}

/// A text as JavaScript reports it.
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
