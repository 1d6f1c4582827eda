//! The subcommands that create a key and sign a token, for demonstrations and tests.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::signature::Ed25519KeyPair;
use clap::Args;
use jsonwebtoken::jwk::{Jwk, PublicKeyUse, ThumbprintHash};
use jsonwebtoken::{Algorithm, AlgorithmFamily, EncodingKey, Header};
use serde_json::{Map, Value, json};

use crate::identity::{Identity, algorithm};
use crate::ranges::number;

/// The arguments of the subcommand `keygen`.
#[derive(Args, Debug)]
pub struct Keygen {
    /// The file for the private key, as PEM, for the subcommand token. The file must not exist yet.
    #[arg(value_name = "FILE")]
    private_key: PathBuf,
    /// The file for the public key, as a JWKS, for --keys. The file must not exist yet.
    #[arg(value_name = "JWKS")]
    keys: PathBuf,
}

impl Keygen {
    /// Creates an Ed25519 key pair.
    ///
    /// # Errors
    /// Returns a message for people where a file cannot be written.
    pub fn run(&self) -> Result<(), String> {
        let pair = Ed25519KeyPair::generate().map_err(|_| "cannot generate a key: the system has no randomness")?;
        let der = pair.to_pkcs8v1().map_err(|_| "the key could not be encoded")?;
        let pem = pem::encode(&pem::Pem::new("PRIVATE KEY", der.as_ref()));
        let jwk = public_key(&EncodingKey::from_ed_der(der.as_ref()), Algorithm::EdDSA)?;
        write_new(&self.private_key, &pem, true)?;
        write_new(&self.keys, &format!("{:#}\n", json!({ "keys": [jwk] })), false)
    }
}

fn write_new(path: &Path, contents: &str, is_secret: bool) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file: File = options.open(path).map_err(|error| format!("cannot create {}: {error}", path.display()))?;
    file.write_all(contents.as_bytes()).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Returns the public half of a private key. Its key id is its thumbprint (RFC 7638).
fn public_key(key: &EncodingKey, algorithm: Algorithm) -> Result<Jwk, String> {
    let unusable = |error| format!("the key cannot be used with {algorithm:?}: {error}");
    let mut jwk = Jwk::from_encoding_key(key, algorithm).map_err(unusable)?;
    jwk.common.key_id = Some(jwk.thumbprint(ThumbprintHash::SHA256).map_err(unusable)?);
    jwk.common.public_key_use = Some(PublicKeyUse::Signature);
    Ok(jwk)
}

/// The arguments of the subcommand `token`.
#[derive(Args, Debug)]
pub struct Token {
    /// The private key, as PEM.
    #[arg(long, value_name = "FILE")]
    private_key: PathBuf,
    /// The algorithm of the key.
    #[arg(long, value_name = "NAME", default_value = "EdDSA", value_parser = algorithm)]
    algorithm: Algorithm,
    /// The subject of the token. An e-mail address appears as UpdatedBy.
    #[arg(long, value_name = "NAME", default_value = "admin@example.com")]
    subject: String,
    /// A role, such as ContractContact-Edit. Repeat the option for further roles.
    #[arg(long, value_name = "NAME")]
    role: Vec<String>,
    /// Signs a token of a full unrestricted administrator, who needs no role.
    #[arg(long)]
    administrator: bool,
    /// The time in seconds that the token is valid.
    #[arg(long, value_name = "SECONDS", default_value_t = 3600, value_parser = number::<u64>("lifetime"))]
    lifetime: u64,
    #[command(flatten)]
    identity: Identity,
}

impl Token {
    /// Signs a token.
    ///
    /// # Errors
    /// Returns a message for people where the key cannot be read or used.
    pub fn run(&self) -> Result<String, String> {
        let path = self.private_key.display();
        let pem = std::fs::read(&self.private_key).map_err(|error| format!("cannot read {path}: {error}"))?;
        let key = match self.algorithm.family() {
            AlgorithmFamily::Rsa => EncodingKey::from_rsa_pem(&pem),
            AlgorithmFamily::Ec => EncodingKey::from_ec_pem(&pem),
            _ => EncodingKey::from_ed_pem(&pem),
        }
        .map_err(|error| format!("{path} is not a private key for {:?}: {error}", self.algorithm))?;

        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let claims = Map::from_iter([
            ("iss".to_owned(), Value::from(self.identity.issuer.as_str())),
            ("aud".to_owned(), Value::from(self.identity.audience.as_str())),
            ("sub".to_owned(), Value::from(self.subject.as_str())),
            ("iat".to_owned(), Value::from(now)),
            ("exp".to_owned(), Value::from(now.saturating_add(self.lifetime))),
            (self.identity.claims.roles_claim.clone(), Value::from(self.role.as_slice())),
            (self.identity.claims.administrator_claim.clone(), Value::from(self.administrator)),
        ]);
        let mut header = Header::new(self.algorithm);
        header.kid = public_key(&key, self.algorithm)?.common.key_id;
        jsonwebtoken::encode(&header, &claims, &key).map_err(|error| format!("cannot sign the token: {error}"))
    }
}
