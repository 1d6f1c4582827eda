//! The configuration: a list of options. Each option is a flag, an environment variable and a key of a TOML file.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use axum::http::HeaderValue;
use clap::{ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, Subcommand};
use contract_contact::Rules;
use ipnet::IpNet;
use jsonwebtoken::Algorithm;

use crate::identity::{Identity, algorithm};
use crate::keys::Source;
use crate::origin::{origin, own_origin};
use crate::outgoing::{Secret, SecureUrl};
use crate::proxy::{ProxyHeader, network};
use crate::ranges::{number, with_ranges};
use crate::token::{Keygen, Token};

/// The parsed command line.
#[derive(Debug)]
pub enum Invocation {
    /// Run the service: the command line without a subcommand.
    Serve(Box<Config>),
    /// Run a subcommand.
    Task(Task),
}

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum Task {
    /// Creates an Ed25519 key pair for signing and checking tokens.
    Keygen(Keygen),
    /// Signs and prints a token for tests.
    Token(Token),
}

/// The options of the service.
#[derive(Parser, Clone, Debug)]
#[command(
    name = "contract-contact-server",
    version,
    next_line_help = true,
    after_help = "Set an option by a flag, by the environment variable that is shown with it, or by a key of the file that \
                  --config names, such as listen = \"0.0.0.0:8080\". A flag overrides a variable. A variable overrides \
                  the file.",
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub struct Config {
    /// A TOML file with any of the options below.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// A separate address for /healthz, /readyz and /metrics. The main address then does not serve these paths. Without this
    /// option, the service has no /metrics.
    #[arg(long, value_name = "ADDRESS")]
    pub operations_listen: Option<SocketAddr>,

    /// The database that stores contacts: sqlite:FILE, or postgres://USER@HOST/NAME.
    #[arg(
        long,
        help_heading = "Storage",
        value_name = "URL",
        default_value = "sqlite:contract-contact.db",
        hide_env_values = true
    )]
    pub database: String,

    /// The maximum number of database connections that read at the same time. Lists use at most half of them.
    #[arg(long, help_heading = "Storage", value_name = "NUMBER", default_value_t = 8, value_parser = number::<u32>("database-connections"))]
    pub database_connections: u32,

    /// The maximum time in seconds that a request waits for the database. After this time, the response is 503.
    #[arg(long, help_heading = "Storage", value_name = "SECONDS", default_value_t = 5, value_parser = number::<u64>("database-timeout"))]
    pub database_timeout: u64,

    /// Stores a few example contacts in an empty database.
    #[arg(long, help_heading = "Storage")]
    pub example_contacts: bool,

    /// The rules to check: strict for all rules, or reference for only the rules that the API reference states.
    #[arg(long, help_heading = "Service", value_name = "RULES", default_value = "strict", value_parser = rules)]
    pub rules: Rules,

    /// The accepted tokens.
    #[command(flatten, next_help_heading = "Tokens")]
    pub token: TokenSettings,

    /// The maximum size of a request body in bytes.
    #[arg(long, help_heading = "Limits", value_name = "BYTES", default_value_t = 65_536, value_parser = number::<usize>("max-body"))]
    pub max_body: usize,

    /// The time in seconds within which a body must arrive.
    #[arg(long, help_heading = "Limits", value_name = "SECONDS", default_value_t = 10, value_parser = number::<u64>("body-timeout"))]
    pub body_timeout: u64,

    /// The time in seconds within which the head of a request must arrive. The service closes an idle connection after the same
    /// time.
    #[arg(long, help_heading = "Limits", value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>("header-timeout"))]
    pub header_timeout: u64,

    /// The time in seconds after which the service closes a connection if the client reads nothing of a response.
    #[arg(long, help_heading = "Limits", value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>("write-timeout"))]
    pub write_timeout: u64,

    /// The maximum size in bytes of the contacts on a page of the list. A page of large contacts has fewer contacts than the client
    /// requested.
    #[arg(long, help_heading = "Limits", value_name = "BYTES", default_value_t = 2_097_152, value_parser = number::<usize>("max-page"))]
    pub max_page: usize,

    /// The maximum number of open connections. Further connections wait.
    #[arg(long, help_heading = "Limits", value_name = "NUMBER", default_value_t = 10_000, value_parser = number::<u32>("max-connections"))]
    pub max_connections: u32,

    /// The number of requests per second that a client may send on average. 0 means no limit. The service identifies a client by
    /// the subject of its valid token. Otherwise, it identifies the client by the address and the invalid token, if any.
    #[arg(long, help_heading = "Limits", value_name = "NUMBER", default_value_t = 50, value_parser = number::<u32>("rate"))]
    pub rate: u32,

    /// The maximum number of requests that a client may send at once.
    #[arg(long, help_heading = "Limits", value_name = "NUMBER", default_value_t = 100, value_parser = number::<u32>("burst"))]
    pub burst: u32,

    /// A trusted proxy in front of the service: an IP address, or a network such as 10.0.0.0/8. Repeat the option, or separate
    /// values by commas. The service uses the right-most address in --proxy-header that is not a trusted proxy as the address
    /// of the client.
    #[arg(long, help_heading = "Service", value_name = "CIDR", value_delimiter = ',', value_parser = network)]
    pub trusted_proxy: Vec<IpNet>,

    /// The header in which the trusted proxies send the address of the client. The service ignores the other one of the two
    /// headers.
    #[arg(long, help_heading = "Service", value_name = "NAME", default_value = "x-forwarded-for")]
    pub proxy_header: ProxyHeader,

    /// An origin whose pages may call the API, such as https://example.com. Separate several origins by commas.
    #[arg(long, help_heading = "Service", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub cors_origin: Vec<HeaderValue>,

    /// The public URL of the service, such as https://contacts.example.com. With this option, the service publishes metadata
    /// about its tokens at /.well-known/oauth-protected-resource (RFC 9728).
    #[arg(long, help_heading = "Service", value_name = "URL", value_parser = own_origin)]
    pub resource: Option<String>,

    /// The maximum time in seconds for finishing accepted requests after SIGTERM or SIGINT.
    #[arg(long, help_heading = "Service", value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>("shutdown-timeout"))]
    pub shutdown_timeout: u64,

    /// The log level: error, warn, info or debug.
    #[arg(long, help_heading = "Service", value_name = "LEVEL", default_value = "info")]
    pub log: tracing::Level,
}

