//! The configuration: one list of options, each a flag, an environment variable and a key of a TOML file.

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

/// What the command line asks for.
#[derive(Debug)]
pub enum Invocation {
    /// To serve: no subcommand.
    Serve(Box<Config>),
    /// Something else.
    Task(Task),
}

/// What the program does other than serve.
#[derive(Subcommand, Debug)]
pub enum Task {
    /// Makes an Ed25519 key pair for signing and checking tokens.
    Keygen(Keygen),
    /// Signs a token for a test, and prints it.
    Token(Token),
}

/// How to serve.
#[derive(Parser, Clone, Debug)]
#[command(
    name = "contract-contact-server",
    version,
    next_line_help = true,
    after_help = "Every option is also an environment variable, as shown, and a key of the file that --config names, \
                  such as listen = \"0.0.0.0:8080\".\nA flag counts before a variable, a variable before the file.",
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true
)]
pub struct Config {
    /// A TOML file that holds any of the options below.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// The address of /healthz, /readyz and /metrics, which are then nowhere else. Without it there is no /metrics.
    #[arg(long, value_name = "ADDRESS")]
    pub operations_listen: Option<SocketAddr>,

    /// Where contacts are stored: sqlite:FILE, or postgres://USER@HOST/NAME.
    #[arg(
        long,
        help_heading = "Storage",
        value_name = "URL",
        default_value = "sqlite:contract-contact.db",
        hide_env_values = true
    )]
    pub database: String,

    /// The most connections to the database that read at the same time; lists have half of them.
    #[arg(long, help_heading = "Storage", value_name = "NUMBER", default_value_t = 8, value_parser = number::<u32>("database-connections"))]
    pub database_connections: u32,

    /// For how many seconds a request waits for the database before it is answered 503.
    #[arg(long, help_heading = "Storage", value_name = "SECONDS", default_value_t = 5, value_parser = number::<u64>("database-timeout"))]
    pub database_timeout: u64,

    /// Stores a few example contacts, where there are no contacts at all.
    #[arg(long, help_heading = "Storage")]
    pub example_contacts: bool,

    /// What is checked: strict, or reference for what the API's page states and no more.
    #[arg(long, help_heading = "Service", value_name = "RULES", default_value = "strict", value_parser = rules)]
    pub rules: Rules,

    /// What tokens are accepted.
    #[command(flatten, next_help_heading = "Tokens")]
    pub token: TokenSettings,

    /// The most bytes of a body.
    #[arg(long, help_heading = "Limits", value_name = "BYTES", default_value_t = 65_536, value_parser = number::<usize>("max-body"))]
    pub max_body: usize,

    /// In how many seconds a body has to arrive.
    #[arg(long, help_heading = "Limits", value_name = "SECONDS", default_value_t = 10, value_parser = number::<u64>("body-timeout"))]
    pub body_timeout: u64,

    /// In how many seconds the head of a request has to arrive; also how long a connection may be idle.
    #[arg(long, help_heading = "Limits", value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>("header-timeout"))]
    pub header_timeout: u64,

    /// After how many seconds a connection is closed whose client takes nothing of an answer.
    #[arg(long, help_heading = "Limits", value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>("write-timeout"))]
    pub write_timeout: u64,

    /// The most bytes of the contacts on a page of the list; a page that would have more has fewer contacts.
    #[arg(long, help_heading = "Limits", value_name = "BYTES", default_value_t = 2_097_152, value_parser = number::<usize>("max-page"))]
    pub max_page: usize,

    /// The most connections at a time; more have to wait.
    #[arg(long, help_heading = "Limits", value_name = "NUMBER", default_value_t = 10_000, value_parser = number::<u32>("max-connections"))]
    pub max_connections: u32,

    /// The requests a second that a client may make in the long run, 0 for any number. A client is the subject of a valid
    /// token. Without one, a client is an address and the token that it sends, if any.
    #[arg(long, help_heading = "Limits", value_name = "NUMBER", default_value_t = 50, value_parser = number::<u32>("rate"))]
    pub rate: u32,

    /// The requests that a client may make at once.
    #[arg(long, help_heading = "Limits", value_name = "NUMBER", default_value_t = 100, value_parser = number::<u32>("burst"))]
    pub burst: u32,

    /// A proxy in front of the service, as an address or a network; once for each, or separated by commas. The client of
    /// its requests is the right-most address in --proxy-header that no such proxy has.
    #[arg(long, help_heading = "Service", value_name = "CIDR", value_delimiter = ',', value_parser = network)]
    pub trusted_proxy: Vec<IpNet>,

    /// The header in which the trusted proxies name the client. The other header is not read.
    #[arg(long, help_heading = "Service", value_name = "NAME", default_value = "x-forwarded-for")]
    pub proxy_header: ProxyHeader,

    /// An origin whose pages may call the API, such as https://example.com; several are separated by commas.
    #[arg(long, help_heading = "Service", value_name = "ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub cors_origin: Vec<HeaderValue>,

    /// The URL by which clients know the service, such as https://contacts.example.com. With it the service has metadata about
    /// its tokens at /.well-known/oauth-protected-resource (RFC 9728).
    #[arg(long, help_heading = "Service", value_name = "URL", value_parser = own_origin)]
    pub resource: Option<String>,

    /// How many seconds the requests that were accepted have to finish after SIGTERM or SIGINT.
    #[arg(long, help_heading = "Service", value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>("shutdown-timeout"))]
    pub shutdown_timeout: u64,

    /// What is logged: error, warn, info or debug.
    #[arg(long, help_heading = "Service", value_name = "LEVEL", default_value = "info")]
    pub log: tracing::Level,
}

