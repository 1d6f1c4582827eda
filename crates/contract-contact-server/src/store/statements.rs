//! Every statement of the service. What a client sent is bound, and never a part of a statement's text.
//!
//! In each statement, parameters first appear in the order of their numbers, by which SQLite counts them.

use std::fmt::Write;

use contract_contact::{Field, Operation};

use crate::column::{Type, searched};
use crate::list::{Listing, Order, Test};

/// What differs between the two databases.
#[derive(Clone, Copy)]
pub(super) enum Dialect {
    Sqlite,
    Postgres,
}

/// A statement, and the types of the columns that it gives.
#[derive(Clone)]
pub(super) struct Statement {
    pub(super) text: String,
    pub(super) columns: Vec<Type>,
    /// No more rows are read than have so many bytes, but one.
    pub(super) most_bytes: usize,
}

impl Statement {
    fn new(text: impl Into<String>, columns: &[Type]) -> Statement {
        Statement { text: text.into(), columns: columns.to_vec(), most_bytes: usize::MAX }
    }
}

/// The statements whose text is always the same.
pub(super) struct Statements {
    dialect: Dialect,
    /// `Id`: a contact, as [`CONTACT`].
    pub(super) select: Statement,
    /// The properties of a create, [`STAMPS`], the search keys: the Id. Where there is no `audit`, this and each of the next three
    /// takes the parameters of that too, but the Id, and records the change: one statement is atomic without a transaction.
    pub(super) create: Statement,
    /// All properties, [`STAMPS`], the search keys: the Id.
    pub(super) import: Statement,
    /// All properties but `Id`, the search keys, the time, the user, `Id`, the version that is replaced: the Id, unless
    /// the version is another.
    pub(super) update: Statement,
    /// `Id`, version: the same.
    pub(super) delete: Statement,
    /// `Id`, operation, the time, the user, subject, issuer, names of properties.
    pub(super) audit: Option<Statement>,
    /// One contact's Id, if there is any.
    pub(super) probe: Statement,
    /// The version of the search keys; nobody else may change it or a contact until the transaction ends.
    pub(super) search_version: [Statement; 2],
    pub(super) set_search_version: Statement,
    /// `Id`: some contacts behind it, each as its Id and the texts that are searched.
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
                // SQLite has locked it all.
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

    /// The values of the filters, how many rows, how many to skip: the number of contacts that meet the filters, then a
    /// contact, whose columns are all null where the page is empty. One statement, so that both are of one moment.
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
                // Neither takes longer than the text's length times that of the value, as LIKE does.
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
        // The two databases put NULL at different ends unless they are told.
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

/// Makes of a statement with so many parameters, which returns an Id, one that records the change too, on PostgreSQL.
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

/// Without an Id of its own, a contact gets one.
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

/// So many that few statements are run, and so few that their texts fit into memory, however long they are.
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
