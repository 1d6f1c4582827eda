//! The lifecycle of the service: opens its resources, listens, and finishes accepted requests.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::time::{Interval, MissedTickBehavior, interval, timeout};

use crate::app::{App, Shared};
use crate::bearer::Tokens;
use crate::config::Config;
use crate::connections::{Serving, accept, listen};
use crate::examples;
use crate::metrics::Metrics;
use crate::rate::Rate;
use crate::routes::{operations_router, router};
use crate::start_error::StartError;
use crate::store::{Author, Change, Store};

/// The maximum number of connections of the operators' listener.
const MOST_OPERATIONS: u32 = 256;

/// A service that listens, but does not answer yet.
pub struct Server {
    listener: TcpListener,
    operations: Option<TcpListener>,
    app: App,
}

impl Server {
    /// Reads the keys, opens the database, migrates its schema, and binds the addresses.
    ///
    /// # Errors
    /// Returns the reason why the service cannot start.
    pub async fn start(config: Config) -> Result<Server, StartError> {
        let tokens = Tokens::open(&config.token).await?;
        let database_timeout = Duration::from_secs(config.database_timeout);
        let store = Store::open(&config.database, config.database_connections, database_timeout).await?;
        if config.example_contacts {
            store_examples(&store).await.map_err(StartError::ExampleContacts)?;
        }
        let take = |address| listen(address).map_err(|cause| StartError::Listen { address, cause });
        let listener = take(config.listen)?;
        let operations = config.operations_listen.map(take).transpose()?;
        let app = App(Arc::new(Shared {
            store,
            tokens,
            rate: Arc::new(Rate::new(config.rate, config.burst)),
            metrics: Metrics::new(),
            config,
        }));
        Ok(Server { listener, operations, app })
    }

    /// Returns the address of the service. For the port 0 in the configuration, returns the chosen port.
    ///
    /// # Errors
    /// Returns an error where the system does not report the address.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Returns the address of the operators' listener, if the configuration has such an address.
    pub fn operations_address(&self) -> Option<SocketAddr> {
        self.operations.as_ref().and_then(|listener| listener.local_addr().ok())
    }

    /// Answers requests until `stop` is ready, then finishes accepted requests within the configured time.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let (_none, reloads) = mpsc::channel(1);
        self.run_with(reloads, stop).await;
    }

    /// Runs like [`run`](Self::run), and applies each configuration of `reloads`, with its keys.
    ///
    /// Options that require a restart keep their values. If the keys cannot be read, the old configuration stays.
    pub async fn run_with(self, reloads: mpsc::Receiver<Config>, stop: impl Future<Output = ()>) {
        let Server { listener, operations, app } = self;
        let graceful = GracefulShutdown::new();
        let (public, serving) = watch::channel(serving(&app, router(&app)));
        let (private, serving_operations) = watch::channel(self::serving(&app, operations_router(&app)));
        let publish = move |app: &App| {
            let _ = public.send(self::serving(app, router(app)));
            let _ = private.send(self::serving(app, operations_router(app)));
        };
        let upkeep = tokio::spawn(upkeep(app.clone(), reloads, publish));
        let accept_operations = async {
            match operations {
                Some(listener) => {
                    accept(listener, MOST_OPERATIONS, serving_operations, &graceful, &app.metrics).await;
                }
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = accept(listener, app.config.max_connections, serving, &graceful, &app.metrics) => {}
            () = accept_operations => {}
            () = stop => {}
        }
        tracing::info!("finishing accepted requests");
        if timeout(Duration::from_secs(app.config.shutdown_timeout), graceful.shutdown()).await.is_err() {
            tracing::warn!("some requests did not finish in time");
        }
        upkeep.abort();
        app.store.close().await;
        tracing::info!("stopped");
    }
}

fn serving(app: &App, routes: Router) -> Serving {
    Serving {
        routes,
        header_timeout: Duration::from_secs(app.config.header_timeout),
        write_timeout: Duration::from_secs(app.config.write_timeout),
    }
}

/// Stores the example contacts in an empty database.
async fn store_examples(store: &Store) -> Result<(), String> {
    if !store.is_empty().await.map_err(|error| error.to_string())? {
        return Ok(());
    }
    for contact in examples::contacts()? {
        let author = Author { user: "examples@example.com".into(), subject: None, issuer: None };
        store.write(Change::Import(contact), &author).await.map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Reloads the keys regularly, removes inactive clients, and applies new configurations.
async fn upkeep(mut app: App, mut reloads: mpsc::Receiver<Config>, publish: impl Fn(&App)) {
    let mut refresh = keys_refresh(&app).await;
    let mut forget = interval(Duration::from_secs(60));
    loop {
        tokio::select! {
            _ = refresh.tick() => app.tokens.refresh().await,
            _ = forget.tick() => app.rate.forget_inactive(),
            Some(config) = reloads.recv() => match reload(&app, config).await {
                Ok(reloaded) => {
                    app = reloaded;
                    publish(&app);
                    refresh = keys_refresh(&app).await;
                    tracing::info!("the configuration was reloaded");
                }
                Err(error) => tracing::error!(%error, "cannot apply the new configuration; the old one stays in use"),
            },
        }
    }
}

async fn keys_refresh(app: &App) -> Interval {
    let mut refresh = interval(Duration::from_secs(app.config.token.keys_refresh));
    refresh.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick is immediate, and the keys have just been read.
    refresh.tick().await;
    refresh
}

/// Returns the shared state for another configuration.
async fn reload(app: &App, mut config: Config) -> Result<App, StartError> {
    for option in config.keep_restart_only(&app.config) {
        tracing::warn!(option, "a change of this option requires a restart");
    }
    let tokens = Tokens::open(&config.token).await?;
    let is_same_rate = (config.rate, config.burst) == (app.config.rate, app.config.burst);
    let rate = if is_same_rate { app.rate.clone() } else { Arc::new(Rate::new(config.rate, config.burst)) };
    let (store, metrics) = (app.store.clone(), app.metrics.clone());
    Ok(App(Arc::new(Shared { store, tokens, rate, metrics, config })))
}
