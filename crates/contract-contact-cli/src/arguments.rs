//! The command line: one definition, of which the help, the completions and the man pages are made.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use contract_contact::chrono::NaiveDate;
use contract_contact::{Code, Operation, Rules, date};
use encoding_rs::Encoding;

/// Checks ContractContact records in files, and says what the rules are.
#[derive(Parser)]
#[command(name = "contract-contact", version)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the program does.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Checks records in JSON, NDJSON or CSV, and reports everything that is wrong.
    Check(Check),
    /// Prints what is made from the table of properties.
    Schema(Schema),
    /// Says what a code means, and how it is worded.
    Explain {
        /// The code, as reports have it.
        #[arg(value_parser = code())]
        code: Code,
    },
    /// Prints a script by which a shell completes this command line.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Prints a man page: of the program, or of one of its commands.
    Man {
        /// The command.
        #[arg(value_parser = ["check", "schema", "explain", "completions"])]
        command: Option<String>,
    },
}

const CHECK_HELP: &str = "\
Files may be larger than memory. A record may have at most 1 MiB.

A file compressed by gzip or zstd is unpacked while it is read. Its first bytes tell, so the file may have any name.
Excel, OpenDocument and Parquet files are rejected with the command that converts them.

A CSV file needs a header. A column is matched with the property of the same name or label, ignoring case, spaces and
punctuation: \"Full name\", \"full_name\" and \"FullName\" are one property. Where columns are left over, the
tool prints a mapping file to complete. Cells are read as a form is: trimmed, and an empty cell is no value. A role
may be a number or a name, such as Director. The apostrophe by which spreadsheets mark text ('007) is dropped before
a digit, + - = or @. Dates are YYYY-MM-DD unless --date-format names another form.

A CSV file with a header and no rows has 0 records. A CSV file without a header is an error, and so is an empty .json
file. Any other empty input has 0 records.

Exit code: 0 all records are valid, 1 some records are not, 2 an input could not be read to its end,
130 Ctrl-C ended the check. The report then ends with a summary of what was read.";

/// What to check, and how to report it.
#[derive(Args)]
#[command(after_help = CHECK_HELP)]
pub(crate) struct Check {
    /// Files to check; - is standard input, and so is no file.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// The format of the files [default: by the extension .json, .ndjson, .jsonl, .csv or .tsv, also before .gz and .zst,
    /// else by the first bytes].
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Input")]
    pub(crate) input: Option<Input>,

    /// The encoding of the files: a label of the WHATWG Encoding Standard, such as windows-1252 or utf-16le [default: utf-8].
    #[arg(long, value_name = "LABEL", value_parser = encoding, help_heading = "Input")]
    pub(crate) encoding: Option<&'static Encoding>,

    /// For CSV with other headers: a TOML file of lines such as "Full name" = "FullName". It wins over the names of columns.
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub(crate) mapping: Option<PathBuf>,

    /// Rejects a CSV file with columns that are no property.
    #[arg(long, help_heading = "Input")]
    pub(crate) strict_columns: bool,

    /// The ASCII character between the cells of CSV; \t is a tab [default: a line sep=; at the start names it, else the one of
    /// , ; tab | that fits the header best].
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter, help_heading = "Input")]
    pub(crate) delimiter: Option<u8>,

    /// The form of dates in CSV, beside YYYY-MM-DD: numbers with / . - or a space between them, the year in four digits.
    #[arg(long, value_enum, value_name = "FORM", help_heading = "Input")]
    pub(crate) date_format: Option<DateFormat>,

    /// The request that the records are for: an update needs an Id, a create does not read it.
    #[arg(long, value_name = "NAME", default_value = "update", value_parser = operation(), help_heading = "Rules")]
    pub(crate) operation: Operation,

    /// Every rule, or only those that the API's page states.
    #[arg(long, value_name = "NAME", default_value = "strict", value_parser = rules(), help_heading = "Rules")]
    pub(crate) rules: Rules,

    /// The last day a date of birth may be [default: the latest date anywhere on Earth].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date::parse, help_heading = "Rules")]
    pub(crate) today: Option<NaiveDate>,

    /// The report: text for people, the others for programs.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text, help_heading = "Report")]
    pub(crate) format: Format,

    /// Shows the values that are wrong, which are mostly personal data.
    #[arg(long, help_heading = "Report")]
    pub(crate) show_values: bool,

    /// Writes the valid records to this file, as they came: rows with their header, lines, or an array.
    #[arg(long, value_name = "FILE", help_heading = "Records")]
    pub(crate) valid: Option<PathBuf>,

    /// Writes all other records to this file, as they came.
    #[arg(long, value_name = "FILE", help_heading = "Records")]
    pub(crate) invalid: Option<PathBuf>,

    /// Writes how often each error was met, and no single error: for text, json, github and junit.
    #[arg(long, conflicts_with_all = ["show_values", "max_errors"], help_heading = "Report")]
    pub(crate) summary_only: bool,

    /// Shows the first N errors only. All errors are counted.
    #[arg(long, value_name = "N", help_heading = "Report")]
    pub(crate) max_errors: Option<u64>,

    /// Writes no report, no warnings and no progress bar: the exit code is the result. An error that ends the reading of a file is
    /// still told.
    #[arg(long, short, conflicts_with_all = ["format", "show_values", "summary_only", "max_errors"], help_heading = "Report")]
    pub(crate) quiet: bool,
}

