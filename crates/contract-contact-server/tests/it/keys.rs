//! Keys of every algorithm, from files and over https.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _,
    RsaKeyPair,
};
use contract_contact_server::{Invocation, Task};
use jsonwebtoken::jwk::{Jwk, KeyAlgorithm};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::common::{AUDIENCE, Answer, CONTACTS, ISSUER, Keys, PROGRAM, Program, Service, answer, claims};

/// A key pair for an algorithm, in files.
struct Pair {
    folder: TempDir,
    algorithm: Algorithm,
    private: EncodingKey,
    /// The public key as PEM.
    public: String,
}

impl Pair {
    fn new(algorithm: Algorithm) -> Pair {
        let x509 = |key: &dyn AsDer<PublicKeyX509Der<'static>>| key.as_der().unwrap().as_ref().to_vec();
        let (pkcs8, public) = match algorithm {
            Algorithm::EdDSA => {
                let pair = Ed25519KeyPair::generate().unwrap();
                (pair.to_pkcs8v1().unwrap().as_ref().to_vec(), x509(pair.public_key()))
            }
            Algorithm::ES256 | Algorithm::ES384 => {
                let curve = if algorithm == Algorithm::ES256 {
                    &ECDSA_P256_SHA256_FIXED_SIGNING
                } else {
                    &ECDSA_P384_SHA384_FIXED_SIGNING
                };
                let pair = EcdsaKeyPair::generate(curve).unwrap();
                (pair.to_pkcs8v1().unwrap().as_ref().to_vec(), x509(pair.public_key()))
            }
            _ => {
                let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
                (AsDer::as_der(&pair).unwrap().as_ref().to_vec(), x509(pair.public_key()))
            }
        };
        let private = pem::encode(&pem::Pem::new("PRIVATE KEY", pkcs8));
        let public = pem::encode(&pem::Pem::new("PUBLIC KEY", public));
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("private.pem"), &private).unwrap();
        std::fs::write(folder.path().join("public.pem"), &public).unwrap();
        let private = match algorithm {
            Algorithm::EdDSA => EncodingKey::from_ed_pem(private.as_bytes()),
            Algorithm::ES256 | Algorithm::ES384 => EncodingKey::from_ec_pem(private.as_bytes()),
            _ => EncodingKey::from_rsa_pem(private.as_bytes()),
        };
        Pair { folder, algorithm, private: private.unwrap(), public }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a JWKS with the public key, and returns its path. With an algorithm, the key is only for this algorithm.
    fn jwks(&self, only: Option<KeyAlgorithm>) -> PathBuf {
        let mut jwk = Jwk::from_encoding_key(&self.private, self.algorithm).unwrap();
        jwk.common.key_id = Some("the key".into());
        jwk.common.key_algorithm = only;
        std::fs::write(self.path("keys.json"), json!({ "keys": [jwk] }).to_string()).unwrap();
        self.path("keys.json")
    }

    fn sign(&self, algorithm: Algorithm) -> String {
        let mut header = Header::new(algorithm);
        header.kid = Some("the key".into());
        jsonwebtoken::encode(&header, &claims(&["ContractContact-List"]), &self.private).unwrap()
    }
}

/// Starts a service that accepts tokens of these keys and algorithms.
async fn service(keys: &Path, algorithms: &str) -> Service {
    let folder = Keys::new();
    let database = format!("sqlite:{}", folder.folder.path().join("contacts.db").display());
    Service::by(keys, folder, database, &["--algorithm", algorithms]).await
}

async fn list(service: &Service, token: &str) -> Answer {
    answer(service.anonymous("GET", CONTACTS).bearer_auth(token)).await
}

const ALGORITHM: &str = "The token is signed in a way that is not accepted";
const UNKNOWN: &str = "The token is signed with a key that is not known";

/// Returns a key pair of each kind, with its algorithms.
fn pairs() -> Vec<(Pair, Vec<Algorithm>)> {
    use Algorithm::{ES256, ES384, EdDSA, PS256, PS384, PS512, RS256, RS384, RS512};
    let mut pairs = vec![(Pair::new(RS256), vec![RS256, RS384, RS512, PS256, PS384, PS512])];
    pairs.extend([ES256, ES384, EdDSA].map(|algorithm| (Pair::new(algorithm), vec![algorithm])));
    pairs
}

#[tokio::test]
async fn token_of_every_algorithm_is_accepted_with_jwks_and_pem() {
    for (pair, algorithms) in pairs() {
        for algorithm in algorithms {
            for keys in [pair.jwks(None), pair.path("public.pem")] {
                let service = service(&keys, &format!("{algorithm:?}")).await;
                assert_eq!(list(&service, &pair.sign(algorithm)).await.status, 200, "{algorithm:?}");
            }
        }
    }
}

