//! Removes the passwords of URLs from messages.

/// Returns the message with all passwords of URLs replaced.
///
/// In every line, the function replaces a user with a password before `@`, and the value of `password=`. A password may contain
/// any character, so the last `@` of the line counts. A parameter ends at `&` or at the end of the line.
///
/// ```
/// let message = "cannot read postgres://ada:secret@db.example/contacts";
/// assert_eq!(contract_contact_server::without_passwords(message), "cannot read postgres://…@db.example/contacts");
/// ```
pub fn without_passwords(message: &str) -> String {
    const PARAMETER: &str = "password=";
    message
        .split_inclusive('\n')
        .map(|line| {
            let mut line = line.to_owned();
            if let (Some(start), Some(end)) = (line.find("://"), line.rfind('@'))
                && let start = start.saturating_add("://".len())
                && line.get(start..end).is_some_and(|user| user.contains(':'))
            {
                line.replace_range(start..end, "…");
            }
            if let Some(start) = line.find(PARAMETER) {
                let start = start.saturating_add(PARAMETER.len());
                let length = line.get(start..).and_then(|rest| rest.find(['&', '\n']));
                let end = length.map_or(line.len(), |length| start.saturating_add(length));
                line.replace_range(start..end, "…");
            }
            line
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_passwords;

    #[test]
    fn password_is_removed_from_a_message() {
        for password in ["secret", "se/cret", "se@cret", "se cret", "se'cret", "se:cret", "se?cret", "://"] {
            let message = format!("first\ninvalid value 'postgres://ada:{password}@host/db'\nlast a@b");
            assert_eq!(without_passwords(&message), "first\ninvalid value 'postgres://…@host/db'\nlast a@b");
        }
    }

    #[test]
    fn password_in_a_parameter_is_removed_from_a_message() {
        let message = "'postgres://host/db?password=se'cret&user=ada'\nlast";
        assert_eq!(without_passwords(message), "'postgres://host/db?password=…&user=ada'\nlast");
    }

    #[test]
    fn message_without_a_password_is_unchanged() {
        for message in
            ["", "https://host/a", "a@b: nothing", "é\n", "mail a@b or https://host/\n", "postgres://ada@host/db"]
        {
            assert_eq!(without_passwords(message), message);
        }
    }
}
