//! The rules in a browser, as functions on numbers.
//!
//! JavaScript reads the properties, says of each value what it is, and carries only what a rule has to look at: numbers
//! as arguments, the texts with a grammar in [`memory`]. Of a free text it reports whether it is blank and whether it holds
//! control characters, by regular expressions made from the rules' own tables. What that means decides the domain crate.
#![cfg_attr(target_arch = "wasm32", no_std)]

mod memory;

use contract_contact::rules::{Submitted, Text};
use contract_contact::{Date, Field, Kind, Operation, Presence, Rules};
use wasm_bindgen::prelude::wasm_bindgen;

/// What a value is: two bits for each property, from the lowest on.
const NOTHING: u32 = 0;
/// A number where one belongs; a text where one belongs.
const OF_ITS_TYPE: u32 = 1;
const EMPTY_TEXT: u32 = 2;

/// The lower bit of each property's two.
const EVERY_PROPERTY: u32 = (1 << (Field::COUNT * 2)) / 3;

/// Of those, the bits of the properties that an operation requires.
const fn required(operation: Operation) -> u32 {
    let (mut bits, mut place) = (0, 0);
    while place < Field::COUNT {
        #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        if matches!(Field::ALL[place].presence(operation), Presence::Required) {
            bits |= 1 << (place * 2);
        }
        place += 1;
    }
    bits
}

/// What is returned where `today` is not a day.
const NO_DAY: u32 = u32::MAX;

/// Checks a record: a bit for each property that failed, whose [`Code`](contract_contact::Code), as its place among all,
/// lies in memory at [`address`].
///
/// `create` and `reference` choose the operation and the rules. `states` has two bits for each property, `blank` and
/// `controls` one: whether it is a blank text and whether it holds control characters that its kind may not hold. The
/// numbers are those of the properties of that name. The texts lie in memory after the codes: e-mail address, date of
/// birth, phone number, today; the last is empty for the latest date on Earth at `now`, in seconds since 1970, or, where that
/// is 0, for none: whoever knows that a date is long past need not read the clock.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "numbers are what costs nothing to pass")]
pub fn check(
    create: bool,
    reference: bool,
    states: u32,
    blank: u32,
    controls: u32,
    id: f64,
    coworker_contract_id: f64,
    coworker_id: f64,
    country_id: f64,
    contract_contact_type: f64,
    email: usize,
    date_of_birth: usize,
    phone_number: usize,
    today: usize,
    now: f64,
) -> u32 {
    let (operation, required) = if create {
        (Operation::Create, const { required(Operation::Create) })
    } else {
        (Operation::Update, const { required(Operation::Update) })
    };
    let rules = if reference { Rules::reference() } else { Rules::strict() };
    let (codes, texts) = memory::parts();
    let mut rest = texts;
    let mut next = |length: usize| {
        let (text, tail) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        rest = tail;
        text
    };
    let (email, date_of_birth, phone_number, today) =
        (next(email), next(date_of_birth), next(phone_number), next(today));
    let Some(today) = read_today(today, now) else { return NO_DAY };

    let mut failed = 0;
    // Where there is nothing, something may be missing.
    let mut rest = (states | states >> 1) & EVERY_PROPERTY | required;
    while rest != 0 {
        #[expect(clippy::as_conversions, reason = "below 16")]
        let place = (rest.trailing_zeros() / 2) as usize;
        rest &= rest - 1;
        let (Some(&field), Some(slot)) = (Field::ALL.get(place), codes.get_mut(place)) else { break };
        let bit = |mask: u32| (mask >> place) & 1 == 1;
        let state = (states >> (place * 2)) & 3;
        let submitted = match state {
            NOTHING => Submitted::Nothing,
            OF_ITS_TYPE if field.kind().is_number() => Submitted::from(match field {
                Field::Id => id,
                Field::CoworkerContractId => coworker_contract_id,
                Field::CoworkerId => coworker_id,
                Field::CountryId => country_id,
                _ => contract_contact_type,
            }),
            OF_ITS_TYPE | EMPTY_TEXT => Submitted::Text(Reported {
                is_empty: state == EMPTY_TEXT,
                is_blank: bit(blank),
                has_controls: bit(controls),
                bytes: match field.kind() {
                    Kind::Email => email,
                    Kind::Date => date_of_birth,
                    _ => phone_number,
                },
            }),
            _ => Submitted::Other,
        };
        if let Err(code) = rules.check_submitted(field, submitted, operation, today) {
            failed |= 1 << place;
            #[expect(clippy::as_conversions, reason = "the discriminant of a fieldless enum is its place")]
            {
                *slot = code as u8;
            }
        }
    }
    failed
}

/// Without a clock no day is in the future.
fn read_today(text: &[u8], now: f64) -> Option<Date> {
    match text {
        [] if now == 0.0 => Some(Date::MAX),
        #[expect(clippy::as_conversions, reason = "saturates")]
        [] => Some(Date::latest_on_earth(now as i64)),
        text => Date::from_ascii(text),
    }
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
    is_blank: bool,
    has_controls: bool,
    bytes: &'m [u8],
}

impl Text for Reported<'_> {
    fn is_empty(&self) -> bool {
        self.is_empty
    }

    fn is_blank(&self) -> bool {
        self.is_blank
    }

    fn has_controls(&self) -> bool {
        self.has_controls
    }

    fn has_controls_other_than_of_lines(&self) -> bool {
        self.has_controls
    }

    fn as_bytes(&self) -> &[u8] {
        self.bytes
    }
}
