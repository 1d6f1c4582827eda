//! The strict rules for all rivals: plain loops over bytes, without regular expressions and without allocations. An empty
//! optional string is accepted, because it means no value.

/// The wire message of a broken rule.
pub type Broken = &'static str;

/// The value is absent, null, 0 or blank.
pub const REQUIRED: Broken = "is a required field";
/// The integer is no identifier.
pub const OUT_OF_RANGE: Broken = "must be between 1 and 9007199254740991";
/// The integer is no contact type.
pub const UNKNOWN_VALUE: Broken = "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)";
/// The string does not match the WHATWG grammar.
pub const NOT_AN_EMAIL: Broken = "must be a valid email address";
/// The address has more than 254 characters.
pub const TOO_LONG: Broken = "must be at most 254 characters";
/// The string is no day of the calendar.
pub const NOT_A_DATE: Broken = "must be a real date in the form YYYY-MM-DD";
/// The time is not midnight UTC.
pub const HAS_A_TIME: Broken = "must be a date without a time of day";
/// The day is after today.
pub const IN_THE_FUTURE: Broken = "must not be in the future";
/// The day is before 1900.
pub const TOO_EARLY: Broken = "must not be before 1900-01-01";
/// The string is no phone number.
pub const NOT_A_PHONE_NUMBER: Broken = "must be a phone number";
/// The string has control characters.
pub const NOT_PLAIN_TEXT: Broken = "must not contain control characters";

const TODAY: (u32, u32, u32) = (2026, 11, 23);
const EARLIEST: (u32, u32, u32) = (1900, 1, 1);

/// Checks a required identifier.
#[inline]
pub fn required_identifier(number: i64) -> Result<(), Broken> {
    if number == 0 { Err(REQUIRED) } else { identifier(number) }
}

/// Checks an optional identifier.
#[inline]
pub fn identifier(number: i64) -> Result<(), Broken> {
    if (1..=9_007_199_254_740_991).contains(&number) { Ok(()) } else { Err(OUT_OF_RANGE) }
}

/// Checks the role.
#[inline]
pub fn contract_contact_type(number: i64) -> Result<(), Broken> {
    if (0..=3).contains(&number) { Ok(()) } else { Err(UNKNOWN_VALUE) }
}