#[tokio::test]
async fn forged_signature_of_every_algorithm_returns_401() {
    for (pair, algorithms) in pairs() {
        for algorithm in algorithms {
            let mut forged = pair.sign(algorithm).into_bytes();
            // In the middle of the signature.
            let place = forged.len() - 20;
            forged[place] = if forged[place] == b'A' { b'B' } else { b'A' };
            for keys in [pair.jwks(None), pair.path("public.pem")] {
                let service = service(&keys, &format!("{algorithm:?}")).await;
                let answer = list(&service, std::str::from_utf8(&forged).unwrap()).await;
                answer.assert_rejected(401, "The token is not valid");
            }
        }
    }
}

#[tokio::test]
async fn subcommand_signs_tokens_of_every_algorithm() {
    for (pair, algorithms) in pairs() {
        for algorithm in algorithms {
            let name = format!("{algorithm:?}");
            let private = pair.path("private.pem");
            let line = ["server", "token", "--algorithm", &name, "--role", "ContractContact-List", "--private-key"];
            let identity = [private.to_str().unwrap(), "--issuer", ISSUER, "--audience", AUDIENCE];
            let arguments = line.into_iter().chain(identity).map(Into::into);
            let Invocation::Task(Task::Token(signer)) = Invocation::read(arguments).unwrap() else { panic!() };
            // The JWKS names another key id than the subcommand. A PEM has no key id.
            let service = service(&pair.path("public.pem"), &name).await;
            assert_eq!(list(&service, &signer.run().unwrap()).await.status, 200, "{name}");
        }
    }
}

#[tokio::test]
async fn algorithm_that_the_configuration_does_not_allow_returns_401() {
    use Algorithm::{ES256, PS256, RS256, RS512};
    let rsa = Pair::new(RS256);
    let service = service(&rsa.jwks(None), "RS256").await;
    for token in [rsa.sign(PS256), rsa.sign(RS512), Pair::new(ES256).sign(ES256)] {
        list(&service, &token).await.assert_rejected(401, ALGORITHM);
    }
}

#[tokio::test]
async fn algorithm_that_the_key_does_not_allow_returns_401() {
    use Algorithm::{ES256, PS256, RS256};
    let rsa = Pair::new(RS256);
    let service = service(&rsa.jwks(Some(KeyAlgorithm::RS256)), "RS256,PS256,ES256").await;
    assert_eq!(list(&service, &rsa.sign(RS256)).await.status, 200);
    for token in [rsa.sign(PS256), Pair::new(ES256).sign(ES256)] {
        list(&service, &token).await.assert_rejected(401, UNKNOWN);
    }
}

/// A known attack: the public key as the secret of an HMAC.
#[tokio::test]
async fn hmac_with_the_public_key_returns_401() {
    use Algorithm::{HS256, RS256};
    let rsa = Pair::new(RS256);
    let of_jwks = service(&rsa.jwks(None), "RS256").await;
    let of_pem = service(&rsa.path("public.pem"), "RS256").await;
    let jwks = std::fs::read(rsa.path("keys.json")).unwrap();
    for secret in [rsa.public.as_bytes(), rsa.public.trim_end().as_bytes(), &jwks] {
        let mut header = Header::new(HS256);
        header.kid = Some("the key".into());
        let claims = claims(&["ContractContact-List"]);
        let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(secret)).unwrap();
        for service in [&of_pem, &of_jwks] {
            list(service, &token).await.assert_rejected(401, ALGORITHM);
        }
        // The header names an allowed algorithm, but the signature is the HMAC.
        let (_, rest) = token.split_once('.').unwrap();
        let genuine = rsa.sign(RS256);
        let renamed = format!("{}.{rest}", genuine.split_once('.').unwrap().0);
        list(&of_pem, &renamed).await.assert_rejected(401, "The token is not valid");
    }
}

/// A key server over https, whose certificate has its own authority.
struct Issuer {
    authority: PathBuf,
    address: SocketAddr,
    tls: Arc<ServerConfig>,
    keys: Arc<Mutex<Value>>,
    asked: Arc<AtomicU64>,
    running: Option<JoinHandle<()>>,
}

impl Issuer {
    async fn start(folder: &Path, keys: Value) -> Issuer {
        let authority_key = rcgen::KeyPair::generate().unwrap();
        let mut authority = rcgen::CertificateParams::new([]).unwrap();
        authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let authority_pem = authority.self_signed(&authority_key).unwrap().pem();
        let key = rcgen::KeyPair::generate().unwrap();
        let certificate = rcgen::CertificateParams::new(["localhost".to_owned()]).unwrap();
        let certificate = certificate.signed_by(&key, &rcgen::Issuer::new(authority, authority_key)).unwrap();
        let private = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let tls = ServerConfig::builder().with_no_client_auth();
        let tls = Arc::new(tls.with_single_cert(vec![certificate.der().clone()], private).unwrap());
        let path = folder.join("authority.pem");
        std::fs::write(&path, authority_pem).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut issuer = Issuer {
            authority: path,
            address: listener.local_addr().unwrap(),
            tls,
            keys: Arc::new(Mutex::new(keys)),
            asked: Arc::default(),
            running: None,
        };
        issuer.serve(listener);
        issuer
    }

