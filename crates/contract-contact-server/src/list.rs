//! The list of contacts: parses the query, and builds the page of the answer.

use std::borrow::Cow;

use contract_contact::{
    ContractContact, ContractContactType, Field, FieldValue, Identifier, Kind, Operation, Presence, Timestamp, date,
};
use contract_contact_schema::MAX_FILTER_CHARACTERS;
use serde::Serialize;

use crate::canonical;
use crate::column::Value;

const DEFAULT_SIZE: u32 = 25;
const LARGEST_SIZE: u32 = 1_000;

/// A parsed query for a page of the list.
#[derive(Clone)]
pub(crate) struct Listing {
    /// The number of the page, from 1.
    page: i64,
    pub(crate) size: i64,
    pub(crate) order: Order,
    /// The filters, all of which must match. No two filters apply the same test to the same column.
    pub(crate) filters: Vec<Filter>,
    /// The maximum size of the records in bytes.
    pub(crate) most_bytes: usize,
}

/// The order of a list. Equal records are in the order of their Ids.
#[derive(Clone, Copy)]
pub(crate) struct Order {
    name: &'static str,
    pub(crate) column: &'static str,
    pub(crate) is_nullable: bool,
    pub(crate) is_descending: bool,
}

/// A condition on a column.
#[derive(Clone)]
pub(crate) struct Filter {
    pub(crate) column: &'static str,
    pub(crate) test: Test,
    pub(crate) value: Value,
}

/// The comparison of a filter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    Equals,
    /// The search key contains the search key of the value, see `search.rs`.
    Contains,
    AtLeast,
    AtMost,
}

/// The reason why a query is invalid.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct InvalidListing(pub(crate) Cow<'static, str>);

impl From<&'static str> for InvalidListing {
    fn from(message: &'static str) -> Self {
        InvalidListing(message.into())
    }
}

/// The columns that are not writable properties.
const READ_ONLY: [(&str, &str); 3] =
    [("CreatedOn", "created_on"), ("UpdatedOn", "updated_on"), ("UpdatedBy", "updated_by")];

impl Default for Listing {
    /// Returns the first page of all contacts, by Id.
    fn default() -> Self {
        Listing {
            page: 1,
            size: DEFAULT_SIZE.into(),
            order: Order::of(Field::Id),
            filters: Vec::new(),
            most_bytes: usize::MAX,
        }
    }
}

impl Listing {
    /// Parses the query of a request.
    ///
    /// Unknown names are skipped, as in the real API. An unknown filter is an error, because a misspelt filter must not list
    /// everything.
    pub(crate) fn from_query(query: &[(String, String)]) -> Result<Listing, InvalidListing> {
        let mut listing = Listing::default();
        for (name, value) in query {
            match name.as_str() {
                "page" => listing.page = within(value, u32::MAX).ok_or("page must be a number from 1")?,
                "size" => {
                    let wrong = || InvalidListing(format!("size must be a number from 1 to {LARGEST_SIZE}").into());
                    listing.size = within(value, LARGEST_SIZE).ok_or_else(wrong)?;
                }
                "orderBy" => {
                    let is_descending = listing.order.is_descending;
                    let order = order(value).ok_or("orderBy must be the name of a property that can be sorted by")?;
                    listing.order = Order { is_descending, ..order };
                }
                "dir" => {
                    listing.order.is_descending = match value.as_str() {
                        "1" => false,
                        "-1" => true,
                        _ => return Err("dir must be 1 (ascending) or -1 (descending)".into()),
                    }
                }
                name => {
                    if let Some(filter) = filter(name, value)? {
                        let is_same = |other: &Filter| (other.column, other.test) == (filter.column, filter.test);
                        if listing.filters.iter().any(is_same) {
                            return Err(InvalidListing(format!("{name} must be given once").into()));
                        }
                        listing.filters.push(filter);
                    }
                }
            }
        }
        Ok(listing)
    }

    /// Returns the listing, limited to `most_bytes` of records.
    pub(crate) fn of_at_most(self, most_bytes: usize) -> Listing {
        Listing { most_bytes, ..self }
    }

    /// Returns the number of records before the page.
    pub(crate) fn offset(&self) -> i64 {
        (self.page - 1).saturating_mul(self.size)
    }

