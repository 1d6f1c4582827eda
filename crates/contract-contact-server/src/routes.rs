//! The paths, and the layers that every request passes.

use std::any::Any;
use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, delete, get, post, put};
use axum::{Extension, Router};
use contract_contact::Rules;
use contract_contact_schema as schema;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::app::App;
use crate::auth::{self, Guard};
use crate::config::Config;
use crate::contacts;
use crate::error::Error;
use crate::form;
use crate::host;
use crate::log::{self, REQUEST_ID};
use crate::playground;
use crate::probes;
use crate::protected_resource::{self, name_in_challenge};
use crate::proxy::Proxies;
use crate::role::Role;

/// Returns every path of the service.
pub(crate) fn router(app: &App) -> Router {
    let proxies = Proxies::new(&app.config.trusted_proxy, app.config.proxy_header);
    let allowed = |role: Role, handler: MethodRouter<App>| {
        let guard = Guard { tokens: app.tokens.clone(), rate: app.rate.clone(), proxies: proxies.clone(), role };
        handler.route_layer(from_fn_with_state(guard, auth::require))
    };
    let api = Router::new()
        .route(
            "/api/billing/contractcontacts",
            allowed(Role::Edit, put(contacts::update))
                .merge(allowed(Role::Create, post(contacts::create)))
                .merge(allowed(Role::List, get(contacts::list))),
        )
        .route(
            "/api/billing/contractcontacts/{id}",
            allowed(Role::Read, get(contacts::read)).merge(allowed(Role::Delete, delete(contacts::delete))),
        );
    let api = api.layer(Extension(app.config.rules)).layer(DefaultBodyLimit::max(app.config.max_body));
    // Operators may move the probes to another listener.
    let probes = if app.config.operations_listen.is_none() { probes::router() } else { Router::new() };
    let paths = api
        .merge(probes)
        .route("/openapi.json", openapi(app.config.rules))
        .merge(protected_resource::router(&app.config))
        .merge(form::router(app.config.rules))
        .merge(playground::router())
        .with_state(app.clone());
    let paths = finish(paths);
    let paths = match &app.config.resource {
        Some(resource) => {
            let resource: Arc<str> = resource.as_str().into();
            paths.layer(map_response(move |response| std::future::ready(name_in_challenge(resource.clone(), response))))
        }
        None => paths,
    };
    // Without a configured origin, the service sends no CORS header, and browsers block pages of other origins.
    let paths = if app.config.cors_origin.is_empty() { paths } else { paths.layer(cors(&app.config)) };
    observe(app, paths)
}

/// Returns every path of the operators' listener.
pub(crate) fn operations_router(app: &App) -> Router {
    observe(app, finish(probes::router().merge(probes::metrics_router()).with_state(app.clone())))
}

fn finish(paths: Router) -> Router {
    paths
        .fallback(|| async { Error::NoSuchPath })
        .method_not_allowed_fallback(|| async { Error::WrongMethod })
        .layer(from_fn(host::require))
        .layer(map_response(harden))
}

fn observe(app: &App, paths: Router) -> Router {
    paths.layer(CatchPanicLayer::custom(panicked)).layer(from_fn_with_state(app.clone(), log::each_request))
}

/// Returns the route of the OpenAPI document, which needs no token. The first request builds the document.
fn openapi(rules: Rules) -> MethodRouter<App> {
    let document = Arc::new(LazyLock::new(move || Bytes::from(schema::openapi(rules).to_string())));
    get(async move || ([(header::CONTENT_TYPE, "application/json")], Bytes::clone(&document)))
}

/// Adds headers that forbid content sniffing, and caching by default, because most answers contain personal data.
async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn cors(config: &Config) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(config.cors_origin.clone()))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
            header::IF_NONE_MATCH,
            REQUEST_ID,
        ])
        .expose_headers([header::ETAG, header::RETRY_AFTER, header::WWW_AUTHENTICATE, REQUEST_ID])
}

/// Answers a panic without its message, which may contain a value.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    Error::Internal.into_response()
}