    fn serve(&mut self, listener: TcpListener) {
        let (acceptor, keys, asked) = (TlsAcceptor::from(self.tls.clone()), self.keys.clone(), self.asked.clone());
        self.running = Some(tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                // A client that does not trust the certificate closes the connection.
                let Ok(stream) = acceptor.accept(stream).await else { continue };
                let answer = |_| {
                    asked.fetch_add(1, Ordering::Relaxed);
                    let keys = keys.lock().unwrap().to_string();
                    std::future::ready(Ok::<_, std::convert::Infallible>(hyper::Response::new(keys)))
                };
                let service = hyper::service::service_fn(answer);
                let mut http = hyper::server::conn::http1::Builder::new();
                let _ = http.keep_alive(false).serve_connection(hyper_util::rt::TokioIo::new(stream), service).await;
            }
        }));
    }

    async fn stop(&mut self) {
        let running = self.running.take().unwrap();
        running.abort();
        let _ = running.await;
    }

    async fn start_again(&mut self) {
        self.serve(TcpListener::bind(self.address).await.unwrap());
    }
}

fn jwks(keys: &Keys) -> Value {
    serde_json::from_slice(&std::fs::read(keys.public()).unwrap()).unwrap()
}

/// A service that loads its keys over https each second.
struct Rotating {
    issuer: Issuer,
    program: Program,
    /// The first keys of the issuer.
    keys: Keys,
}

impl Rotating {
    async fn start() -> Rotating {
        let keys = Keys::new();
        let issuer = Issuer::start(keys.folder.path(), jwks(&keys)).await;
        let url = format!("--keys=https://localhost:{}/jwks", issuer.address.port());
        let trust = format!("SSL_CERT_FILE={}", issuer.authority.display());
        let mut command = Command::new("env");
        command.args([&trust, PROGRAM]);
        let program = tokio::task::block_in_place(|| Program::spawn(command, &keys, &[&url, "--keys-refresh=1"]));
        Rotating { issuer, program, keys }
    }

    /// Sends a request with a token of these keys.
    async fn list(&self, keys: &Keys) -> Answer {
        let token = keys.sign(&claims(&["ContractContact-List"]));
        answer(crate::common::client().get(format!("{}{CONTACTS}", self.program.address)).bearer_auth(token)).await
    }

