//! The options that both checking and signing tokens take.

use clap::Args;
use jsonwebtoken::{Algorithm, AlgorithmFamily};

/// What tokens say, whoever signs them.
#[derive(Args, Clone, Debug)]
pub struct Identity {
    /// Who issues the tokens: their claim iss.
    #[arg(long, value_name = "NAME")]
    pub issuer: String,

    /// Whom they are for: their claim aud.
    #[arg(long, value_name = "NAME")]
    pub audience: String,

    /// Where they say what is needed of their holder.
    #[command(flatten)]
    pub claims: ClaimNames,
}

/// The claims that are not the same everywhere.
#[derive(Args, Clone, Debug)]
pub struct ClaimNames {
    /// The claim with the roles: an array, or a text with spaces between them. A name that begins with a slash is a path,
    /// such as /realm_access/roles.
    #[arg(long, value_name = "CLAIM", default_value = "roles")]
    pub roles_claim: String,

    /// The claim that is true for a full unrestricted administrator.
    #[arg(long, value_name = "CLAIM", default_value = "administrator")]
    pub administrator_claim: String,

    /// The claim with the e-mail address that is shown as UpdatedBy; without one, sub is.
    #[arg(long, value_name = "CLAIM", default_value = "email")]
    pub user_claim: String,
}

/// Not those with a shared secret: a service that checks tokens must not be able to make them.
pub(crate) fn algorithm(name: &str) -> Result<Algorithm, String> {
    name.parse()
        .ok()
        .filter(|algorithm: &Algorithm| algorithm.family() != AlgorithmFamily::Hmac)
        .ok_or_else(|| "it is EdDSA, ES256, ES384, RS256, RS384, RS512, PS256, PS384 or PS512".into())
}
