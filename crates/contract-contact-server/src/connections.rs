//! Accepts the connections of a listener, and serves each until its client ends it, is too slow, or takes no answer.
//!
//! Of a client that sends requests and reads no answer, hyper holds one request, at most [`MOST_HEAD`] bytes of the next ones and one
//! answer beyond as many bytes. Then it waits until the client takes something, for as long as the write timeout says.

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

/// The most bytes of a request's head.
const MOST_HEAD: usize = 64 * 1024;

/// How many connections the system keeps that are not accepted yet, unless its own limit is lower. With the usual 128, some of a few
/// hundred clients that come at once are reset.
const BACKLOG: u32 = 4_096;

/// How connections are served. Each request is answered by the latest, each connection has the times of its start.
#[derive(Clone)]
pub(crate) struct Serving {
    pub(crate) routes: Router,
    pub(crate) header_timeout: Duration,
    pub(crate) write_timeout: Duration,
}

/// Takes an address.
pub(crate) fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // So that it can be started again while the system still remembers connections of the last time.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Accepts connections and serves them, at most so many at a time, until it is dropped.
pub(crate) async fn accept(
    listener: TcpListener,
    most: u32,
    serving: watch::Receiver<Serving>,
    graceful: &GracefulShutdown,
    metrics: &Metrics,
) {
    let connections = Arc::new(Semaphore::new(most.try_into().unwrap_or(usize::MAX)));
    loop {
        // Whoever comes when there are too many waits in the system's queue.
        let permit = connections.clone().acquire_owned().await;
        match listener.accept().await {
            Ok((stream, address)) => {
                let connection = graceful.watch(serve(stream, address, serving.clone()));
                let gauge = metrics.connections.clone();
                gauge.inc();
                tokio::spawn(async move {
                    // A client that breaks off, or is too slow, is nothing to report.
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
        }
    }
}

fn serve(
    stream: TcpStream,
    address: SocketAddr,
    serving: watch::Receiver<Serving>,
) -> impl GracefulConnection<Output = Result<(), hyper::Error>> + Send + use<> {
    let Serving { header_timeout, write_timeout, .. } = serving.borrow().clone();
    // An answer is small; there is nothing to gather.
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