    /// Returns the page of the answer.
    pub(crate) fn page(&self, records: Vec<ContractContact>, total: i64) -> Page {
        let pages = total.saturating_add(self.size - 1) / self.size;
        let on_page = i64::try_from(records.len()).unwrap_or(i64::MAX);
        let before = self.offset();
        Page {
            first_item: if on_page == 0 { 0 } else { before + 1 },
            last_item: if on_page == 0 { 0 } else { before + on_page },
            records,
            current_page: self.page,
            current_page_size: self.size,
            current_order_field: self.order.name,
            current_sort_direction: if self.order.is_descending { -1 } else { 1 },
            has_next_page: self.page < pages,
            has_previous_page: self.page > 1,
            page_number: self.page,
            page_size: self.size,
            total_items: total,
            total_pages: pages,
        }
    }
}

fn within(text: &str, most: u32) -> Option<i64> {
    canonical::parse(text).filter(|number: &u32| (1..=most).contains(number)).map(i64::from)
}

impl Order {
    fn of(field: Field) -> Order {
        Order {
            name: field.name(),
            column: field.snake_case(),
            is_nullable: field.presence(Operation::Update) != Presence::Required,
            is_descending: false,
        }
    }
}

fn order(name: &str) -> Option<Order> {
    let stamp = || {
        let (name, column) = READ_ONLY.into_iter().find(|(each, _)| *each == name)?;
        Some(Order { name, column, is_nullable: false, is_descending: false })
    };
    Field::from_name(name).map(Order::of).or_else(stamp)
}

/// Parses a filter, or returns `None` for a name that is no filter.
///
/// Examples are `ContractContact_FullName=ada`, `ContractContact_CoworkerContract=1234` and
/// `from_ContractContact_UpdatedOn=2026-01-31T00:00`. Identifiers, dates and the type match if they are equal. Other strings
/// match if they contain the value.
fn filter(name: &str, value: &str) -> Result<Option<Filter>, InvalidListing> {
    let wrong = |what: &str| InvalidListing(format!("{name} must be {what}").into());
    let (range, property) = match name.split_once("ContractContact_") {
        Some((range @ ("" | "from_" | "to_"), property)) => (range, property),
        _ => return Ok(None),
    };
    if !range.is_empty() {
        let (_, column) = READ_ONLY
            .into_iter()
            .find(|(each, _)| *each == property && property != "UpdatedBy")
            .ok_or("Only CreatedOn and UpdatedOn can be filtered by a range")?;
        let at: Timestamp = value.parse().map_err(|_| wrong("a time in UTC as YYYY-MM-DDTHH:MM"))?;
        let test = if range == "from_" { Test::AtLeast } else { Test::AtMost };
        return Ok(Some(Filter { column, test, value: Value::instant(at) }));
    }
    let field = Field::from_property_name(property).ok_or("There is no such filter")?;
    if value.chars().count() > MAX_FILTER_CHARACTERS || value.contains('\0') {
        return Err(wrong(&format!("a text of at most {MAX_FILTER_CHARACTERS} characters without U+0000")));
    }
    let value = match field.kind() {
        Kind::Identifier => {
            let id = canonical::parse(value).and_then(Identifier::new).ok_or_else(|| wrong("an identifier"))?;
            FieldValue::Identifier(id)
        }
        Kind::Type => {
            let number = canonical::parse(value).and_then(ContractContactType::from_number);
            FieldValue::ContactType(number.ok_or_else(|| wrong("the number of a contact type"))?)
        }
        Kind::Date => FieldValue::Date(date::parse(value).map_err(|_| wrong("a day as YYYY-MM-DD"))?),
        _ => {
            let value = Value::search_key(FieldValue::String(value));
            return Ok(Some(Filter { column: field.snake_case(), test: Test::Contains, value }));
        }
    };
    Ok(Some(Filter { column: field.snake_case(), test: Test::Equals, value: Value::of(field, value) }))
}

/// A page of the list, in the envelope of the API.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Page {
    records: Vec<ContractContact>,
    current_page: i64,
    current_page_size: i64,
    current_order_field: &'static str,
    /// 1 or -1, as in the query.
    current_sort_direction: i8,
    /// The number of the first record, from 1. 0 where the page is empty.
    first_item: i64,
    has_next_page: bool,
    has_previous_page: bool,
    /// The number of the last record. A page may end early because of its size in bytes.
    last_item: i64,
    page_number: i64,
    page_size: i64,
    total_items: i64,
    total_pages: i64,
}
