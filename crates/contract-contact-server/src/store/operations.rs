//! The operations on contacts, for a connection to either database.

use contract_contact::chrono::{DateTime, SubsecRound, Utc};
use contract_contact::{
    ContractContact, Draft, Field, FieldValue, Identifier, Operation, RequestBody, Rules, Stamps, Timestamp,
    UpdateContractContact, date,
};

use super::change::{Author, Change, Stored, Written};
use super::error::StoreError;
use super::statements::{Statement, Statements};
use crate::column::{Value, searched};
use crate::list::Listing;
use crate::search;
use crate::version::{Precondition, Version};

/// The values of a row, in the order of the statement's columns.
pub(super) type Row = Vec<Value>;

/// Collected rows, up to a size in bytes.
pub(super) struct Rows {
    rows: Vec<Row>,
    bytes: usize,
    most_bytes: usize,
}

impl Rows {
    pub(super) fn of(statement: &Statement) -> Rows {
        Rows { rows: Vec::new(), bytes: 0, most_bytes: statement.most_bytes }
    }

    /// Adds a row, and returns whether another row may fit. The first row always fits.
    pub(super) fn add(&mut self, row: Row) -> bool {
        self.bytes = self.bytes.saturating_add(row.iter().map(Value::bytes).sum());
        let has_room = self.rows.is_empty() || self.bytes <= self.most_bytes;
        if has_room {
            self.rows.push(row);
        }
        has_room
    }

    pub(super) fn all(self) -> Vec<Row> {
        self.rows
    }
}

/// A connection that runs statements.
pub(super) trait Connection {
    fn statements(&self) -> &'static Statements;

    /// Runs a statement, and returns its rows.
    fn run(&mut self, statement: &Statement, values: Vec<Value>) -> impl Future<Output = Result<Vec<Row>, StoreError>>;
}

/// Checks that contacts can be read.
pub(super) async fn is_there(connection: &mut impl Connection) -> Result<(), StoreError> {
    connection.run(&connection.statements().probe, Vec::new()).await.map(|_| ())
}

/// Returns the contact with this Id.
pub(super) async fn get(connection: &mut impl Connection, id: Identifier) -> Result<Stored, StoreError> {
    select(connection, &connection.statements().select, id).await
}

/// Returns a page of contacts, and the number of contacts on all pages.
pub(super) async fn list(
    connection: &mut impl Connection,
    listing: &Listing,
) -> Result<(Vec<ContractContact>, i64), StoreError> {
    let statement = connection.statements().list(listing);
    let page = [Value::Integer(Some(listing.size)), Value::Integer(Some(listing.offset()))];
    let values = listing.filters.iter().map(|filter| filter.value.clone()).chain(page).collect();
    let rows = connection.run(&statement, values).await?;
    let (mut total, mut records) = (0, Vec::with_capacity(rows.len()));
    for row in rows {
        let mut row = row.into_iter();
        total = integer(row.next())?;
        // The Id is null where the page is empty.
        if !matches!(row.as_slice().first(), Some(Value::Integer(None))) {
            records.push(read(row)?.contact);
        }
    }
    Ok((records, total))
}

/// Applies a change. SQLite runs the change within a transaction that the caller ends, and PostgreSQL runs one statement.
pub(super) async fn apply(
    connection: &mut impl Connection,
    change: &Change,
    author: &Author,
) -> Result<Written, StoreError> {
    let statements = connection.statements();
    match change {
        Change::Create(contact) => {
            insert(connection, &statements.create, Operation::Create, |field| contact.get(field), author).await
        }
        Change::Import(contact) => {
            insert(connection, &statements.import, Operation::Update, |field| contact.get(field), author).await
        }
        Change::Update(contact, precondition) => loop {
            let id = contact.id();
            let old = may_change(connection, id, precondition).await?;
            let on = now_or_last_change(&old);
            let mut values: Vec<_> =
                Operation::Create.fields().map(|field| Value::of(field, contact.get(field))).collect();
            values.extend(searched().map(|field| Value::search_key(contact.get(field))));
            let [id, number] = [id.into(), old.version.number].map(|number| Value::Integer(Some(number)));
            values.extend([Value::instant(on), Value::text(&*author.user), id, number]);
            let changed = Field::ALL.into_iter().filter(|field| old.contact.get(*field) != contact.get(*field));
            let audit = audit("update", on, author, changed);
            if run_audited(connection, &statements.update, values, audit).await?.is_some() {
                return Ok(Written { version: Version { number: old.version.number + 1, ..old.version }, on });
            }
        },
        Change::Delete(id, precondition) => loop {
            let old = may_change(connection, *id, precondition).await?;
            let on = now_or_last_change(&old);
            let had = Operation::Create.fields().filter(|field| old.contact.get(*field) != FieldValue::Empty);
            let values = [(*id).into(), old.version.number].map(|number| Value::Integer(Some(number))).to_vec();
            let audit = audit("delete", on, author, had);
            if run_audited(connection, &statements.delete, values, audit).await?.is_some() {
                return Ok(Written { version: old.version, on });
            }
        },
    }
}

