//! The definition of the command line, from which the help, the completions and the man pages are generated.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use contract_contact::chrono::NaiveDate;
use contract_contact::{Code, Operation, Rules, date};
use encoding_rs::Encoding;

/// Checks files of ContractContact records, and prints schemas and error codes.
#[derive(Parser)]
#[command(name = "contract-contact", version)]
pub(crate) struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands of the program.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Checks records in JSON, NDJSON or CSV, and reports every error.
    Check(Check),
    /// Prints a JSON Schema, an OpenAPI document, TypeScript types or the controls of a form.
    Schema(Schema),
    /// Explains an error code: its meaning, its messages and its properties.
    Explain {
        /// The error code, as in a report.
        #[arg(value_parser = code())]
        code: Code,
    },
    /// Prints a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Prints the man page of the program or of a command.
    Man {
        /// The command.
        #[arg(value_parser = ["check", "schema", "explain", "completions"])]
        command: Option<String>,
    },
}

const CHECK_HELP: &str = "\
Files may be larger than memory. A record may have at most 1 MiB.

The tool decompresses gzip and zstd files while reading. It recognizes them by their first bytes, so the file name does \
not matter. It rejects Excel, OpenDocument and Parquet files, and names a command that converts them.

A CSV file needs a header:
  - A column belongs to the property of the same name or label. Case, spaces and punctuation do not matter: \"Full \
    name\", \"full_name\" and \"FullName\" are the same property. If other columns remain, the tool prints a mapping file \
    to complete.
  - The tool reads a cell like the control of a form: it trims the cell, and an empty cell has no value.
  - A role may be a number or a name, such as Director.
  - Spreadsheets mark text with a leading apostrophe ('007). The tool removes an apostrophe before a digit, + - = or @.
  - Dates are YYYY-MM-DD. --date-format adds another format.

A CSV file with a header and no rows has 0 records. A CSV file without a header is an error, and so is an empty .json \
file. Any other empty input has 0 records.

Exit codes:
  0    All records are valid.
  1    Some records are invalid.
  2    The command line is wrong, or a file could not be read to its end or written.
  130  Ctrl-C ended the check.

With 2 and 130, the report ends with a summary of the records that were read.";

/// The arguments of `check`.
#[derive(Args)]
#[command(after_help = CHECK_HELP)]
pub(crate) struct Check {
    /// The files to check. Use - for standard input, which is also the default.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// The format of the files. By default, the extension decides: .json, .ndjson, .jsonl, .csv or .tsv, also before .gz or
    /// .zst. For any other name, the first bytes decide.
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Input")]
    pub(crate) input: Option<Input>,

    /// The encoding of the files, as a label of the WHATWG Encoding Standard, such as windows-1252 or utf-16le [default:
    /// utf-8].
    #[arg(long, value_name = "LABEL", value_parser = encoding, help_heading = "Input")]
    pub(crate) encoding: Option<&'static Encoding>,

    /// A TOML file that maps columns of CSV to properties, with lines such as "Full name" = "FullName". A mapped column belongs
    /// to its property in this file, whatever its name.
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) mapping: Option<PathBuf>,

    /// Rejects a CSV file if one of its columns matches no property.
    #[arg(long, help_heading = "Input")]
    pub(crate) strict_columns: bool,

    /// The ASCII character that separates the cells of CSV. Write a tab as \t. By default, a first line such as sep=; decides.
    /// Without such a line, the tool chooses among , ; | and tab: the character that finds the most properties in the header.
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter, help_heading = "Input")]
    pub(crate) delimiter: Option<u8>,

    /// Another format of dates to accept in CSV, besides YYYY-MM-DD. The numbers are separated by / . - or a space. The year has
    /// four digits.
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Input")]
    pub(crate) date_format: Option<DateFormat>,

    /// The request in which the records will be sent. An update requires the Id. A create ignores the Id.
    #[arg(long, value_name = "NAME", default_value = "update", value_parser = operation(), help_heading = "Rules")]
    pub(crate) operation: Operation,

    /// The rules to check: all rules (strict), or only the rules that the API reference states (reference).
    #[arg(long, value_name = "NAME", default_value = "strict", value_parser = rules(), help_heading = "Rules")]
    pub(crate) rules: Rules,

    /// The current date, which is the latest valid date of birth [default: today in the time zone that is furthest ahead].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date::parse, help_heading = "Rules")]
    pub(crate) today: Option<NaiveDate>,

    /// The format of the report: text for people, or a format for programs.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text, help_heading = "Report")]
    pub(crate) format: Format,

    /// Shows the invalid values in the report. Most of them are personal data.
    #[arg(long, help_heading = "Report")]
    pub(crate) show_values: bool,

    /// Writes the valid records to this file, unchanged. The file has the format of the input: a JSON array, lines, or rows with
    /// their header.
    #[arg(long, value_name = "FILE", help_heading = "Records")]
    pub(crate) valid: Option<PathBuf>,

    /// Writes all other records to this file, in the same way.
    #[arg(long, value_name = "FILE", help_heading = "Records")]
    pub(crate) invalid: Option<PathBuf>,

    /// Reports only how often each error occurred. Works with the formats text, json, github and junit.
    #[arg(long, conflicts_with_all = ["show_values", "max_errors"], help_heading = "Report")]
    pub(crate) summary_only: bool,

    /// Shows only the first N errors. The summary counts all errors.
    #[arg(long, value_name = "N", help_heading = "Report")]
    pub(crate) max_errors: Option<u64>,

    /// Writes no report, no warnings and no progress bar. The exit code is the result. The program still prints why it could not
    /// read a file to its end.
    #[arg(long, short, conflicts_with_all = ["format", "show_values", "summary_only", "max_errors"], help_heading = "Report")]
    pub(crate) quiet: bool,
}

