//! The extractor, over a router.

use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::http::{Request, StatusCode, header};
use axum::routing::{post, put};
use axum::{Extension, Router};
use contract_contact::axum::Validated;
use contract_contact::{CreateContractContact, Operation, Rules, Success, UpdateContractContact};
use http_body_util::BodyExt;
use tower::ServiceExt;

async fn update(Validated(contact): Validated<UpdateContractContact>) -> Success {
    Success::new(Operation::Update, contact.id(), chrono::DateTime::UNIX_EPOCH.into(), "admin@example.com")
}

async fn create(Validated(contact): Validated<CreateContractContact>) -> String {
    contact.to_json()
}

fn app() -> Router {
    Router::new().route("/", put(update)).route("/", post(create)).layer(DefaultBodyLimit::max(1_000))
}

/// The status, the content type and the body of the answer to a request.
async fn send(app: Router, method: &str, content_type: Option<&str>, body: impl Into<Body>) -> (u16, String, String) {
    let mut request = Request::builder().method(method).uri("/");
    if let Some(content_type) = content_type {
        request = request.header(header::CONTENT_TYPE, content_type);
    }
    let response = app.oneshot(request.body(body.into()).unwrap()).await.unwrap();
    let status = response.status().as_u16();
    let content_type = response.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, content_type, String::from_utf8(body.to_vec()).unwrap())
}

fn refusal(message: &str) -> String {
    format!(r#"{{"Message":"{message}","Value":null,"Errors":null,"WasSuccessful":false}}"#)
}

const VALID: &str = r#"{"Id": 7, "CoworkerContractId": 1234, "FullName": "Ada Lovelace"}"#;

#[tokio::test]
async fn valid_update_reaches_the_handler() {
    let (status, content_type, body) = send(app(), "PUT", Some("application/json"), VALID).await;
    assert_eq!((status, content_type.as_str()), (200, "application/json"));
    assert!(body.contains(r#""Value":{"Id":7}"#), "{body}");
}

#[tokio::test]
async fn valid_create_reaches_the_handler_without_the_id() {
    let (status, _, body) = send(app(), "POST", Some("application/json"), VALID).await;
    assert_eq!(status, 200);
    assert!(body.contains(r#""ContractContactType":1"#) && !body.contains(r#""Id""#), "{body}");
}

#[tokio::test]
async fn invalid_body_returns_400_in_the_envelope() {
    let (status, content_type, body) =
        send(app(), "PUT", Some("application/json"), r#"{"Id": 7, "CoworkerContractId": 1}"#).await;
    assert_eq!((status, content_type.as_str()), (400, "application/json"));
    assert_eq!(
        body,
        concat!(
            r#"{"Message":"FullName: is a required field","Value":null,"Errors":[{"AttemptedValue":null,"#,
            r#""Message":"is a required field","PropertyName":"FullName"}],"WasSuccessful":false}"#
        )
    );
}

#[tokio::test]
async fn broken_json_returns_400_with_its_position() {
    let answer = send(app(), "PUT", Some("application/json"), "{\n\"Id\": }").await;
    assert_eq!(answer.0, 400);
    assert_eq!(answer.2, refusal("The body is not valid JSON: expected value (line 2, column 7)"));
}

#[tokio::test]
async fn other_content_type_returns_415() {
    for content_type in
        [None, Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("json"), Some("application/jsonp")]
    {
        let answer = send(app(), "PUT", content_type, VALID).await;
        assert_eq!(answer.0, 415, "{content_type:?}");
        assert_eq!(answer.2, refusal("The Content-Type must be application/json"));
    }
}

#[tokio::test]
async fn content_type_of_any_json_is_accepted() {
    for content_type in
        ["application/json; charset=utf-8", "Application/JSON", "application/problem+json", "application/json ;a=b"]
    {
        assert_eq!(send(app(), "PUT", Some(content_type), VALID).await.0, 200, "{content_type}");
    }
}

#[tokio::test]
async fn body_over_the_limit_returns_413() {
    let answer = send(app(), "PUT", Some("application/json"), " ".repeat(1_001)).await;
    assert_eq!((answer.0, answer.2), (413, refusal("The body is too large")));
}

#[tokio::test]
async fn incomplete_body_returns_400() {
    let broken = Body::from_stream(BrokenStream);
    let answer = send(app(), "PUT", Some("application/json"), broken).await;
    assert_eq!((answer.0, answer.2), (400, refusal("The body could not be read to its end")));
}

/// A body whose connection is lost.
struct BrokenStream;

impl futures_core::Stream for BrokenStream {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into())))
    }
}

#[tokio::test]
async fn extension_layer_selects_the_rules() {
    let body = r#"{"Id": 7, "CoworkerContractId": 1234, "FullName": "Ada", "Email": "ada@"}"#;
    assert_eq!(
        send(app(), "PUT", Some("application/json"), body).await.0,
        StatusCode::BAD_REQUEST,
        "strict by default"
    );
    let lenient = app().layer(Extension(Rules::reference()));
    assert_eq!(send(lenient, "PUT", Some("application/json"), body).await.0, StatusCode::OK);
}