/// Rebuilds search keys of another version, within a transaction that the caller ends.
pub(super) async fn update_search_keys(connection: &mut impl Connection) -> Result<(), StoreError> {
    let statements = connection.statements();
    let [lock, version] = &statements.search_version;
    connection.run(lock, Vec::new()).await?;
    let version = connection.run(version, Vec::new()).await?.into_iter().flatten().next();
    if integer(version)? == search::VERSION {
        return Ok(());
    }
    let mut last = 0;
    loop {
        let contacts = connection.run(&statements.searched, vec![Value::Integer(Some(last))]).await?;
        if contacts.is_empty() {
            break;
        }
        for contact in contacts {
            let mut texts = contact.into_iter();
            last = integer(texts.next())?;
            let key = |text| match text {
                Value::Text(Some(text)) => Value::text(search::key(&text)),
                other => other,
            };
            let values = texts.map(key).chain([Value::Integer(Some(last))]).collect();
            connection.run(&statements.set_search_keys, values).await?;
        }
    }
    let version = vec![Value::Integer(Some(search::VERSION))];
    connection.run(&statements.set_search_version, version).await.map(|_| ())
}

async fn insert<'c>(
    connection: &mut impl Connection,
    statement: &Statement,
    operation: Operation,
    get: impl Fn(Field) -> FieldValue<&'c str>,
    author: &Author,
) -> Result<Written, StoreError> {
    let on = now();
    let mut values: Vec<_> = operation.fields().map(|field| Value::of(field, get(field))).collect();
    values.extend([Value::instant(on), Value::instant(on), Value::text(&*author.user), Value::Integer(Some(1))]);
    values.extend(searched().map(|field| Value::search_key(get(field))));
    let given = Operation::Create.fields().filter(|field| get(*field) != FieldValue::Empty);
    let audit = audit("create", on, author, given);
    let id = run_audited(connection, statement, values, audit).await?.ok_or(MISPLACED)?;
    let id = Identifier::try_from(id).map_err(|_| StoreError::Corrupt("an Id is out of range"))?;
    Ok(Written { version: Version { id, number: 1 }, on })
}

/// Returns the stored contact, if the precondition allows the change.
async fn may_change(
    connection: &mut impl Connection,
    id: Identifier,
    precondition: &Precondition,
) -> Result<Stored, StoreError> {
    let stored = select(connection, &connection.statements().select, id).await?;
    if precondition.allows(stored.version) { Ok(stored) } else { Err(StoreError::Changed) }
}

async fn select(connection: &mut impl Connection, statement: &Statement, id: Identifier) -> Result<Stored, StoreError> {
    let rows = connection.run(statement, vec![Value::Integer(Some(id.into()))]).await?;
    rows.into_iter().next().ok_or(StoreError::NotFound).and_then(read)
}

/// Runs a statement that changes a contact, and records the change in the audit. Returns the Id of the contact, or nothing
/// where another change came first.
async fn run_audited(
    connection: &mut impl Connection,
    statement: &Statement,
    mut values: Vec<Value>,
    audit: [Value; 6],
) -> Result<Option<i64>, StoreError> {
    let audit_statement = &connection.statements().audit;
    let mut audit = audit.into_iter();
    if audit_statement.is_none() {
        values.extend(audit.by_ref());
    }
    let Some(id) = connection.run(statement, values).await?.into_iter().flatten().next() else { return Ok(None) };
    let id = integer(Some(id))?;
    if let Some(statement) = audit_statement {
        connection.run(statement, [Value::Integer(Some(id))].into_iter().chain(audit).collect()).await?;
    }
    Ok(Some(id))
}

/// Returns the columns of the audit but the Id.
fn audit(operation: &str, on: Timestamp, author: &Author, fields: impl Iterator<Item = Field>) -> [Value; 6] {
    let names: Vec<_> = fields.map(Field::name).collect();
    [
        Value::text(operation),
        Value::instant(on),
        Value::text(&*author.user),
        Value::Text(author.subject.clone()),
        Value::Text(author.issuer.clone()),
        Value::text(names.join(",")),
    ]
}

/// Reads a contact from its columns.
fn read(row: impl IntoIterator<Item = Value>) -> Result<Stored, StoreError> {
    let mut row = row.into_iter();
    let mut draft = Draft::new();
    for field in Field::ALL {
        match row.next() {
            Some(Value::Integer(number)) => draft.set(field, number),
            Some(Value::SmallInteger(number)) => draft.set(field, number),
            Some(Value::Text(text)) => draft.set(field, text),
            Some(Value::Date(date)) => draft.set(field, date),
            _ => return Err(MISPLACED),
        }
    }
    // The record was checked before it was stored. The strict rules may have changed since, but not the reference rules.
    let contact = UpdateContractContact::from_draft(&draft, Rules::reference(), date::MAX)
        .map_err(|_| StoreError::Corrupt("a contact breaks the rules of the API reference"))?;
    let (Some(Value::Instant(created_on)), Some(Value::Instant(updated_on)), Some(Value::Text(updated_by))) =
        (row.next(), row.next(), row.next())
    else {
        return Err(MISPLACED);
    };
    let version = Version { id: contact.id(), number: integer(row.next())? };
    let (created_on, updated_on) = (created_on.map(Timestamp::from), updated_on.map(Timestamp::from));
    Ok(Stored { contact: ContractContact::new(contact, Stamps { created_on, updated_on, updated_by }), version })
}

fn integer(value: Option<Value>) -> Result<i64, StoreError> {
    match value {
        Some(Value::Integer(Some(number))) => Ok(number),
        _ => Err(MISPLACED),
    }
}

const MISPLACED: StoreError = StoreError::Corrupt("a column has another type");

/// Returns the current time to the second, as in the API reference.
fn now() -> Timestamp {
    DateTime::<Utc>::from(Timestamp::now()).trunc_subsecs(0).into()
}

/// Returns the current time, or the time of the last change if the clock was set back.
fn now_or_last_change(old: &Stored) -> Timestamp {
    old.contact.stamps().updated_on.map_or(now(), |last| last.max(now()))
}
