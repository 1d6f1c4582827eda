//! Reads the encoding of `--encoding`, and detects UTF-16 and UTF-32 without the option.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

use super::PIECE;

/// A byte that UTF-8 never contains. The byte replaces malformed input, so that the record is rejected.
const MALFORMED: u8 = 0xFF;

/// Returns the message for an input that needs `--encoding` by its first bytes, or `None`.
pub(super) fn reject(head: &[u8]) -> Option<String> {
    // Detects a byte order mark, or the NUL bytes of ASCII text.
    let (name, is_read) = match head {
        [0xFF, 0xFE, 0, 0, ..] | [1..=0xFF, 0, 0, 0, ..] => ("UTF-32LE", false),
        [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, 1..=0xFF, ..] => ("UTF-32BE", false),
        [0xFF, 0xFE, ..] | [1..=0xFF, 0, 1..=0xFF, 0, ..] => ("UTF-16LE", true),
        [0xFE, 0xFF, ..] | [0, 1..=0xFF, 0, 1..=0xFF, ..] => ("UTF-16BE", true),
        _ => return None,
    };
    Some(if is_read {
        format!("the input is text in {name}: add --encoding {}", name.to_ascii_lowercase())
    } else {
        format!("the input is text in {name}: convert it with iconv -f {name} -t UTF-8 FILE | contract-contact check")
    })
}

/// A reader that transcodes a source into UTF-8, piece by piece. A byte order mark overrides the encoding of the option.
pub(super) struct Transcoder<R> {
    source: R,
    decoder: Decoder,
    input: Buffer,
    output: Buffer,
    /// Whether the source has no more bytes.
    is_last: bool,
    /// Whether the decoder has returned all bytes.
    is_done: bool,
}

/// A buffer of bytes that are consumed from the front.
struct Buffer {
    bytes: Vec<u8>,
    start: usize,
    end: usize,
}

impl Buffer {
    fn new() -> Self {
        Buffer { bytes: vec![0; PIECE], start: 0, end: 0 }
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.start..self.end).unwrap_or_default()
    }

    fn is_empty(&self) -> bool {
        self.start >= self.end
    }
}

impl<R: Read> Transcoder<R> {
    pub(super) fn new(source: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder();
        Transcoder { source, decoder, input: Buffer::new(), output: Buffer::new(), is_last: false, is_done: false }
    }

    /// Decodes into the output buffer, which must be empty.
    fn fill(&mut self) -> io::Result<()> {
        if self.input.is_empty() && !self.is_last {
            let read = self.source.read(&mut self.input.bytes)?;
            (self.input.start, self.input.end) = (0, read);
            self.is_last = read == 0;
        }
        // Reserves the last byte for `MALFORMED`.
        let room = self.output.bytes.len().saturating_sub(1);
        let output = self.output.bytes.get_mut(..room).unwrap_or_default();
        let (result, read, written) =
            self.decoder.decode_to_utf8_without_replacement(self.input.rest(), output, self.is_last);
        self.input.start = self.input.start.saturating_add(read);
        (self.output.start, self.output.end) = (0, written);
        match result {
            DecoderResult::InputEmpty => self.is_done = self.is_last,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                if let Some(byte) = self.output.bytes.get_mut(written) {
                    *byte = MALFORMED;
                    self.output.end = written.saturating_add(1);
                }
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.output.is_empty() && !self.is_done {
            self.fill()?;
        }
        let read = self.output.rest().read(buffer)?;
        self.output.start = self.output.start.saturating_add(read);
        Ok(read)
    }
}
