//! The PUT without the rules, for `cargo xtask bench service`: what a service would do that takes what serde reads.
//!
//! All else is the service's own: the token, the limits, the SQL, the audit, the entity tag, the envelope. Only the feature
//! `bare` has it, so no program that is meant for use does.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Extension, FromRequest, Request, State};
use axum::response::Response;
use contract_contact::{Field, Operation, Rejection};
use serde::Deserialize;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Failed, SELECT, UPDATE, Written, audit, identifier, now, sql};
use crate::app::App;
use crate::auth::Caller;
use crate::contacts::success;
use crate::error::Error;
use crate::etag::{Conditions, ETag};

#[derive(PartialEq)]
enum Cell<'p> {
    Number(Option<i64>),
    Text(Option<&'p str>),
}

trait ToCell {
    fn cell(&self) -> Cell<'_>;
}

impl ToCell for Option<i64> {
    fn cell(&self) -> Cell<'_> {
        Cell::Number(*self)
    }
}

impl ToCell for Option<String> {
    fn cell(&self) -> Cell<'_> {
        Cell::Text(self.as_deref())
    }
}

macro_rules! member {
    (Identifier) => { Option<i64> };
    (Type) => { Option<i64> };
    ($text:ident) => { Option<String> };
}

macro_rules! plain {
    ($($field:ident $snake:ident: $kind:ident, $($rest:expr),*;)*) => {
        /// A record as anybody would write it down.
        #[derive(Default, Deserialize)]
        #[serde(rename_all = "PascalCase", default)]
        struct Plain {
            $($snake: member!($kind),)*
        }

        impl Plain {
            /// In the page's order, which is that of the columns.
            fn cells(&self) -> [Cell<'_>; Field::COUNT] {
                [$(self.$snake.cell(),)*]
            }

            fn read(row: &AnyRow) -> Result<Self, sqlx::Error> {
                let mut column = 0..;
                Ok(Plain { $($snake: row.try_get(column.next().unwrap_or_default())?,)* })
            }
        }
    };
}

contract_contact::__private::table!(plain);

pub(crate) async fn update(
    State(app): State<App>,
    Extension(caller): Extension<Caller>,
    conditions: Conditions,
    request: Request,
) -> Result<Response, Error> {
    let limit = Duration::from_secs(app.config.body_timeout);
    let body = tokio::time::timeout(limit, Bytes::from_request(request, &app)).await.map_err(|_| Error::TooSlow)?;
    let body = body.map_err(|_| Error::Body(Rejection::Incomplete))?;
    let new: Plain = serde_json::from_slice(&body).map_err(|error| Error::BadRequest(error.to_string().into()))?;
    let written = app.store.update_bare(&new, &conditions, &caller.user).await?;
    Ok(success(Operation::Update, written, caller))
}

impl super::Store {
    /// As [`update`](super::Store::update), step by step.
    async fn update_bare(&self, new: &Plain, conditions: &Conditions, user: &str) -> Result<Written, Error> {
        self.within(async {
            let id = identifier(new.id.unwrap_or_default())?;
            let _turn = self.turn().await;
            let mut transaction = self.begin().await?;
            let select = format!("{} WHERE id = $1{}", *SELECT, self.dialect.for_update);
            let row = sqlx::query(sql(select)).bind(new.id).fetch_optional(&mut *transaction).await?;
            let row = row.ok_or(Failed::Refused(Error::NoSuchContact))?;
            let etag = ETag { id, version: row.try_get("version")? };
            if !conditions.allow_change_of(etag) {
                return Err(Failed::Refused(Error::Changed));
            }
            let old = Plain::read(&row)?;
            let on = now();
            let mut update = sqlx::query(sql(UPDATE.as_str()));
            for cell in new.cells() {
                update = match cell {
                    Cell::Number(number) => update.bind(number),
                    Cell::Text(text) => update.bind(text.map(str::to_owned)),
                };
            }
            update.bind(on.to_string()).bind(user.to_owned()).execute(&mut *transaction).await?;
            let cells = old.cells().into_iter().zip(new.cells());
            let changed: Vec<_> = Field::ALL
                .into_iter()
                .zip(cells)
                .filter(|(_, (old, new))| old != new)
                .map(|(field, _)| field)
                .collect();
            audit(&mut transaction, id, "update", on, user, &changed).await?;
            transaction.commit().await?;
            Ok(Written { etag: ETag { version: etag.version + 1, ..etag }, on })
        })
        .await
    }
}
