//! The list of contacts: what is asked for in the query, and the page that is answered.

use contract_contact::{ContractContact, ContractContactType, Field, Identifier, Kind, Timestamp, date};
use contract_contact_schema::MAX_FILTER_CHARACTERS;
use serde::Serialize;

use crate::error::Error;

const DEFAULT_SIZE: u32 = 25;
const LARGEST_SIZE: u32 = 1_000;

/// What a list is to hold.
pub(crate) struct Listing {
    /// From 1.
    page: i64,
    pub(crate) size: i64,
    pub(crate) order: Order,
    /// All of them have to be met.
    pub(crate) tests: Vec<(&'static str, Test, Operand)>,
}

/// How a list is sorted; records that are equal in this come in the order of their Ids.
#[derive(Clone, Copy)]
pub(crate) struct Order {
    name: &'static str,
    pub(crate) column: &'static str,
    pub(crate) is_nullable: bool,
    pub(crate) is_descending: bool,
}

/// How a column is compared.
#[derive(Clone, Copy)]
pub(crate) enum Test {
    Equals,
    /// Without regard to the case of ASCII letters.
    Contains,
    AtLeast,
    AtMost,
}

/// What a column is compared with.
pub(crate) enum Operand {
    Number(i64),
    Text(String),
}

/// The columns that are not a property a client may write.
const STAMPS: [(&str, &str); 3] =
    [("CreatedOn", "created_on"), ("UpdatedOn", "updated_on"), ("UpdatedBy", "updated_by")];

impl Listing {
    /// Reads the query of a request; names that mean nothing here are skipped, as the real API does, unless they look like
    /// a filter: a filter that is misspelt must not list everything.
    pub(crate) fn from_query(query: &[(String, String)]) -> Result<Listing, Error> {
        let mut listing = Listing {
            page: 1,
            size: i64::from(DEFAULT_SIZE),
            order: order("Id").ok_or(Error::Internal)?,
            tests: Vec::new(),
        };
        for (name, value) in query {
            match name.as_str() {
                "page" => listing.page = within(value, u32::MAX).ok_or("page must be a number from 1")?,
                "size" => listing.size = within(value, LARGEST_SIZE).ok_or("size must be a number from 1 to 1000")?,
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
                name => listing.tests.extend(filter(name, value)?),
            }
        }
        Ok(listing)
    }

    /// How many records come before the page.
    pub(crate) fn offset(&self) -> i64 {
        (self.page - 1).saturating_mul(self.size)
    }

    /// The answer.
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

impl From<&'static str> for Error {
    fn from(message: &'static str) -> Self {
        Error::BadRequest(message.into())
    }
}

fn within(text: &str, most: u32) -> Option<i64> {
    text.parse().ok().filter(|number: &u32| (1..=most).contains(number)).map(i64::from)
}

fn order(name: &str) -> Option<Order> {
    let stamp = || {
        let (name, column) = STAMPS.into_iter().find(|(each, _)| *each == name)?;
        Some(Order { name, column, is_nullable: false, is_descending: false })
    };
    let property = Field::from_name(name).map(|field| Order {
        name: field.name(),
        column: field.snake_case(),
        is_nullable: !matches!(field, Field::Id | Field::CoworkerContractId | Field::FullName),
        is_descending: false,
    });
    property.or_else(stamp)
}

/// `ContractContact_FullName=ada`, `ContractContact_CoworkerContract=1234`, `from_ContractContact_UpdatedOn=2026-01-31T00:00`.
/// Identifiers, dates and the type have to be equal; other text has to contain the value. Nothing for a name that is no
/// filter.
fn filter(name: &str, value: &str) -> Result<Option<(&'static str, Test, Operand)>, Error> {
    let wrong = |what: &str| Error::BadRequest(format!("{name} must be {what}").into());
    let (range, property) = match name.split_once("ContractContact_") {
        Some((range @ ("" | "from_" | "to_"), property)) => (range, property),
        _ => return Ok(None),
    };
    if !range.is_empty() {
        let (_, column) = STAMPS
            .into_iter()
            .find(|(each, _)| *each == property && property != "UpdatedBy")
            .ok_or("Only CreatedOn and UpdatedOn can be filtered by a range")?;
        let at: Timestamp = value.parse().map_err(|_| wrong("a time in UTC as YYYY-MM-DDTHH:MM"))?;
        let test = if range == "from_" { Test::AtLeast } else { Test::AtMost };
        return Ok(Some((column, test, Operand::Text(at.to_string()))));
    }
    let field = Field::from_property_name(property).ok_or("There is no such filter")?;
    if value.chars().count() > MAX_FILTER_CHARACTERS || value.contains('\0') {
        return Err(wrong(&format!("a text of at most {MAX_FILTER_CHARACTERS} characters without U+0000")));
    }
    let (test, operand) = match field.kind() {
        Kind::Identifier => {
            let id = value.parse().ok().and_then(Identifier::new).ok_or_else(|| wrong("an identifier"))?;
            (Test::Equals, Operand::Number(id.get().try_into().unwrap_or(i64::MAX)))
        }
        Kind::Type => {
            let number = value.parse().ok().and_then(ContractContactType::from_number);
            let number = number.ok_or_else(|| wrong("the number of a contact type"))?.number();
            (Test::Equals, Operand::Number(number.into()))
        }
        Kind::Date => {
            let date = date::parse(value).map_err(|_| wrong("a day as YYYY-MM-DD"))?;
            (Test::Equals, Operand::Text(date.to_string()))
        }
        _ => (Test::Contains, Operand::Text(format!("%{}%", escaped(value)))),
    };
    Ok(Some((field.snake_case(), test, operand)))
}

/// As it has to stand in a LIKE pattern to mean itself.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|each| matches!(each, '%' | '_' | '\\').then_some('\\').into_iter().chain([each])).collect()
}

/// A page of the list, in the API's envelope.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Page {
    records: Vec<ContractContact>,
    current_page: i64,
    current_page_size: i64,
    current_order_field: &'static str,
    /// 1 or -1, as in the query.
    current_sort_direction: i8,
    /// From 1; 0 where the page is empty.
    first_item: i64,
    has_next_page: bool,
    has_previous_page: bool,
    last_item: i64,
    page_number: i64,
    page_size: i64,
    total_items: i64,
    total_pages: i64,
}
