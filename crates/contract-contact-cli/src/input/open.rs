//! Opens an input: decompresses and transcodes it, and detects its format.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use super::compression::Compression;
use super::{PIECE, Problem, Source, count, encoding, foreign};
use crate::arguments::{Check, Input};

/// The most blanks before the records of an input whose format must be detected.
const MOST_BLANKS: usize = 4 * 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// An input whose format is known.
pub(crate) struct Opened {
    pub(crate) format: Input,
    /// The decompressed bytes, in UTF-8 as far as the input is valid.
    pub(crate) source: Source,
    /// Whether the bytes are decompressed or transcoded during reading.
    pub(crate) is_computed: bool,
}

/// Opens a file, or standard input for `-`.
pub(crate) fn open(path: &Path, arguments: &Check) -> Result<Opened, Problem> {
    let mut source = Peeked::new(match path.to_str() {
        Some("-") => Box::new(io::stdin()),
        _ => Box::new(File::open(path)?),
    });
    let mut is_computed = false;
    if let Some(compression) = Compression::of(source.head()) {
        is_computed = true;
        source = Peeked::new(compression.unpack(Box::new(source))?);
        if let Some(inner) = Compression::of(source.head()) {
            return Err(compression.holds(inner).into());
        }
    }
    if let Some(message) = foreign::reject(source.head()) {
        return Err(message.into());
    }
    match arguments.encoding {
        Some(encoding) if encoding != encoding_rs::UTF_8 => {
            is_computed = true;
            source = Peeked::new(Box::new(encoding::Transcoder::new(source, encoding)));
        }
        _ => {
            if let Some(message) = encoding::reject(source.head()) {
                return Err(message.into());
            }
        }
    }
    if source.head().starts_with(BYTE_ORDER_MARK) {
        source.head.set_position(count(BYTE_ORDER_MARK.len()));
    }
    let format = arguments.input.or_else(|| by_extension(path)).unwrap_or_else(|| by_beginning(source.head()));
    Ok(Opened { format, source: Box::new(source), is_computed })
}

/// Returns the number of bytes to check in a file, where the number is known before reading.
pub(crate) fn length(path: &Path) -> Option<u64> {
    let data = path.metadata().ok()?;
    (data.is_file() && !is_packed(path)).then_some(data.len())
}

/// A source whose first bytes are known.
struct Peeked {
    head: Cursor<Vec<u8>>,
    /// The error after the head. The bytes before an error are not lost.
    error: Option<io::Error>,
    rest: Source,
}

impl Peeked {
    fn new(mut source: Source) -> Self {
        let mut head = Vec::with_capacity(PIECE);
        let mut error = source.by_ref().take(count(PIECE)).read_to_end(&mut head).err();
        // Blank lines do not identify the format.
        while error.is_none() && head.len() < MOST_BLANKS && head.trim_ascii_start().is_empty() {
            match source.by_ref().take(count(PIECE)).read_to_end(&mut head) {
                Ok(0) => break,
                other => error = other.err(),
            }
        }
        Peeked { head: Cursor::new(head), error, rest: source }
    }

    /// Returns the bytes of the head that were not read yet.
    fn head(&self) -> &[u8] {
        let start = usize::try_from(self.head.position()).unwrap_or(usize::MAX);
        self.head.get_ref().get(start..).unwrap_or_default()
    }
}

impl Read for Peeked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (self.head.read(buffer)?, self.error.take()) {
            (0, Some(error)) => Err(error),
            (0, None) => self.rest.read(buffer),
            (read, error) => {
                self.error = error;
                Ok(read)
            }
        }
    }
}

fn is_packed(path: &Path) -> bool {
    has_extension(path, &["gz", "zst"])
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    extensions.iter().any(|each| each.eq_ignore_ascii_case(extension))
}

/// Returns the format by the extension, which may precede `.gz` or `.zst`.
fn by_extension(path: &Path) -> Option<Input> {
    let unpacked;
    let path = if is_packed(path) {
        unpacked = path.with_extension("");
        &unpacked
    } else {
        path
    };
    [
        (["json"].as_slice(), Input::Json),
        (["ndjson", "jsonl"].as_slice(), Input::Ndjson),
        (["csv", "tsv"].as_slice(), Input::Csv),
    ]
    .into_iter()
    .find(|(extensions, _)| has_extension(path, extensions))
    .map(|(_, format)| format)
}

/// Returns the format by the first bytes. Any other byte than a bracket begins a header.
fn by_beginning(head: &[u8]) -> Input {
    match head.trim_ascii_start().first() {
        Some(b'[' | b'{') => match contract_contact_bulk::Format::detect(head) {
            contract_contact_bulk::Format::Json => Input::Json,
            contract_contact_bulk::Format::Ndjson => Input::Ndjson,
        },
        Some(_) => Input::Csv,
        None => Input::Ndjson,
    }
}
