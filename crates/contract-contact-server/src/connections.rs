//! Accepts the connections of a listener. Serves each connection until the client ends it, is too slow, or reads no answer.
//!
//! If a client sends requests and reads no answers, hyper buffers one request and at most [`MOST_HEAD`] bytes of the next requests.
//! hyper also buffers answers until they exceed the same number of bytes. Then hyper waits for the client to read, until the write
//! timeout.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulConnection, GracefulShutdown};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::sleep;
use tokio_io_timeout::TimeoutStream;

use crate::metrics::Metrics;

/// The maximum size of a request's head in bytes.
const MOST_HEAD: usize = 64 * 1024;

/// The number of connections that the system queues before they are accepted, unless its own limit is lower. With the usual 128,
/// the system resets some connections when a few hundred clients connect at once.
const BACKLOG: u32 = 4_096;

/// The router and the timeouts for connections. Each request uses the latest router. Each connection keeps the timeouts of its
/// start.
#[derive(Clone)]
pub(crate) struct Serving {
    pub(crate) routes: Router,
    pub(crate) header_timeout: Duration,
    pub(crate) write_timeout: Duration,
}

/// Binds an address.
pub(crate) fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // Allows a restart while the system still has old connections in TIME_WAIT.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Accepts and serves connections, up to the given number at the same time, until the future is dropped.
pub(crate) async fn accept(
    listener: TcpListener,
    most: u32,
    serving: watch::Receiver<Serving>,
    graceful: &GracefulShutdown,
    metrics: &Metrics,
) {
    let connections = Arc::new(Semaphore::new(most.try_into().unwrap_or(usize::MAX)));
    loop {
        // Further clients wait in the queue of the system.
        let permit = connections.clone().acquire_owned().await;
        match listener.accept().await {
            Ok((stream, address)) => {
                let connection = graceful.watch(serve(stream, address, serving.clone()));
                let gauge = metrics.connections.clone();
                gauge.inc();
                tokio::spawn(async move {
                    // A broken or slow connection is not worth a log line.
                    let _ = connection.await;
                    gauge.dec();
                    drop(permit);
                });
            }
            Err(error) => {
                tracing::warn!(kind = %error.kind(), "cannot accept a connection");
                // For example, no file descriptor is left until another connection closes.
                sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

fn serve(
    stream: TcpStream,
    address: SocketAddr,
    serving: watch::Receiver<Serving>,
) -> impl GracefulConnection<Output = Result<(), hyper::Error>> + Send + use<> {
    let Serving { header_timeout, write_timeout, .. } = serving.borrow().clone();
    // Answers are small, so collecting bytes for a larger packet would only delay them.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(write_timeout));
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(address));
        let mut routes = serving.borrow().routes.clone();
        async move { tower::Service::call(&mut routes, request).await }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(header_timeout)
        .max_buf_size(MOST_HEAD)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
}