/// The options that decide which tokens are accepted.
#[derive(Args, Clone, Debug)]
pub struct TokenSettings {
    /// The public keys for checking tokens: a file (PEM, JWK or JWKS), or the https URL of a JWKS.
    #[arg(long, value_name = "FILE or URL")]
    pub keys: Option<Source>,

    /// The interval in seconds at which the keys are reloaded.
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = number::<u64>("keys-refresh"))]
    pub keys_refresh: u64,

    /// The time in seconds that the loaded keys stay valid if the service cannot reload them, or if the JWKS is empty. After this
    /// time, no key is valid. The time must be longer than --keys-refresh.
    #[arg(long, value_name = "SECONDS", default_value_t = 3_600, value_parser = number::<u64>("keys-max-age"))]
    pub keys_max_age: u64,

    /// The https URL of the issuer's introspection endpoint for opaque tokens (RFC 7662). If --keys is set, the service checks
    /// JWTs with the keys instead.
    #[arg(long, value_name = "URL")]
    pub introspection_url: Option<SecureUrl>,

    /// The client ID of the service at the introspection endpoint.
    #[arg(long, value_name = "NAME")]
    pub introspection_client: Option<String>,

    /// The client secret of the service at the introspection endpoint. Prefer the variable or the file of --config, because other
    /// users of the machine can see flags.
    #[arg(long, value_name = "SECRET", hide_default_value = true)]
    pub introspection_secret: Option<Secret>,

    /// The time in seconds that the service caches a response of the introspection endpoint. The service may accept a revoked token
    /// for this time.
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = number::<u64>("introspection-cache"))]
    pub introspection_cache: u64,

    /// The accepted signature algorithms, separated by commas: EdDSA, ES256, ES384, RS256 … PS512.
    #[arg(long, value_name = "NAMES", default_value = "EdDSA", value_delimiter = ',', value_parser = algorithm)]
    pub algorithm: Vec<Algorithm>,

    /// The tolerated difference in seconds between the clocks of the service and the issuer.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>("leeway"))]
    pub leeway: u64,

    /// The expected claims.
    #[command(flatten)]
    pub identity: Identity,
}

