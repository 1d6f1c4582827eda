//! Templates: sentences with placeholders in braces.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

/// Returns the template with every `{name}` replaced by the output of `write` for this name.
pub(super) fn fill(template: &str, write: impl Fn(&str, &mut String) -> fmt::Result) -> Cow<'_, str> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((text, (name, after))) =
        rest.split_once('{').and_then(|(text, tail)| Some((text, tail.split_once('}')?)))
    {
        out.push_str(text);
        // Writing to a string cannot fail.
        let _ = write(name, &mut out);
        rest = after;
    }
    if rest.len() == template.len() {
        return Cow::Borrowed(template);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use core::fmt::Write;

    use super::*;

    #[test]
    fn stray_brace_is_kept() {
        assert_eq!(fill("a { b", |_, _| Ok(())), "a { b");
        assert_eq!(fill("{x} b {", |_, out| out.write_str("!")), "! b {");
    }
}
