//! Decompresses gzip and zstd while reading.

use std::io::{self, BufReader, ErrorKind, Read};

use flate2::bufread::MultiGzDecoder;

use super::Source;

/// The number of bytes of a gzip stream to read at once.
const BUFFER: usize = 64 * 1024;

/// The largest window of zstd, as a power of two. `zstd -d` has the same limit by default.
const ZSTD_WINDOW_LOG: u32 = 27;

/// A compression format.
#[derive(Clone, Copy)]
pub(super) enum Compression {
    Gzip,
    Zstd,
}

impl Compression {
    /// Returns the compression of a stream by its first bytes, or `None`.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1F, 0x8B, ..] => Some(Compression::Gzip),
            // The second pattern is a skippable frame, which may precede the data.
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Compression::Zstd),
            _ => None,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Compression::Gzip => "gzip",
            Compression::Zstd => "zstd",
        }
    }

    /// Returns the decompressed bytes of all members or frames.
    pub(super) fn unpack(self, source: Source) -> io::Result<Source> {
        let unpacked: Source = match self {
            Compression::Gzip => Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, source))),
            Compression::Zstd => {
                let mut decoder = zstd::Decoder::new(source)?;
                decoder.window_log_max(ZSTD_WINDOW_LOG)?;
                Box::new(decoder)
            }
        };
        Ok(Box::new(Unpacked { compression: self, unpacked }))
    }

    /// Returns the message for a stream within a stream.
    pub(super) fn holds(self, inner: Compression) -> String {
        let (outer, inner) = (self.name(), inner.name());
        format!(
            "the tool cannot read {inner} data within {outer} data: unpack the file with {outer} -dc FILE | contract-contact check"
        )
    }

    /// Adds advice for people to an error of the decoder.
    fn explain(self, error: io::Error) -> io::Error {
        let kind = error.kind();
        // The error is about the file, not about its data.
        if error.raw_os_error().is_some() || kind == ErrorKind::Interrupted {
            return error;
        }
        let name = self.name();
        let reason = error.to_string();
        let message = if kind == ErrorKind::UnexpectedEof {
            format!("the {name} data ends too early. Is the file complete? {name} -t FILE tests it")
        } else if reason.contains("too much memory") {
            let mebibytes = 1_u32 << ZSTD_WINDOW_LOG >> 20;
            format!(
                "the {name} data needs a window of more than {mebibytes} MiB. Unpack the file first, with zstd -d --long=31 FILE"
            )
        } else {
            format!("the {name} data is corrupt ({reason}). Copy the file again; {name} -t FILE tests it")
        };
        io::Error::new(kind, message)
    }
}

/// A reader of the decompressed bytes.
struct Unpacked {
    compression: Compression,
    unpacked: Source,
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Fills the whole buffer, because a decompressor copies its window after each call. With corrupt gzip data, the bytes of
        // the call are lost.
        self.unpacked.read(buffer).map_err(|error| self.compression.explain(error))
    }
}
