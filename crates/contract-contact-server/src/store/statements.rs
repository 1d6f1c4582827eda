//! Every statement of the service. Values of clients are bound as parameters, and are never a part of a statement's text.
//!
//! In each statement, parameters first appear in the order of their numbers, because SQLite counts parameters by appearance.

use std::fmt::Write;

use contract_contact::{Field, Operation};

use crate::column::{Type, searched};
use crate::list::{Listing, Order, Test};

/// The dialect of SQL, which differs between the two databases.
#[derive(Clone, Copy)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

/// A statement, with the types of its result columns.
#[derive(Clone)]
pub(super) struct Statement {
    pub(super) text: String,
    pub(super) columns: Vec<Type>,
    /// The size in bytes at which reading rows ends. At least one row is read.
    pub(super) most_bytes: usize,
}

impl Statement {
    fn new(text: impl Into<String>, columns: &[Type]) -> Statement {
        Statement { text: text.into(), columns: columns.to_vec(), most_bytes: usize::MAX }
    }
}

/// The statements with a fixed text. The comments list the parameters, and after a colon the result.
pub(super) struct Statements {
    dialect: Dialect,
    /// `Id`: the columns of [`contact`].
    pub(super) select: Statement,
    /// The properties of a create, [`STAMPS`], the search keys: the Id.
    ///
    /// Without `audit`, this statement and the next three also have the parameters of `audit` except the Id, and record the
    /// change. A single statement is atomic without a transaction.
    pub(super) create: Statement,
    /// All properties, [`STAMPS`], the search keys: the Id.
    pub(super) import: Statement,
    /// All properties except `Id`, the search keys, the time, the user, `Id`, the replaced version: the Id, or no row where the
    /// version differs.
    pub(super) update: Statement,
    /// `Id`, version: the Id, or no row where the version differs.
    pub(super) delete: Statement,
    /// `Id`, operation, the time, the user, subject, issuer, names of properties.
    pub(super) audit: Option<Statement>,
    /// No parameters: the Id of one contact, if there is a contact.
    pub(super) probe: Statement,
    /// No parameters: the version of the search keys. Locks the version and all contacts until the transaction ends.
    pub(super) search_version: [Statement; 2],
    pub(super) set_search_version: Statement,
    /// `Id`: some contacts after this Id, each with its Id and its searched texts.
    pub(super) searched: Statement,
    /// The search keys, `Id`.
    pub(super) set_search_keys: Statement,
}

/// The columns that the service fills.
const STAMPS: [(&str, Type); 4] = [
    ("created_on", Type::Instant),
    ("updated_on", Type::Instant),
    ("updated_by", Type::Text),
    ("version", Type::Integer),
];

/// The columns of a contact: one for each property, in the order of the API reference, then [`STAMPS`].
fn contact() -> (String, Vec<Type>) {
    let properties = Field::ALL.into_iter().map(|field| (field.snake_case(), Type::of(field)));
    let (names, types): (Vec<_>, Vec<_>) = properties.chain(STAMPS).unzip();
    (names.join(", "), types)
}

impl Statements {
    pub(super) fn new(dialect: Dialect) -> Statements {
        let (names, types) = contact();
        let select = format!("SELECT {names} FROM contract_contacts WHERE id = $1");
        Statements {
            dialect,
            search_version: [
                // SQLite has locked the whole database.
                Statement::new(
                    match dialect {
                        Dialect::Sqlite => "SELECT 1",
                        Dialect::Postgres => "LOCK TABLE search_keys, contract_contacts IN SHARE ROW EXCLUSIVE MODE",
                    },
                    &[],
                ),
                Statement::new("SELECT version FROM search_keys", &[Type::Integer]),
            ],
            set_search_version: Statement::new("UPDATE search_keys SET version = $1", &[]),
            searched: some_searched(),
            set_search_keys: set_search_keys(),
            select: Statement::new(select, &types),
            create: audited(dialect, insert(Operation::Create)),
            import: audited(dialect, insert(Operation::Update)),
            update: audited(dialect, update()),
            delete: audited(
                dialect,
                ("DELETE FROM contract_contacts WHERE id = $1 AND version = $2 RETURNING id".to_owned(), 2),
            ),
            audit: match dialect {
                Dialect::Sqlite => Some(Statement::new(format!("{AUDIT} VALUES ($1, $2, $3, $4, $5, $6, $7)"), &[])),
                Dialect::Postgres => None,
            },
            probe: Statement::new("SELECT id FROM contract_contacts LIMIT 1", &[Type::Integer]),
        }
    }

