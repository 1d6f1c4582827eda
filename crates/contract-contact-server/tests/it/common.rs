//! Services, tokens, clients and databases for the tests.
#![allow(dead_code, unreachable_pub, reason = "each binary of tests uses a part")]

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use contract_contact_server::{Config, Invocation, Server, Task};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::oneshot;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_contract-contact-server");
pub const ISSUER: &str = "https://issuer.test";
pub const AUDIENCE: &str = "contract-contact";
pub const CONTACTS: &str = "/api/billing/contractcontacts";

/// A key pair in a folder, created by `keygen`.
pub struct Keys {
    pub folder: TempDir,
    pub encoding: EncodingKey,
    pub id: String,
}

impl Keys {
    pub fn new() -> Keys {
        let folder = tempfile::tempdir().unwrap();
        let (private, public) = (folder.path().join("key.pem"), folder.path().join("keys.json"));
        let arguments = ["server", "keygen", private.to_str().unwrap(), public.to_str().unwrap()];
        match Invocation::read(arguments.map(Into::into)).unwrap() {
            Invocation::Task(Task::Keygen(keygen)) => keygen.run().unwrap(),
            other => panic!("{other:?}"),
        }
        let encoding = EncodingKey::from_ed_pem(&std::fs::read(private).unwrap()).unwrap();
        let jwks: Value = serde_json::from_slice(&std::fs::read(public).unwrap()).unwrap();
        Keys { id: jwks["keys"][0]["kid"].as_str().unwrap().to_owned(), encoding, folder }
    }

    pub fn public(&self) -> PathBuf {
        self.folder.path().join("keys.json")
    }

    pub fn private(&self) -> PathBuf {
        self.folder.path().join("key.pem")
    }

    pub fn administrator(&self) -> String {
        self.sign(&json!({
            "iss": ISSUER, "aud": AUDIENCE, "sub": "1", "email": "admin@example.com", "exp": now() + 3600,
            "administrator": true,
        }))
    }

    pub fn sign(&self, claims: &Value) -> String {
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(self.id.clone());
        jsonwebtoken::encode(&header, claims, &self.encoding).unwrap()
    }
}

/// Returns the claims of a valid token with these roles.
pub fn claims(roles: &[&str]) -> Value {
    json!({
        "iss": ISSUER, "aud": AUDIENCE, "sub": "42", "email": "ada@example.com", "exp": now() + 600, "roles": roles,
    })
}

pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// Returns a client for a service on this machine. The client uses no proxy, and loads no certificates, which is slow in an
/// unoptimized build.
pub fn client() -> Client {
    Client::builder().no_proxy().tls_certs_only([]).build().unwrap()
}

/// The kind of database of a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

impl On {
    /// Creates a database, and returns its URL. An SQLite database is in the folder of the keys.
    pub fn database(self, keys: &Keys) -> String {
        match self {
            On::Sqlite => format!("sqlite:{}", keys.folder.path().join("contacts.db").display()),
            On::Postgres => Postgres::shared().database(),
        }
    }
}

/// Runs a statement on a database of either kind. Returns a line for each row, with `|` between the columns.
pub fn query(database: &str, statement: &str) -> Result<String, String> {
    use rusqlite::types::ValueRef;
    if database.starts_with("postgres") {
        let bin = Postgres::bin();
        let psql =
            Command::new(bin.join("psql")).args(["-At", "-v", "ON_ERROR_STOP=1", "-c", statement, database]).output();
        let psql = psql.unwrap();
        let text = String::from_utf8(if psql.status.success() { psql.stdout } else { psql.stderr }).unwrap();
        return if psql.status.success() { Ok(text) } else { Err(text) };
    }
    let text = |value: ValueRef<'_>| match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        other => other.as_str().unwrap().to_owned(),
    };
    let run = || -> rusqlite::Result<String> {
        let connection = rusqlite::Connection::open(database.strip_prefix("sqlite:").unwrap())?;
        connection.busy_timeout(Duration::from_secs(60))?;
        let mut statement = connection.prepare(statement)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        let mut all = String::new();
        while let Some(row) = rows.next()? {
            let cells: Vec<_> = (0..columns).map(|index| text(row.get_ref_unwrap(index))).collect();
            all += &(cells.join("|") + "\n");
        }
        Ok(all)
    };
    run().map_err(|error| error.to_string())
}

/// A service with its own port and database.
pub struct Service {
    pub keys: Keys,
    pub address: SocketAddr,
    /// The address of `--operations-listen`, if set.
    pub operations: Option<SocketAddr>,
    pub database: String,
    pub client: Client,
    pub token: String,
    stop: Option<oneshot::Sender<()>>,
    running: Option<tokio::task::JoinHandle<()>>,
}

impl Service {
    /// Starts a service on a new SQLite database, with these flags and the required ones.
    pub async fn start(flags: &[&str]) -> Service {
        Service::on(On::Sqlite, flags).await
    }

    /// Starts a service on a new database, with these flags and the required ones.
    pub async fn on(on: On, flags: &[&str]) -> Service {
        let keys = Keys::new();
        let database = on.database(&keys);
        Service::with(keys, database, flags).await
    }