/// Checks the name, which must not be blank.
#[inline]
pub fn full_name(value: &str) -> Result<(), Broken> {
    let is_blank = |each: char| {
        each.is_whitespace() || matches!(each, '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
    };
    if value.chars().all(is_blank) { Err(REQUIRED) } else { text(value) }
}

/// Checks a string of one line.
#[inline]
pub fn text(value: &str) -> Result<(), Broken> {
    if may_hold_controls(value) && value.chars().any(char::is_control) { Err(NOT_PLAIN_TEXT) } else { Ok(()) }
}

/// Checks a string of several lines.
#[inline]
pub fn lines(value: &str) -> Result<(), Broken> {
    let is_wrong = |each: char| each.is_control() && !matches!(each, '\t' | '\r' | '\n');
    if may_hold_controls(value) && value.chars().any(is_wrong) { Err(NOT_PLAIN_TEXT) } else { Ok(()) }
}

/// A loop without branches lets the compiler check many bytes at once. U+0080 to 009F begin with the byte C2.
#[inline]
fn may_hold_controls(value: &str) -> bool {
    value.bytes().fold(false, |found, byte| found | (byte < 0x20) | (byte == 0x7F) | (byte == 0xC2))
}

/// Checks an e-mail address by the grammar of the WHATWG HTML standard, with at most 254 characters.
#[inline]
pub fn email(value: &str) -> Result<(), Broken> {
    if value.is_empty() {
        return Ok(());
    }
    let bytes = value.as_bytes();
    let Some(at) = bytes.iter().position(|byte| !is_local(*byte)) else { return Err(NOT_AN_EMAIL) };
    if at == 0 || bytes[at] != b'@' || !bytes[at + 1..].split(|byte| *byte == b'.').all(is_label) {
        return Err(NOT_AN_EMAIL);
    }
    if value.len() <= 254 { Ok(()) } else { Err(TOO_LONG) }
}

#[inline]
fn is_local(byte: u8) -> bool {
    matches!(byte,
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'!' | b'#' | b'$' | b'%' | b'&' | b'\'' | b'*' | b'+'
        | b'/' | b'=' | b'?' | b'^' | b'_' | b'`' | b'{' | b'|' | b'}' | b'~' | b'-')
}

#[inline]
fn is_label(label: &[u8]) -> bool {
    let (Some(first), Some(last)) = (label.first(), label.last()) else { return false };
    label.len() <= 63
        && *first != b'-'
        && *last != b'-'
        && label.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

/// Checks a phone number: digits, separators and an extension, with 3 to 20 digits.
#[inline]
pub fn phone_number(value: &str) -> Result<(), Broken> {
    if value.is_empty() {
        return Ok(());
    }
    let bytes = value.as_bytes();
    let mut digits = 0;
    let mut rest: &[u8] = &[];
    for (index, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b' ' | b'+' | b'-' | b'.' | b'(' | b')' | b'/' | b'#' => {}
            _ => {
                rest = &bytes[index..];
                break;
            }
        }
    }
    if !rest.is_empty() {
        match extension(rest) {
            Some(more) => digits += more,
            None => return Err(NOT_A_PHONE_NUMBER),
        }
    }
    if (3..=20).contains(&digits) { Ok(()) } else { Err(NOT_A_PHONE_NUMBER) }
}

fn extension(rest: &[u8]) -> Option<usize> {
    let number = match rest {
        [b'x' | b'X', tail @ ..]
        | [b'e' | b'E', b'x' | b'X', b't' | b'T', b'.', tail @ ..]
        | [b'e' | b'E', b'x' | b'X', b't' | b'T', tail @ ..] => tail,
        _ => return None,
    };
    let spaces = number.iter().take_while(|byte| **byte == b' ').count();
    let number = &number[spaces..];
    (!number.is_empty() && number.iter().all(u8::is_ascii_digit)).then_some(number.len())
}

/// Checks a day from 1900 to today, as `YYYY-MM-DD` with or without midnight.
#[inline]
pub fn date_of_birth(value: &str) -> Result<(), Broken> {
    if value.is_empty() {
        return Ok(());
    }
    let Some((day, time)) = value.as_bytes().split_first_chunk::<10>() else { return Err(NOT_A_DATE) };
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = day else { return Err(NOT_A_DATE) };
    if ![y0, y1, y2, y3, m0, m1, d0, d1].into_iter().all(u8::is_ascii_digit) {
        return Err(NOT_A_DATE);
    }
    let two = |tens: &u8, ones: &u8| u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
    let date @ (year, month, day) = (two(y0, y1) * 100 + two(y2, y3), two(m0, m1), two(d0, d1));
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 31,
    };
    if year == 0 || !(1..=12).contains(&month) || !(1..=days).contains(&day) {
        return Err(NOT_A_DATE);
    }
    if !time.is_empty() {
        midnight(time)?;
    }
    if date > TODAY {
        Err(IN_THE_FUTURE)
    } else if date < EARLIEST {
        Err(TOO_EARLY)
    } else {
        Ok(())
    }
}

/// Checks a midnight: `T00:00`, `T00:00:00` or `T00:00:00.0…`, with or without `Z`.
fn midnight(time: &[u8]) -> Result<(), Broken> {
    let number = |tens: u8, ones: u8, end: i32| {
        let is_number = tens.is_ascii_digit() && ones.is_ascii_digit();
        let value = i32::from(tens.wrapping_sub(b'0')) * 10 + i32::from(ones.wrapping_sub(b'0'));
        if is_number && value < end { Ok(value) } else { Err(NOT_A_DATE) }
    };
    let ([b'T', h0, h1, b':', m0, m1], mut rest) = time.split_first_chunk::<6>().ok_or(NOT_A_DATE)? else {
        return Err(NOT_A_DATE);
    };
    let mut seconds = number(*h0, *h1, 24)? * 3600 + number(*m0, *m1, 60)? * 60;
    let mut has_fraction = false;
    if let [b':', s0, s1, tail @ ..] = rest {
        seconds += number(*s0, *s1, 60)?;
        rest = tail;
        if let [b'.', tail @ ..] = rest {
            let digits = tail.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                return Err(NOT_A_DATE);
            }
            has_fraction = tail[..digits].iter().any(|digit| *digit != b'0');
            rest = &tail[digits..];
        }
    }
    let offset = match rest {
        [] | [b'Z'] => None,
        [sign @ (b'+' | b'-'), h0, h1, b':', m0, m1] => {
            let ahead = number(*h0, *h1, 24)? * 3600 + number(*m0, *m1, 60)? * 60;
            Some(if *sign == b'+' { ahead } else { -ahead })
        }
        _ => return Err(NOT_A_DATE),
    };
    let is_midnight = !has_fraction && (seconds - offset.unwrap_or(0)).rem_euclid(86_400) == 0;
    match (is_midnight, offset) {
        (true, None) => Ok(()),
        (true, Some(_)) => Err(NOT_A_DATE),
        (false, _) => Err(HAS_A_TIME),
    }
}
