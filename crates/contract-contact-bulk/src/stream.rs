//! Checks of async streams.

use std::future::poll_fn;
use std::pin::pin;

use futures_core::Stream;

use crate::checker::Checker;
use crate::problem::{Stopped, Summary};
use crate::settings::Settings;
use crate::visitor::Visitor;

/// The error for a stream that was not read to its end.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StreamError<E> {
    /// The input is not JSON, or a record in a list is too long.
    #[error(transparent)]
    Stopped(Stopped),
    /// The stream failed. Every record that was complete before the failure was reported.
    #[error("cannot read the stream")]
    Stream(#[source] E),
}

/// Checks an input from an async stream of chunks, such as the body of a request.
///
/// The future yields to the executor only while the stream has no chunk ready. A check never yields within a chunk: for 256
/// KiB, this takes about 250 µs.
///
/// # Errors
/// Returns an error where the stream failed, or where the input was not read to its end.
///
/// ```
/// use contract_contact::{Operation, Rules, date};
/// use contract_contact_bulk::{Settings, check_stream};
/// use futures_util::stream;
///
/// # futures_util::FutureExt::now_or_never(async {
/// let body = stream::iter(["[{\"CoworkerContractId\": 1, ", "\"FullName\": \"Ada\"}]"].map(Ok::<_, std::io::Error>));
/// let settings = Settings::new(Operation::Create, Rules::strict(), date::today());
/// let summary = check_stream(&settings, body, &mut Vec::new()).await.unwrap();
/// assert_eq!((summary.records, summary.invalid), (1, 0));
/// # }).unwrap();
/// ```
pub async fn check_stream<B: AsRef<[u8]>, E>(
    settings: &Settings,
    stream: impl Stream<Item = Result<B, E>>,
    visitor: &mut impl Visitor,
) -> Result<Summary, StreamError<E>> {
    let mut stream = pin!(stream);
    let mut checker = Checker::new(*settings);
    while let Some(chunk) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        let chunk = chunk.map_err(StreamError::Stream)?;
        checker.feed(chunk.as_ref(), visitor).map_err(StreamError::Stopped)?;
    }
    checker.finish(visitor).map_err(StreamError::Stopped)
}