    /// Starts a service on an existing database.
    pub async fn with(keys: Keys, database: String, flags: &[&str]) -> Service {
        let public = keys.public();
        Service::by(&public, keys, database, flags).await
    }

    /// Starts a service with another file of public keys.
    pub async fn by(public: &Path, keys: Keys, database: String, flags: &[&str]) -> Service {
        let server = Server::start(config(public, &database, flags)).await.unwrap();
        let (address, operations) = (server.address().unwrap(), server.operations_address());
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        let token = keys.administrator();
        Service {
            keys,
            address,
            operations,
            database,
            client: client(),
            token,
            stop: Some(stop),
            running: Some(running),
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Sends a GET to the listener for operators.
    pub async fn operation(&self, path: &str) -> Answer {
        answer(self.client.get(format!("http://{}{path}", self.operations.unwrap()))).await
    }

    /// Returns a request without a token.
    pub fn anonymous(&self, method: &str, path: &str) -> RequestBuilder {
        self.client.request(Method::from_bytes(method.as_bytes()).unwrap(), self.url(path))
    }

    /// Returns a request of an administrator.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        self.anonymous(method, path).bearer_auth(&self.token)
    }

    /// Runs a statement on the database of the service.
    #[track_caller]
    pub fn query(&self, statement: &str) -> String {
        query(&self.database, statement).unwrap()
    }

    /// Sends a JSON body as an administrator.
    pub async fn send(&self, method: &str, body: impl Into<reqwest::Body>) -> Answer {
        answer(self.request(method, CONTACTS).header("content-type", "application/json").body(body)).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        answer(self.request("GET", path)).await
    }

    pub async fn create(&self, contact: Value) -> u64 {
        let answer = self.send("POST", contact.to_string()).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()["Value"]["Id"].as_u64().unwrap()
    }

    /// Stops the service like a signal, and waits for its end.
    pub async fn stop(mut self) -> Keys {
        self.stop.take().unwrap().send(()).unwrap();
        self.running.take().unwrap().await.unwrap();
        self.keys
    }
}

pub fn config(keys: &Path, database: &str, flags: &[&str]) -> Config {
    let keys = keys.to_str().unwrap();
    let needed = [
        "server",
        "--listen=127.0.0.1:0",
        "--issuer",
        ISSUER,
        "--audience",
        AUDIENCE,
        "--keys",
        keys,
        "--database",
        database,
    ];
    let any_rate = if flags.iter().any(|flag| flag.starts_with("--rate")) { None } else { Some("--rate=0") };
    let arguments = needed.iter().chain(flags).copied().chain(any_rate).map(Into::into);
    match Invocation::read(arguments).unwrap() {
        Invocation::Serve(config) => *config,
        other => panic!("{other:?}"),
    }
}

/// A response with its whole body.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
}

pub async fn answer(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer { status, headers, body: response.text().await.unwrap() }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name} in {self:?}")).to_str().unwrap()
    }

    /// Checks the status, and the envelope of a rejection without validation errors.
    #[track_caller]
    pub fn assert_rejected(&self, status: u16, message: &str) {
        let envelope = format!(r#"{{"Message":"{message}","Value":null,"Errors":null,"WasSuccessful":false}}"#);
        assert_eq!((self.status, self.body.as_str()), (status, envelope.as_str()));
        assert_eq!(self.header("content-type"), "application/json");
    }
}

/// A running program with its log, on a database in the folder of the keys.
pub struct Program {
    pub child: Child,
    pub address: String,
    /// The URL of `--operations-listen`, or an empty string.
    pub operations: String,
    log: Option<std::thread::JoinHandle<String>>,
}

impl Program {
    pub fn start(keys: &Keys, flags: &[&str]) -> Program {
        Program::spawn(Command::new(PROGRAM), keys, flags)
    }

    /// Starts the program by a command that accepts the arguments of the program.
    pub fn spawn(mut command: Command, keys: &Keys, flags: &[&str]) -> Program {
        command.current_dir(keys.folder.path()).env_clear().args(["--listen", "127.0.0.1:0", "--rate=0"]).args(flags);
        command.env("CONTRACT_CONTACT_KEYS", keys.public());
        command.env("CONTRACT_CONTACT_ISSUER", ISSUER).env("CONTRACT_CONTACT_AUDIENCE", AUDIENCE);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut first = String::new();
        log.read_line(&mut first).unwrap();
        let line: Value = serde_json::from_str(&first).unwrap_or_else(|_| panic!("{first}"));
        let log = std::thread::spawn(move || {
            log.read_to_string(&mut first).unwrap();
            first
        });
        let url = |name: &str| line[name].as_str().map_or_else(String::new, |address| format!("http://{address}"));
        Program { child, address: url("address"), operations: url("operations"), log: Some(log) }
    }

    /// Sends SIGTERM to the program, and returns its whole log.
    pub fn terminate(mut self) -> String {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
        self.log.take().unwrap().join().unwrap()
    }