    /// Sends requests until the response has this status.
    async fn until(&self, keys: &Keys, status: u16) {
        for _ in 0..300 {
            if self.list(keys).await.status == status {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no response has the status {status}");
    }

    fn publish(&self, keys: Value) {
        *self.issuer.keys.lock().unwrap() = keys;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_from_https_are_cached() {
    let start = Instant::now();
    let service = Rotating::start().await;
    for _ in 0..50 {
        assert_eq!(service.list(&service.keys).await.status, 200);
    }
    let most = 2 + start.elapsed().as_secs();
    let asked = service.issuer.asked.load(Ordering::Relaxed);
    assert!(asked <= most, "{asked} requests for keys");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_keys_from_https_replace_the_old_keys() {
    let service = Rotating::start().await;
    let (first, second) = (&service.keys, Keys::new());
    service.list(&second).await.assert_rejected(401, UNKNOWN);
    // An issuer publishes both keys for some time.
    service.publish(json!({ "keys": [jwks(first)["keys"][0], jwks(&second)["keys"][0]] }));
    service.until(&second, 200).await;
    assert_eq!(service.list(first).await.status, 200);
    service.publish(jwks(&second));
    service.until(first, 401).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unavailable_key_server_leaves_the_loaded_keys_in_use() {
    let mut service = Rotating::start().await;
    let other = Keys::new();
    for is_down in [true, false] {
        if is_down {
            service.issuer.stop().await;
        } else {
            service.publish(json!({ "keys": [] }));
            service.issuer.start_again().await;
        }
        service.until(&other, 503).await;
        let answer = service.list(&other).await;
        answer.assert_rejected(503, "The service is not available now");
        assert_eq!(answer.header("retry-after"), "5");
        assert_eq!(service.list(&service.keys).await.status, 200);
    }
    service.publish(jwks(&other));
    service.until(&other, 200).await;
    let log = tokio::task::block_in_place(|| service.program.terminate());
    assert!(log.contains("cannot reload the keys"), "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn key_server_with_an_untrusted_certificate_fails_the_start() {
    let keys = Keys::new();
    let issuer = Issuer::start(keys.folder.path(), jwks(&keys)).await;
    let url = format!("https://localhost:{}/jwks", issuer.address.port());
    let mut program = Command::new(PROGRAM);
    program.args(["--listen=127.0.0.1:0", "--issuer=i", "--audience=a", "--keys", &url]).env_clear();
    program.current_dir(keys.folder.path()).stderr(Stdio::piped());
    let output = tokio::task::block_in_place(|| program.output().unwrap());
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && error.starts_with("error: cannot read the keys from https://localhost"),
        "{error}"
    );
    assert_eq!(issuer.asked.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn key_whose_operations_lack_verify_is_not_used() {
    let pair = Pair::new(Algorithm::EdDSA);
    let path = pair.jwks(None);
    for (operations, is_usable) in
        [(json!(["verify"]), true), (json!(["sign", "verify"]), true), (json!(["sign"]), false), (json!([]), false)]
    {
        let mut jwks: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        jwks["keys"][0]["key_ops"] = operations.clone();
        std::fs::write(&path, jwks.to_string()).unwrap();
        let folder = Keys::new();
        let database = crate::common::On::Sqlite.database(&folder);
        let started = contract_contact_server::Server::start(crate::common::config(&path, &database, &[])).await;
        match started {
            Ok(_) => assert!(is_usable, "{operations}"),
            Err(error) => {
                assert!(
                    !is_usable && error.to_string().ends_with("has no public key for EdDSA"),
                    "{operations}: {error}"
                );
            }
        }
    }
}

#[tokio::test]
async fn stale_keys_return_503_after_their_age() {
    let service = Service::start(&["--keys-refresh=1", "--keys-max-age=3"]).await;
    assert_eq!(service.get(CONTACTS).await.status, 200);
    // An issuer that revokes all keys publishes this JWKS.
    std::fs::write(service.keys.public(), r#"{"keys": []}"#).unwrap();
    for _ in 0..300 {
        if service.get(CONTACTS).await.status != 200 {
            service.get(CONTACTS).await.assert_rejected(503, "The service is not available now");
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the service still accepts the keys");
}

#[tokio::test]
async fn refreshed_keys_do_not_expire() {
    let service = Service::start(&["--keys-refresh=1", "--keys-max-age=2"]).await;
    for _ in 0..40 {
        assert_eq!(service.get(CONTACTS).await.status, 200);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test]
async fn key_age_below_the_refresh_interval_fails_the_start() {
    let keys = Keys::new();
    let config = crate::common::config(&keys.public(), "sqlite:none", &["--keys-refresh=10", "--keys-max-age=10"]);
    let error = contract_contact_server::Server::start(config).await.err().unwrap();
    assert_eq!(error.to_string(), "--keys-max-age must be more than --keys-refresh");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unknown_key_counts_for_the_limit_before_the_key_server_is_asked() {
    let keys = Keys::new();
    let (jwks, asked) = (jwks(&keys).to_string(), Arc::new(AtomicU64::new(0)));
    let count = asked.clone();
    let answer_once = move || {
        let (jwks, first) = (jwks.clone(), count.fetch_add(1, Ordering::Relaxed) == 0);
        async move {
            if !first {
                std::future::pending::<()>().await;
            }
            jwks
        }
    };
    let routes = axum::Router::new().route("/jwks", axum::routing::get(answer_once));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/jwks", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, routes).await });
    let database = crate::common::On::Sqlite.database(&keys);
    let mut config = crate::common::config(&keys.public(), &database, &["--rate=1", "--burst=1"]);
    config.token.keys = Some(url.parse().unwrap());
    let server = contract_contact_server::Server::start(config).await.unwrap();
    let address = server.address().unwrap();
    tokio::spawn(server.run(std::future::pending()));
    // After this time, the service reloads its keys for an unknown key.
    tokio::time::sleep(Duration::from_secs(10)).await;
    let list = async |token: String| {
        answer(crate::common::client().get(format!("http://{address}{CONTACTS}")).bearer_auth(token)).await.status
    };
    let unknown = Keys::new().administrator();
    let waiting = tokio::spawn({
        let request = crate::common::client().get(format!("http://{address}{CONTACTS}")).bearer_auth(&unknown);
        async move { answer(request).await.status }
    });
    while asked.load(Ordering::Relaxed) < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // One more request per second may wait.
    let mut others: tokio::task::JoinSet<_> = (0..20)
        .map(|_| {
            let request = crate::common::client().get(format!("http://{address}{CONTACTS}")).bearer_auth(&unknown);
            async move { answer(request).await.status }
        })
        .collect();
    assert_eq!(others.join_next().await.unwrap().unwrap(), 429);
    assert_eq!(list(keys.administrator()).await, 200, "a caller with a valid token must not wait");
    assert!(!waiting.is_finished());
    assert_eq!(waiting.await.unwrap(), 503);
}
