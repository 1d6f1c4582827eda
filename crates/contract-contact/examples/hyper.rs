//! The endpoint with hyper, without a framework.
//!
//! ```sh
//! cargo run --example hyper -- 127.0.0.1:3000
//! curl -X PUT -H 'Content-Type: application/json' -d '{"Id": 1}' http://127.0.0.1:3000/api/billing/contractcontacts
//! ```
#![allow(clippy::print_stdout, reason = "it is a program for the terminal")]

use std::convert::Infallible;

use contract_contact::{Operation, Rejection, Rules, Success, Timestamp, UpdateContractContact, date, json};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::CONTENT_TYPE;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

const MAX_BYTES: usize = 64 * 1024;

async fn update(request: Request<Incoming>) -> Result<Success, Rejection> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, MAX_BYTES)
        .collect()
        .await
        .map_err(|error| if error.is::<LengthLimitError>() { Rejection::TooLarge } else { Rejection::Incomplete })?;
    let content_type = head.headers.get(CONTENT_TYPE).map(|value| value.as_bytes());
    let contact: UpdateContractContact =
        json::from_request(content_type, &body.to_bytes(), MAX_BYTES, Rules::strict(), date::today())?;
    // A service would store the contact here.
    Ok(Success::new(Operation::Update, contact.id(), Timestamp::now(), "admin@example.com"))
}

async fn answer(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (status, body) = match update(request).await {
        Ok(success) => (200, success.to_json()),
        Err(rejection) => (rejection.status(), rejection.failure().to_json()),
    };
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status.try_into().unwrap_or_default();
    response.headers_mut().insert(CONTENT_TYPE, hyper::header::HeaderValue::from_static("application/json"));
    Ok(response)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:3000".to_owned());
    let listener = TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(async move {
            // A closed connection of a client is not an error of the server.
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service_fn(answer))
                .await;
        });
    }
}
