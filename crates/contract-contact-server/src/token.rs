//! The subcommands that make a key and sign a token with it, for a demonstration or a test.

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

/// What the subcommand `keygen` takes.
#[derive(Args, Debug)]
pub struct Keygen {
    /// Where the private key goes, as PEM, for `token`. The file must not exist yet.
    #[arg(value_name = "FILE")]
    private_key: PathBuf,
    /// Where the public key goes, as a JWKS, for `--keys`. The file must not exist yet.
    #[arg(value_name = "JWKS")]
    keys: PathBuf,
}

impl Keygen {
    /// Makes an Ed25519 key.
    ///
    /// # Errors
    /// One of the files could not be written, in words for the person who asked.
    pub fn run(&self) -> Result<(), String> {
        let pair = Ed25519KeyPair::generate().map_err(|_| "there is no randomness to make a key of")?;
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

/// The public half of a private key, named by its thumbprint (RFC 7638).
fn public_key(key: &EncodingKey, algorithm: Algorithm) -> Result<Jwk, String> {
    let unusable = |error| format!("the key cannot be used with {algorithm:?}: {error}");
    let mut jwk = Jwk::from_encoding_key(key, algorithm).map_err(unusable)?;
    jwk.common.key_id = Some(jwk.thumbprint(ThumbprintHash::SHA256).map_err(unusable)?);
    jwk.common.public_key_use = Some(PublicKeyUse::Signature);
    Ok(jwk)
}

/// What the subcommand `token` takes.
#[derive(Args, Debug)]
pub struct Token {
    /// The private key, as PEM.
    #[arg(long, value_name = "FILE")]
    private_key: PathBuf,
    /// The algorithm it is for.
    #[arg(long, value_name = "NAME", default_value = "EdDSA", value_parser = algorithm)]
    algorithm: Algorithm,
    /// Whose token it is; an e-mail address shows as UpdatedBy.
    #[arg(long, value_name = "NAME", default_value = "admin@example.com")]
    subject: String,
    /// A role, such as ContractContact-Edit; once for each.
    #[arg(long, value_name = "NAME")]
    role: Vec<String>,
    /// A full unrestricted administrator, who needs no role.
    #[arg(long)]
    administrator: bool,
    /// For how many seconds it is valid.
    #[arg(long, value_name = "SECONDS", default_value_t = 3600, value_parser = number::<u64>("lifetime"))]
    lifetime: u64,
    #[command(flatten)]
    identity: Identity,
}

impl Token {
    /// Signs a token.
    ///
    /// # Errors
    /// The key could not be read or used, in words for the person who asked.
    pub fn run(&self) -> Result<String, String> {
        let path = self.private_key.display();
        let pem = std::fs::read(&self.private_key).map_err(|error| format!("cannot read {path}: {error}"))?;
        let key = match self.algorithm.family() {
            AlgorithmFamily::Rsa => EncodingKey::from_rsa_pem(&pem),
            AlgorithmFamily::Ec => EncodingKey::from_ec_pem(&pem),
            _ => EncodingKey::from_ed_pem(&pem),
        }
        .map_err(|error| format!("{path} is no private key for {:?}: {error}", self.algorithm))?;

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
        jsonwebtoken::encode(&header, &claims, &key).map_err(|error| format!("cannot sign: {error}"))
    }
}