impl Check {
    /// Returns what is wrong with a command line whose options are each right.
    pub(crate) fn conflict(&self) -> Option<&'static str> {
        match self.format {
            Format::Ndjson | Format::Sarif | Format::Csv if self.summary_only => Some(
                "--summary-only is for --format text, json, github and junit: the others have errors and nothing else",
            ),
            _ => None,
        }
    }
}

/// How records are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// One object, or an array of objects.
    Json,
    /// An object on each line; blank lines are skipped.
    Ndjson,
    /// A header, and a record on each row.
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

/// How the report is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A line for each error, then a summary.
    Text,
    /// One object: the errors, how many records there were, and whether all was read. `schema report` prints its JSON Schema.
    Json,
    /// An object for each error, on a line of its own.
    Ndjson,
    /// SARIF 2.1.0, which code hosts and editors show.
    Sarif,
    /// A row for each error. A cell that a spreadsheet would calculate (`=`, `+`, `-`, `@`) has a leading `'`.
    Csv,
    /// Workflow commands of GitHub Actions: an annotation for each error, and a notice with the summary. GitHub shows 10 errors of a
    /// step beside the code; the log has all of them.
    Github,
    /// JUnit XML: a test suite for each file, in which each rule of each property is a test case. A failure lists the first 100
    /// records that break the rule.
    Junit,
}

/// What to print.
#[derive(Args)]
pub(crate) struct Schema {
    /// What to print.
    #[arg(value_enum)]
    pub(crate) what: What,

    /// The request: for json and html.
    #[arg(long, value_name = "NAME", default_value = "update", value_parser = operation())]
    pub(crate) operation: Operation,

    /// Every rule, or only those that the API's page states: for json, openapi and html.
    #[arg(long, value_name = "NAME", default_value = "strict", value_parser = rules())]
    pub(crate) rules: Rules,
}

/// What the table of properties is printed as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// The JSON Schema (2020-12) of a request.
    Json,
    /// The OpenAPI document (3.1) of the endpoint.
    Openapi,
    /// The types that the npm package exports.
    Typescript,
    /// A label and a control for each property.
    Html,
    /// The JSON Schema (2020-12) of the reports `check --format json` and `ndjson`.
    Report,
}

/// One of a list of names.
fn one_of<T: Clone + Send + Sync + 'static>(
    names: impl IntoIterator<Item = &'static str>,
    find: impl Fn(&str) -> Option<T> + Clone + Send + Sync + 'static,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names).try_map(move |name| find(&name).ok_or("there is no such name"))
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

/// Returns whether the byte may stand between cells of CSV.
pub(crate) fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'\t' | b' '..=b'~') && !byte.is_ascii_alphanumeric() && byte != b'"'
}

fn delimiter(text: &str) -> Result<u8, &'static str> {
    match text.as_bytes() {
        b"\\t" => Ok(b'\t'),
        [byte] if is_delimiter(*byte) => Ok(*byte),
        _ => Err("give one ASCII character that is no letter, digit or quote; \\t is a tab"),
    }
}

/// A man page: of the program, or of that command.
pub(crate) fn man(command: Option<&str>) -> String {
    let mut program = Arguments::command();
    program.build();
    let page = command.and_then(|name| program.find_subcommand(name)).unwrap_or(&program);
    let mut out = Vec::new();
    // Writing to memory cannot fail.
    let _ = clap_mangen::Man::new(page.clone()).render(&mut out);
    String::from_utf8_lossy(&out).into_owned()
}
