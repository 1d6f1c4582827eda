//! Recognizes files of formats that the tool does not read.

use memchr::memmem;

/// A format that the tool does not read.
struct Format {
    name: &'static str,
    /// The offset of the magic bytes.
    offset: usize,
    magic: &'static [u8],
    /// Further bytes, of which at least one must be among the first bytes. An empty list sets no condition.
    also: &'static [&'static [u8]],
    advice: &'static str,
}

const ZIP: &[u8] = b"PK\x03\x04";
/// A byte that text does not contain.
const NUL: &[u8] = b"\0";
const SPREADSHEET: &str = "save it as CSV UTF-8 in a spreadsheet program, and check the CSV file";

const FORMATS: [Format; 9] = [
    Format {
        name: "an OpenDocument spreadsheet (.ods)",
        offset: 0,
        magic: ZIP,
        also: &[b"application/vnd.oasis.opendocument"],
        advice: SPREADSHEET,
    },
    Format {
        name: "an Excel workbook (.xlsx)",
        offset: 0,
        magic: ZIP,
        also: &[b"[Content_Types].xml", b"xl/workbook", b"xl/worksheets/"],
        advice: SPREADSHEET,
    },
    Format {
        name: "a zip archive",
        offset: 0,
        magic: ZIP,
        also: &[],
        advice: "unpack it with unzip FILE, and check the files in it",
    },
    Format {
        name: "an Excel workbook (.xls)",
        offset: 0,
        magic: b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        also: &[],
        advice: SPREADSHEET,
    },
    Format {
        name: "a Parquet file",
        offset: 0,
        magic: b"PAR1",
        also: &[NUL],
        advice: "convert it, for example with duckdb -c \"COPY (FROM 'FILE') TO '/dev/stdout' (FORMAT json)\" | \
                 contract-contact check --input ndjson",
    },
    Format {
        name: "a bzip2 file",
        offset: 0,
        magic: b"BZh",
        also: &[b"1AY&SY", b"\x17\x72\x45\x38\x50\x90"],
        advice: "unpack it with bzip2 -dc FILE | contract-contact check",
    },
    Format {
        name: "an xz file",
        offset: 0,
        magic: b"\xFD7zXZ\0",
        also: &[],
        advice: "unpack it with xz -dc FILE | contract-contact check",
    },
    Format {
        name: "a 7z archive",
        offset: 0,
        magic: b"7z\xBC\xAF\x27\x1C",
        also: &[],
        advice: "unpack it with 7z x FILE, and check the files in it",
    },
    Format {
        name: "a tar archive",
        offset: 257,
        magic: b"ustar",
        also: &[NUL],
        advice: "unpack it with tar -xf FILE, and check the files in it",
    },
];

/// Returns the message for an input that the tool does not read by its first bytes, or `None`.
pub(super) fn reject(head: &[u8]) -> Option<String> {
    let is_it = |format: &&Format| {
        head.get(format.offset..).is_some_and(|rest| rest.starts_with(format.magic))
            && (format.also.is_empty() || format.also.iter().any(|part| memmem::find(head, part).is_some()))
    };
    FORMATS
        .iter()
        .find(is_it)
        .map(|Format { name, advice, .. }| format!("the input is {name}, which the tool cannot read: {advice}"))
}