impl TokenSettings {
    /// Returns a message about a missing option.
    fn missing(&self) -> Option<&'static str> {
        let credentials = (&self.introspection_client, &self.introspection_secret);
        match (&self.keys, &self.introspection_url, credentials) {
            (None, None, _) => Some("--keys or --introspection-url is required"),
            (_, Some(_), (None, _) | (_, None)) => {
                Some("--introspection-url requires --introspection-client and --introspection-secret")
            }
            _ => None,
        }
    }
}

macro_rules! restart_only {
    ($($option:ident)*) => {
        impl Config {
            /// Restores the running options whose change requires a restart, and returns the names of the options that differed.
            pub(crate) fn keep_restart_only(&mut self, running: &Config) -> Vec<&'static str> {
                let mut changed = Vec::new();
                $(if self.$option != running.$option {
                    changed.push(stringify!($option));
                    self.$option.clone_from(&running.$option);
                })*
                changed
            }
        }
    };
}

restart_only! {
    listen operations_listen max_connections database database_connections database_timeout shutdown_timeout log
}

fn rules(name: &str) -> Result<Rules, String> {
    Rules::from_name(name).ok_or_else(|| "it must be strict or reference".into())
}

/// Returns the command line with its subcommands, and a variable for each option.
pub(crate) fn command() -> Command {
    with_ranges(with_variables(Task::augment_subcommands(Config::command())))
        .about("Runs the endpoint /api/billing/contractcontacts as an HTTP service")
}

impl Invocation {
    /// Parses the command line, the environment and the configuration file.
    ///
    /// # Errors
    /// Returns an error about invalid options, or the requested help.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let arguments: Vec<OsString> = arguments.into_iter().collect();
        let mut command = command();
        let lenient = command.clone().ignore_errors(true).try_get_matches_from(&arguments);
        if let Some(path) = lenient.ok().and_then(|matches| matches.try_get_one::<PathBuf>("config").ok()?.cloned()) {
            command = with_file(command, &path)?;
        }
        let matches: ArgMatches = command.try_get_matches_from_mut(arguments)?;
        let invocation = match matches.subcommand() {
            Some(_) => Task::from_arg_matches(&matches).map(Invocation::Task),
            None => Config::from_arg_matches(&matches).map(|config| Invocation::Serve(Box::new(config))),
        };
        match invocation.map_err(|error| error.format(&mut command))? {
            Invocation::Serve(config) => match config.token.missing() {
                Some(message) => Err(command.error(clap::error::ErrorKind::MissingRequiredArgument, message)),
                None => Ok(Invocation::Serve(config)),
            },
            task => Ok(task),
        }
    }
}

/// Adds a variable to each option, such as `CONTRACT_CONTACT_MAX_BODY` for `--max-body`.
fn with_variables(command: Command) -> Command {
    let command = command.mut_args(|arg| match arg.get_long() {
        Some("help" | "version") | None => arg,
        Some(long) => {
            let variable = format!("CONTRACT_CONTACT_{}", long.replace('-', "_").to_uppercase());
            arg.env(variable).hide_env_values(true)
        }
    });
    command.mut_subcommands(with_variables)
}

/// Sets the values of a file as defaults, so that flags and variables override the file.
fn with_file(mut command: Command, path: &Path) -> Result<Command, clap::Error> {
    use clap::error::ErrorKind::{InvalidValue, Io, UnknownArgument};
    let path = path.display();
    let text = std::fs::read_to_string(path.to_string())
        .map_err(|error| command.error(Io, format!("cannot read {path}: {error}")))?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        // The library's own message would quote the line, which may contain a secret.
        let line =
            error.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.matches('\n').count() + 1);
        command.error(InvalidValue, format!("{path}: line {line}: {}", error.message()))
    })?;
    for (key, value) in table {
        let id = command.get_arguments().find(|arg| arg.get_long() == Some(&key)).map(|arg| arg.get_id().clone());
        let Some(id) = id.filter(|_| !matches!(key.as_str(), "config" | "help" | "version")) else {
            return Err(command.error(UnknownArgument, format!("{path}: unknown option {key}")));
        };
        let values = match value {
            toml::Value::Array(values) => values.into_iter().map(text_of).collect::<Option<Vec<_>>>(),
            value => text_of(value).map(|value| vec![value]),
        };
        let Some(values) = values else {
            return Err(command.error(InvalidValue, format!("{path}: {key} must be a string, a number, true or false")));
        };
        command = command.mut_arg(id, |arg| arg.required(false).default_values(values));
    }
    Ok(command)
}

fn text_of(value: toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(flag) => Some(flag.to_string()),
        _ => None,
    }
}
