//! The metadata of the service as a protected resource (RFC 9728), which tells clients the issuer of tokens.

use std::sync::Arc;

use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::app::App;
use crate::config::Config;
use crate::role::Role;

const PATH: &str = "/.well-known/oauth-protected-resource";

/// Returns the path of the metadata, where the configuration has the service's own URL.
pub(crate) fn router(config: &Config) -> Router<App> {
    let Some(resource) = &config.resource else { return Router::new() };
    let metadata = metadata(resource, &config.token.identity.issuer);
    Router::new().route(PATH, get(async move || Json(metadata.clone())))
}

fn metadata(resource: &str, issuer: &str) -> Value {
    let mut metadata = json!({
        "resource": resource,
        "resource_name": "contract-contact",
        "resource_documentation": format!("{resource}/openapi.json"),
        "bearer_methods_supported": ["header"],
        "scopes_supported": Role::ALL.map(|role| role.to_string()),
    });
    // An issuer need not be a URL, such as the issuer of a demonstration.
    if let (true, Value::Object(metadata)) = (issuer.starts_with("https://"), &mut metadata) {
        metadata.insert("authorization_servers".into(), json!([issuer]));
    }
    metadata
}

/// Adds the URL of the metadata to each challenge, by RFC 9728 section 5.1.
pub(crate) fn name_in_challenge(resource: Arc<str>, mut response: Response) -> Response {
    let named = response.headers().get(header::WWW_AUTHENTICATE).and_then(|challenge| {
        let challenge = challenge.to_str().ok()?;
        HeaderValue::try_from(format!(r#"{challenge}, resource_metadata="{resource}{PATH}""#)).ok()
    });
    if let Some(named) = named {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, named);
    }
    response
}