impl Check {
    /// Returns the message for options that contradict each other.
    pub(crate) fn conflict(&self) -> Option<&'static str> {
        match self.format {
            Format::Ndjson | Format::Sarif | Format::Csv if self.summary_only => Some(
                "--summary-only requires --format text, json, github or junit, because the other formats have no summary",
            ),
            _ => None,
        }
    }
}

/// The format of an input.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// One object, or an array of objects.
    Json,
    /// One object on each line. Blank lines are skipped.
    Ndjson,
    /// A header, then one record in each row.
    Csv,
}

/// The order of day, month and year in a date.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DateFormat {
    /// Day first: 15/06/1990.
    Dmy,
    /// Month first: 6/15/1990.
    Mdy,
    /// Year first: 1990.6.15.
    Ymd,
}

/// The format of the report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One line for each error, then a summary.
    Text,
    /// One object with the errors, the number of records, and whether all files were read to their end. The command "schema
    /// report" prints the JSON Schema of the object.
    Json,
    /// One object for each error, each on its own line.
    Ndjson,
    /// SARIF 2.1.0, which code hosts and editors show.
    Sarif,
    /// One row for each error. A cell that begins like a formula (= + - @) gets a leading apostrophe.
    Csv,
    /// Workflow commands of GitHub Actions: an annotation for each error, and a notice with the summary. GitHub shows 10 errors
    /// of a step beside the code. The log has all errors.
    Github,
    /// JUnit XML: a test suite for each file, with a test case for each rule of each property. A failure lists the first 100
    /// records that break the rule.
    Junit,
}

/// The arguments of `schema`.
#[derive(Args)]
pub(crate) struct Schema {
    /// The output to print.
    #[arg(value_enum)]
    pub(crate) what: What,

    /// The request to describe. Applies to json and html.
    #[arg(long, value_name = "NAME", default_value = "update", value_parser = operation())]
    pub(crate) operation: Operation,

    /// The rules to describe: all rules (strict), or only the rules that the API reference states (reference). Applies to json,
    /// openapi and html.
    #[arg(long, value_name = "NAME", default_value = "strict", value_parser = rules())]
    pub(crate) rules: Rules,
}

/// The outputs of `schema`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// The JSON Schema (2020-12) of a request.
    Json,
    /// The OpenAPI document (3.1) of the endpoint.
    Openapi,
    /// The types that the npm package exports.
    Typescript,
    /// An HTML label and control for each property.
    Html,
    /// The JSON Schema (2020-12) of the reports of "check --format json" and "check --format ndjson".
    Report,
}

/// Returns a parser for one of a list of names.
fn one_of<T: Clone + Send + Sync + 'static>(
    names: impl IntoIterator<Item = &'static str>,
    find: impl Fn(&str) -> Option<T> + Clone + Send + Sync + 'static,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names).try_map(move |name| find(&name).ok_or("the name is unknown"))
}

fn operation() -> impl TypedValueParser<Value = Operation> {
    one_of(Operation::ALL.map(Operation::name), Operation::from_name)
}

fn rules() -> impl TypedValueParser<Value = Rules> {
    one_of([Rules::strict(), Rules::reference()].map(Rules::name), Rules::from_name)
}

fn code() -> impl TypedValueParser<Value = Code> {
    one_of(Code::ALL.map(Code::name), Code::from_name)
}

fn encoding(label: &str) -> Result<&'static Encoding, &'static str> {
    Encoding::for_label_no_replacement(label.as_bytes())
        .ok_or("give a label of the WHATWG Encoding Standard, such as utf-8, windows-1252, iso-8859-15 or utf-16le")
}

/// Returns whether the byte can separate the cells of CSV.
pub(crate) fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~') && !byte.is_ascii_alphanumeric() && byte != b'"'
}

fn delimiter(text: &str) -> Result<u8, &'static str> {
    match text.as_bytes() {
        b"\\t" => Ok(b'\t'),
        [byte] if is_delimiter(*byte) => Ok(*byte),
        _ => Err("give one ASCII character that is not a letter, digit or quote, or \\t for a tab"),
    }
}

/// Returns the man page of the program or of a command.
pub(crate) fn man(command: Option<&str>) -> String {
    let mut program = Arguments::command();
    program.build();
    let page = command.and_then(|name| program.find_subcommand(name)).unwrap_or(&program);
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = clap_mangen::Man::new(page.clone()).render(&mut out);
    String::from_utf8_lossy(&out).into_owned()
}