    /// Ends the program at once, like a failing machine.
    pub fn kill(self) {
        drop(self);
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Also after a failed test.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A PostgreSQL server for the tests, on a socket in a temporary folder. Each test has its own database. The server ends with the
/// process that started it, and its folder is removed.
pub struct Postgres {
    folder: PathBuf,
    server: Child,
    /// Ends the server when its standard input does.
    guard: Child,
}

impl Postgres {
    /// Returns the server that all tests of this process share.
    pub fn shared() -> &'static Postgres {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(Postgres::start)
    }

    fn bin() -> PathBuf {
        let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
        let newest = versions.map(|version| version.unwrap().path().join("bin")).max();
        newest.expect("the tests need PostgreSQL: apt-get install postgresql")
    }

    /// Starts another server, for a test that stops it.
    pub fn start() -> Postgres {
        assert!(
            !matches!(user(), User::OnlyRoot),
            "PostgreSQL does not run as root, and root cannot become another user here"
        );
        let folder = tempfile::Builder::new().prefix("pg").tempdir_in("/tmp").unwrap().keep();
        let data = folder.join("data");
        let mut initdb = as_user(&Postgres::bin().join("initdb"), &folder);
        let made =
            initdb.args(["--auth=trust", "--username=test", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8", "-D"]);
        assert!(made.arg(&data).stdout(Stdio::null()).status().unwrap().success());
        let (server, guard) = launch(&folder);
        let mut postgres = Postgres { folder, server, guard };
        postgres.wait();
        postgres
    }

    /// Waits until the server answers. Fails when the server has ended, or after a minute.
    fn wait(&mut self) {
        for _ in 0..600 {
            if self.psql("postgres", "SELECT 1").is_some() {
                return;
            }
            if self.server.try_wait().unwrap().is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let log = std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        panic!("PostgreSQL does not start:\n{log}");
    }

    /// Ends the server by a signal.
    pub fn stop(&mut self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.server.id().to_string()]).status().unwrap().success());
        self.server.wait().unwrap();
    }

    /// Starts the server after [`Postgres::stop`].
    pub fn start_again(&mut self) {
        let (server, guard) = launch(&self.folder);
        let mut old = std::mem::replace(&mut self.guard, guard);
        old.kill().unwrap();
        old.wait().unwrap();
        self.server = server;
        self.wait();
    }

    /// Runs a statement, and returns its result.
    pub fn psql(&self, database: &str, statement: &str) -> Option<String> {
        query(&self.url(database), statement).ok()
    }

    /// Creates a database, and returns its URL.
    pub fn database(&self) -> String {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("contacts{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        self.psql("postgres", &format!("CREATE DATABASE {name}")).unwrap();
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://test@localhost/{database}?host={}", self.folder.display())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The guard waits for the end of the server.
        let _ = self.server.wait();
        let _ = self.guard.wait();
    }
}

fn launch(folder: &Path) -> (Child, Child) {
    let mut postgres = as_user(&Postgres::bin().join("postgres"), folder);
    // All tests have their connection pools at the same time.
    postgres
        .args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=300", "-k"])
        .arg(folder)
        .arg("-D")
        .arg(folder.join("data"));
    let log = std::fs::File::create(folder.join("log")).unwrap();
    let server = postgres.stdout(Stdio::null()).stderr(log).spawn().unwrap();
    // SIGQUIT is the immediate shutdown, which ends the children, too.
    let when_we_end = r#"read _; kill -QUIT "$0"; while kill -0 "$0" 2>/dev/null; do sleep 0.1; done; rm -rf "$1""#;
    let mut guard = Command::new("sh");
    guard.args(["-c", when_we_end, &server.id().to_string()]).arg(folder).stdin(Stdio::piped());
    let guard = guard.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    (server, guard)
}

/// The user of PostgreSQL, which does not run as root.
#[derive(Clone, Copy)]
enum User {
    Ours,
    Nobody,
    /// Nobody in a new namespace, for a namespace with only root.
    NobodyOfANamespace,
    OnlyRoot,
}

fn user() -> User {
    static USER: OnceLock<User> = OnceLock::new();
    let works = |user: User| user.runs(Path::new("true")).status().is_ok_and(|status| status.success());
    *USER.get_or_init(|| {
        if Command::new("id").arg("-u").output().unwrap().stdout != b"0\n" {
            return User::Ours;
        }
        [User::Nobody, User::NobodyOfANamespace].into_iter().find(|user| works(*user)).unwrap_or(User::OnlyRoot)
    })
}

impl User {
    fn runs(self, program: &Path) -> Command {
        const NOBODY: u32 = 65_534;
        let mut command = Command::new(program);
        match self {
            User::Ours | User::OnlyRoot => {}
            User::Nobody => {
                std::os::unix::process::CommandExt::uid(&mut command, NOBODY);
                std::os::unix::process::CommandExt::gid(&mut command, NOBODY);
            }
            User::NobodyOfANamespace => {
                command = Command::new("unshare");
                command.args(["--user", &format!("--map-user={NOBODY}"), &format!("--map-group={NOBODY}"), "--"]);
                command.arg(program);
            }
        }
        command
    }
}

fn as_user(program: &Path, folder: &Path) -> Command {
    std::fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o777)).unwrap();
    let mut command = user().runs(program);
    command.current_dir(folder);
    command
}