    /// The values of the filters, the number of rows, the number of rows to skip: the number of matching contacts, then a
    /// contact.
    ///
    /// On an empty page, all columns of the contact are null. A single statement returns the number and the contacts of the same
    /// moment.
    pub(super) fn list(&self, listing: &Listing) -> Statement {
        let mut filters = String::new();
        for (index, filter) in listing.filters.iter().enumerate() {
            let glue = if index == 0 { "WHERE" } else { "AND" };
            let (column, parameter) = (filter.column, index + 1);
            // Writing to a string cannot fail.
            let _ = match (filter.test, self.dialect) {
                (Test::Equals, _) => write!(filters, " {glue} {column} = ${parameter}"),
                (Test::AtLeast, _) => write!(filters, " {glue} {column} >= ${parameter}"),
                (Test::AtMost, _) => write!(filters, " {glue} {column} <= ${parameter}"),
                // Both take at most the product of the two lengths. LIKE can take longer.
                (Test::Contains, Dialect::Sqlite) => {
                    write!(filters, " {glue} instr({column}_search, ${parameter}) > 0")
                }
                (Test::Contains, Dialect::Postgres) => {
                    write!(filters, " {glue} strpos({column}_search, ${parameter}) > 0")
                }
            };
        }
        let Order { column, is_nullable, is_descending, .. } = listing.order;
        let direction = if is_descending { "DESC" } else { "ASC" };
        // By default, the two databases sort NULL to different ends.
        let nulls = match (is_nullable, is_descending) {
            (false, _) => "",
            (true, false) => " NULLS FIRST",
            (true, true) => " NULLS LAST",
        };
        let order = format!("ORDER BY {column} {direction}{nulls}, id {direction}");
        let (names, types) = contact();
        let (limit, offset) = (listing.filters.len() + 1, listing.filters.len() + 2);
        let text = format!(
            "SELECT total, {names} FROM (SELECT count(*) AS total FROM contract_contacts{filters}) AS counted \
             LEFT JOIN (SELECT {names} FROM contract_contacts{filters} {order} LIMIT ${limit} OFFSET ${offset}) AS page \
             ON true {order}"
        );
        let columns = [Type::Integer].into_iter().chain(types).collect();
        Statement { text, columns, most_bytes: listing.most_bytes }
    }
}

const AUDIT: &str =
    "INSERT INTO audit (contact_id, operation, changed_on, changed_by, changed_by_subject, changed_by_issuer, fields)";

/// Returns a statement that, on PostgreSQL, also records the change. The given statement has the number of parameters and returns
/// an Id.
fn audited(dialect: Dialect, (text, parameters): (String, usize)) -> Statement {
    let text = match dialect {
        Dialect::Sqlite => text,
        Dialect::Postgres => {
            let values: Vec<_> = (parameters + 1..=parameters + 6).map(|number| format!("${number}")).collect();
            format!(
                "WITH changed AS ({text}) {AUDIT} SELECT id, {} FROM changed RETURNING contact_id",
                values.join(", ")
            )
        }
    };
    Statement::new(text, &[Type::Integer])
}

/// Returns the insert of an operation. A create does not set the Id, so the database assigns a new Id.
fn insert(operation: Operation) -> (String, usize) {
    let mut columns: Vec<_> = operation.fields().map(Field::snake_case).collect();
    columns.extend(STAMPS.map(|(name, _)| name));
    let search: Vec<_> = searched().map(search_column).collect();
    columns.extend(search.iter().map(String::as_str));
    let parameters: Vec<_> = (1..=columns.len()).map(|number| format!("${number}")).collect();
    let text = format!(
        "INSERT INTO contract_contacts ({}) VALUES ({}) RETURNING id",
        columns.join(", "),
        parameters.join(", ")
    );
    (text, parameters.len())
}

fn update() -> (String, usize) {
    let mut text = String::from("UPDATE contract_contacts SET ");
    let mut parameters = 1_usize..;
    let mut next = || parameters.next().unwrap_or_default();
    for field in Operation::Create.fields() {
        let _ = write!(text, "{} = ${}, ", field.snake_case(), next());
    }
    for field in searched() {
        let _ = write!(text, "{} = ${}, ", search_column(field), next());
    }
    let [on, by, id, version] = [next(), next(), next(), next()];
    let _ = write!(
        text,
        "updated_on = ${on}, updated_by = ${by}, version = version + 1 WHERE id = ${id} AND version = ${version} RETURNING id"
    );
    (text, version)
}

fn search_column(field: Field) -> String {
    format!("{}_search", field.snake_case())
}

/// Returns a batch of contacts for new search keys. The batch limits both the number of statements and the memory for long texts.
fn some_searched() -> Statement {
    let columns: Vec<_> = searched().map(Field::snake_case).collect();
    let types: Vec<_> = [Type::Integer].into_iter().chain(searched().map(Type::of)).collect();
    Statement::new(
        format!("SELECT id, {} FROM contract_contacts WHERE id > $1 ORDER BY id LIMIT 200", columns.join(", ")),
        &types,
    )
}

fn set_search_keys() -> Statement {
    let columns: Vec<_> =
        (1..).zip(searched()).map(|(number, field)| format!("{} = ${number}", search_column(field))).collect();
    let id = columns.len() + 1;
    Statement::new(format!("UPDATE contract_contacts SET {} WHERE id = ${id}", columns.join(", ")), &[])
}
