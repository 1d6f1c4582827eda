//! The options for both checking and signing tokens.

use clap::Args;
use jsonwebtoken::{Algorithm, AlgorithmFamily};

/// The maximum length of a name in the audit, in characters. By OpenID Connect, a subject is not longer, and by RFC 5321, an
/// e-mail address is not longer.
const LONGEST_NAME: usize = 255;

/// The claims of tokens.
#[derive(Args, Clone, Debug)]
pub struct Identity {
    /// The issuer of the tokens, in the claim iss.
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub issuer: String,

    /// The audience of the tokens, in the claim aud.
    #[arg(long, value_name = "NAME")]
    pub audience: String,

    /// The names of the other claims.
    #[command(flatten)]
    pub claims: ClaimNames,
}

/// The names of claims that differ between issuers.
#[derive(Args, Clone, Debug)]
pub struct ClaimNames {
    /// The claim with the roles, as an array or as a string separated by spaces. A name that begins with a slash is a path, such
    /// as /realm_access/roles.
    #[arg(long, value_name = "CLAIM", default_value = "roles")]
    pub roles_claim: String,

    /// The claim that is true for a full unrestricted administrator.
    #[arg(long, value_name = "CLAIM", default_value = "administrator")]
    pub administrator_claim: String,

    /// The claim with the e-mail address that appears as UpdatedBy. If the claim is absent, UpdatedBy is the claim sub.
    #[arg(long, value_name = "CLAIM", default_value = "email")]
    pub user_claim: String,
}

/// Parses an algorithm. Rejects algorithms with a shared secret, because a service that checks tokens must not be able to sign
/// them.
pub(crate) fn algorithm(name: &str) -> Result<Algorithm, String> {
    name.parse()
        .ok()
        .filter(|algorithm: &Algorithm| algorithm.family() != AlgorithmFamily::Hmac)
        .ok_or_else(|| "it must be EdDSA, ES256, ES384, RS256, RS384, RS512, PS256, PS384 or PS512".into())
}

fn name(text: &str) -> Result<String, String> {
    is_name(text).then(|| text.to_owned()).ok_or_else(|| {
        format!("it must have 1 to {LONGEST_NAME} characters, without control or bidirectional characters")
    })
}

/// Returns whether a text can be stored and shown as a name. A name is not too long, and no character moves or hides other text.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().count() <= LONGEST_NAME
        && !text.chars().any(|character| character.is_control() || is_bidi_control(character))
}

/// Returns whether a character has Unicode's property `Bidi_Control`.
fn is_bidi_control(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_of_at_most_255_characters_is_accepted() {
        for name in ["ada@example.com", "Émile", &"é".repeat(255)] {
            assert!(is_name(name), "{name}");
        }
    }

    #[test]
    fn name_that_is_too_long_or_hides_text_is_rejected() {
        let long = "x".repeat(256);
        for other in ["", "a\0", "a\n", "a\u{85}", "a\u{202E}b", "a\u{2066}b", "\u{200F}", "\u{061C}", &long] {
            assert!(!is_name(other), "{other:?}");
        }
    }
}
