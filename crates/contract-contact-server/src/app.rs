//! The state that requests share. A handler extracts only the part that it needs, such as `State<Store>`.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRef;

use crate::bearer::Tokens;
use crate::body::Limits;
use crate::config::Config;
use crate::metrics::Metrics;
use crate::rate::Rate;
use crate::store::Store;

/// The state that requests share.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) store: Store,
    pub(crate) tokens: Tokens,
    pub(crate) rate: Arc<Rate>,
    pub(crate) metrics: Metrics,
}

/// A handle to [`Shared`].
#[derive(Clone)]
pub(crate) struct App(pub(crate) Arc<Shared>);

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

macro_rules! parts {
    ($($part:ty: $of:expr;)*) => {
        $(impl FromRef<App> for $part {
            fn from_ref(app: &App) -> Self {
                let part: fn(&App) -> Self = $of;
                part(app)
            }
        })*
    };
}

parts! {
    Store: |app| app.store.clone();
    Metrics: |app| app.metrics.clone();
    Limits: |app| Limits {
        bytes: app.config.max_body,
        seconds: app.config.body_timeout,
        page_bytes: app.config.max_page,
    };
}
