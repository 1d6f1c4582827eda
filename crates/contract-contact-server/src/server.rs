//! The service from start to end: it opens what it needs, listens, and finishes what it accepted.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};

use crate::app::{App, Shared};
use crate::auth::Tokens;
use crate::config::Config;
use crate::examples;
use crate::keys::Keys;
use crate::metrics::Metrics;
use crate::rate::Rate;
use crate::routes::router;
use crate::start_error::StartError;
use crate::store::{Change, Store};

/// The most bytes of a request's head.
const MOST_HEAD: usize = 64 * 1024;

/// How many connections the system keeps that are not accepted yet, unless its own limit is lower. With the usual 128, some of a few
/// hundred clients that come at once are reset.
const BACKLOG: u32 = 4_096;

/// A service that listens and has not begun to answer.
pub struct Server {
    listener: TcpListener,
    app: App,
    keys: Arc<Keys>,
}

impl Server {
    /// Reads the keys, opens the database and brings its schema up to date, and takes the address.
    ///
    /// # Errors
    /// What is not as it has to be.
    pub async fn start(config: Config) -> Result<Server, StartError> {
        let keys = Keys::open(config.token.keys.clone(), config.token.algorithm.clone()).await;
        let keys = Arc::new(keys.map_err(StartError::Keys)?);
        let database_timeout = Duration::from_secs(config.database_timeout);
        let store = Store::open(&config.database, config.database_connections, database_timeout).await?;
        if config.example_contacts {
            store_examples(&store).await.map_err(StartError::ExampleContacts)?;
        }
        let listener = listen(config.listen).map_err(|cause| StartError::Listen { address: config.listen, cause })?;
        let app = App(Arc::new(Shared {
            store,
            tokens: Tokens::new(&config.token, keys.clone()),
            rate: Arc::new(Rate::new(config.rate, config.burst)),
            metrics: Metrics::new(),
            config,
        }));
        Ok(Server { listener, app, keys })
    }

    /// Where it listens: the port that was chosen, where the configuration says 0.
    ///
    /// # Errors
    /// The system does not say.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers requests until `stop` is ready, then finishes those it accepted, for as long as the configuration says.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let Server { listener, app, keys } = self;
        let routes = router(&app);
        let connections = Arc::new(Semaphore::new(app.config.max_connections.try_into().unwrap_or(usize::MAX)));
        let graceful = GracefulShutdown::new();
        let upkeep = tokio::spawn(upkeep(app.clone(), keys));
        let mut stop = std::pin::pin!(stop);
        loop {
            let accept = async {
                // Whoever comes when there are too many waits in the system's queue.
                let permit = connections.clone().acquire_owned().await;
                (listener.accept().await, permit)
            };
            tokio::select! {
                (accepted, permit) = accept => match accepted {
                    Ok((stream, address)) => {
                        let connection = serve(stream, address, routes.clone(), &app.config);
                        let connection = graceful.watch(connection);
                        let gauge = app.metrics.connections.clone();
                        gauge.inc();
                        tokio::spawn(async move {
                            // A client that breaks off, or is too slow with its head, is nothing to report.
                            let _ = connection.await;
                            gauge.dec();
                            drop(permit);
                        });
                    }
                    Err(error) => {
                        tracing::warn!(kind = %error.kind(), "cannot accept a connection");
                        // Such as when there are no file descriptors left: others have to close first.
                        sleep(Duration::from_millis(100)).await;
                    }
                },
                () = &mut stop => break,
            }
        }
        drop(listener);
        tracing::info!("finishing what was accepted");
        if timeout(Duration::from_secs(app.config.shutdown_timeout), graceful.shutdown()).await.is_err() {
            tracing::warn!("some requests did not end in time");
        }
        upkeep.abort();
        app.store.close().await;
        tracing::info!("stopped");
    }
}

/// Where there are no contacts at all.
async fn store_examples(store: &Store) -> Result<(), String> {
    if !store.is_empty().await.map_err(|error| error.to_string())? {
        return Ok(());
    }
    for contact in examples::contacts()? {
        let stored = store.write(Change::Import(contact), "examples@example.com").await;
        stored.map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // So that it can be started again while the system still remembers connections of the last time.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

fn serve(
    stream: TcpStream,
    address: SocketAddr,
    routes: Router,
    config: &Config,
) -> impl hyper_util::server::graceful::GracefulConnection<Output = Result<(), hyper::Error>> + Send + use<> {
    // An answer is small; there is nothing to gather.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(address));
        let mut routes = routes.clone();
        async move { tower::Service::call(&mut routes, request).await }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(config.header_timeout))
        .max_buf_size(MOST_HEAD)
        .serve_connection(TokioIo::new(stream), service)
}

/// Reads the keys again from time to time, and forgets clients that have been quiet.
async fn upkeep(app: App, keys: Arc<Keys>) {
    let mut refresh = interval(Duration::from_secs(app.config.token.keys_refresh));
    let mut forget = interval(Duration::from_secs(60));
    refresh.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick is at once, and the keys have just been read.
    refresh.tick().await;
    loop {
        tokio::select! {
            _ = refresh.tick() => keys.refresh().await,
            _ = forget.tick() => app.rate.forget_the_quiet(),
        }
    }
}