/// What tokens are accepted.
#[derive(Args, Clone, Debug)]
pub struct TokenSettings {
    /// The public keys that tokens are checked with: a file (PEM, JWK or JWKS) or the https URL of a JWKS.
    #[arg(long, value_name = "FILE or URL")]
    pub keys: Option<Source>,

    /// After how many seconds the keys are read again.
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = number::<u64>("keys-refresh"))]
    pub keys_refresh: u64,

    /// For how many seconds keys count that cannot be read again, such as where none are left: by then all are revoked.
    #[arg(long, value_name = "SECONDS", default_value_t = 3_600, value_parser = number::<u64>("keys-max-age"))]
    pub keys_max_age: u64,

    /// The https URL where the issuer tells what an opaque token means (RFC 7662). A token that is a JWT is checked with --keys, where
    /// they are given.
    #[arg(long, value_name = "URL")]
    pub introspection_url: Option<SecureUrl>,

    /// The name of the service at its issuer.
    #[arg(long, value_name = "NAME")]
    pub introspection_client: Option<String>,

    /// Its secret there; better as a variable or in a file than as a flag, which others on the machine can see.
    #[arg(long, value_name = "SECRET", hide_default_value = true)]
    pub introspection_secret: Option<Secret>,

    /// For how many seconds an answer about a token is kept. For so long a token is accepted after it was revoked.
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = number::<u64>("introspection-cache"))]
    pub introspection_cache: u64,

    /// The algorithms a token may be signed with, separated by commas: EdDSA, ES256, ES384, RS256 … PS512.
    #[arg(long, value_name = "NAMES", default_value = "EdDSA", value_delimiter = ',', value_parser = algorithm)]
    pub algorithm: Vec<Algorithm>,

    /// By how many seconds clocks may differ.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = number::<u64>("leeway"))]
    pub leeway: u64,

    /// What tokens say.
    #[command(flatten)]
    pub identity: Identity,
}

impl TokenSettings {
    /// Returns what is missing.
    fn missing(&self) -> Option<&'static str> {
        let credentials = (&self.introspection_client, &self.introspection_secret);
        match (&self.keys, &self.introspection_url, credentials) {
            (None, None, _) => Some("--keys or --introspection-url is required"),
            (_, Some(_), (None, _) | (_, None)) => {
                Some("--introspection-url takes --introspection-client and --introspection-secret")
            }
            _ => None,
        }
    }
}

macro_rules! take_a_restart {
    ($($option:ident)*) => {
        impl Config {
            /// Puts the options of the running service into a new configuration where a change takes a restart, and returns the names
            /// of those that would have changed.
            pub(crate) fn keep_what_takes_a_restart(&mut self, running: &Config) -> Vec<&'static str> {
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

take_a_restart! {
    listen operations_listen max_connections database database_connections database_timeout shutdown_timeout log
}

fn rules(name: &str) -> Result<Rules, String> {
    Rules::from_name(name).ok_or_else(|| "it is strict or reference".into())
}

/// The command line with its subcommands, and a variable for each option.
pub(crate) fn command() -> Command {
    with_ranges(with_variables(Task::augment_subcommands(Config::command())))
        .about("PUT /api/billing/contractcontacts and its siblings, as a service")
}

impl Invocation {
    /// Reads the command line, the environment, and the file they name.
    ///
    /// # Errors
    /// What is wrong with them, or the help that was asked for.
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

/// Gives `--max-body` the variable `CONTRACT_CONTACT_MAX_BODY`, and every other option one in the same way, so that no
/// list of names has to be kept.
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

/// Takes what a file says for the defaults, so that a flag or a variable counts before it.
fn with_file(mut command: Command, path: &Path) -> Result<Command, clap::Error> {
    use clap::error::ErrorKind::{InvalidValue, Io, UnknownArgument};
    let path = path.display();
    let text = std::fs::read_to_string(path.to_string())
        .map_err(|error| command.error(Io, format!("cannot read {path}: {error}")))?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        // Not its own words, which quote the line: it may hold a secret.
        let line =
            error.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.matches('\n').count() + 1);
        command.error(InvalidValue, format!("{path}: line {line}: {}", error.message()))
    })?;
    for (key, value) in table {
        let id = command.get_arguments().find(|arg| arg.get_long() == Some(&key)).map(|arg| arg.get_id().clone());
        let Some(id) = id.filter(|_| !matches!(key.as_str(), "config" | "help" | "version")) else {
            return Err(command.error(UnknownArgument, format!("{path}: there is no option {key}")));
        };
        let values = match value {
            toml::Value::Array(values) => values.into_iter().map(text_of).collect::<Option<Vec<_>>>(),
            value => text_of(value).map(|value| vec![value]),
        };
        let Some(values) = values else {
            return Err(
                command.error(InvalidValue, format!("{path}: {key} is neither text nor a number, true or false"))
            );
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
