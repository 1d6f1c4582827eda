//! The WebAssembly module of `contract-contact/bulk` on npm: exports of the engine `contract_contact_bulk`.
//!
//! The exports are functions on numbers. JavaScript writes bytes into a buffer. The engine checks every complete record, and
//! returns one JSON string. Bytes and outcomes are shared in memory, without a copy.
//!
//! An instance reads only one input, so its memory is freed with the input.

mod outcome;

use std::cell::RefCell;

use contract_contact::chrono::{DateTime, NaiveDate};
use contract_contact::{Operation, Rules, date};
use contract_contact_bulk::{Format, Settings};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::outcome::Bulk;

thread_local! {
    static BULK: RefCell<Option<Bulk>> = const { RefCell::new(None) };
}

/// The results of [`open`].
const OPENED: u8 = 0;
const NO_DAY: u8 = 1;
const NO_MEMORY: u8 = 2;

fn with<T: Default>(run: impl FnOnce(&mut Bulk) -> T) -> T {
    BULK.with_borrow_mut(|bulk| bulk.as_mut().map(run)).unwrap_or_default()
}

/// Begins the check of an input. Returns 0, or 1 where `today` is no day, or 2 where memory is short.
///
/// `today` is a day as a number, such as 20260131. 0 means the latest date anywhere on Earth at `now`, in seconds since 1970.
/// `format` is `{` for JSON, a newline for NDJSON, and 0 for either.
#[wasm_bindgen]
pub fn open(create: bool, reference: bool, today: u32, now: f64, format: u8, max_record_bytes: usize) -> u8 {
    let Some(today) = read_today(today, now) else { return NO_DAY };
    let operation = if create { Operation::Create } else { Operation::Update };
    let rules = if reference { Rules::reference() } else { Rules::strict() };
    let settings = Settings::new(operation, rules, today).with_max_record_bytes(max_record_bytes);
    let bulk = Bulk::new(match format {
        b'{' => settings.with_format(Format::Json),
        b'\n' => settings.with_format(Format::Ndjson),
        _ => settings,
    });
    let answer = if bulk.is_some() { OPENED } else { NO_MEMORY };
    BULK.set(bulk);
    answer
}

fn read_today(number: u32, now: f64) -> Option<NaiveDate> {
    if number == 0 {
        #[expect(clippy::as_conversions, reason = "saturates")]
        return DateTime::from_timestamp(now as i64, 0).map(date::latest_on_earth);
    }
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    NaiveDate::from_ymd_opt(year.try_into().ok()?, month, day).filter(|day| (date::MIN..=date::MAX).contains(day))
}

/// Returns the address for the next bytes of the input.
#[wasm_bindgen]
pub fn room() -> usize {
    with(|bulk| bulk.room().as_mut_ptr().expose_provenance())
}

/// Returns the number of bytes that fit there, which is never 0.
#[wasm_bindgen]
pub fn room_length() -> usize {
    with(|bulk| bulk.room().len())
}

/// Reads the given number of written bytes, and returns the length of the outcome.
///
/// `Bulk::read` documents the JSON text of the outcome.
#[wasm_bindgen]
pub fn read(written: usize, is_last: bool) -> usize {
    with(|bulk| bulk.read(written, is_last).len())
}

/// Returns the address of the outcome, which is valid until the next call.
#[wasm_bindgen]
pub fn outcome() -> usize {
    with(|bulk| bulk.outcome().as_ptr().expose_provenance())
}
