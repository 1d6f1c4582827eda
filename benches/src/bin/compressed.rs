//! Compresses a file, or decompresses a file with the decompressors of the command-line tool and discards the result.
//!
//! `compressed pack FILE` writes FILE.gz and FILE.zst. `compressed unpack FILE` prints the number of decompressed bytes.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "benchmark code, not library")]

use std::fs::File;
use std::io::{self, BufReader, Read, copy};
use std::path::PathBuf;

use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;

/// The size in bytes of the buffers for compressed and for decompressed data.
const BUFFER: usize = 256 * 1024;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [action, file] = arguments.as_slice() else { panic!("usage: compressed pack|unpack FILE") };
    let open = || File::open(file).map(|file| BufReader::with_capacity(BUFFER, file));
    let create = |extension: &str| File::create(PathBuf::from(format!("{file}.{extension}")));
    match action.as_str() {
        "pack" => {
            let mut gz = GzEncoder::new(create("gz")?, Compression::default());
            copy(&mut open()?, &mut gz)?;
            gz.finish()?;
            zstd::stream::copy_encode(open()?, create("zst")?, zstd::DEFAULT_COMPRESSION_LEVEL)
        }
        _ if file.ends_with(".gz") => unpack(MultiGzDecoder::new(open()?)),
        _ => unpack(zstd::stream::read::Decoder::with_buffer(open()?)?),
    }
}

fn unpack(mut source: impl Read) -> io::Result<()> {
    let mut buffer = vec![0; BUFFER];
    let mut bytes = 0;
    loop {
        match source.read(&mut buffer)? {
            0 => break,
            read => bytes += read,
        }
    }
    println!("{bytes}");
    Ok(())
}
