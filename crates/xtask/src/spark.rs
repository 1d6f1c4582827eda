//! `cargo xtask proof spark`: runs the commands of docs/check-files-on-a-cluster.md, and compares what they find with what one
//! process finds in the same data.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use contract_contact::Field;
use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::run::{Outcome, cargo, output, root, run};
use crate::{differential, documents, install};

const PAGE: &str = "docs/check-files-on-a-cluster.md";
const SCRIPTS: &str = "docs/spark";

const RECORDS: usize = 300_000;
const SEED: u64 = 1;
const FILES: usize = 48;

/// Two executors, each a process of its own. The large file is cut into blocks, and a partition into batches.
const SETTINGS: &str = "\
spark.master local-cluster[2,1,1024]
spark.ui.enabled false
spark.task.maxFailures 1
spark.sql.files.maxPartitionBytes 4m
spark.sql.execution.arrow.maxRecordsPerBatch 1000
";
/// Warnings name the reason why a task failed.
const LOG_SETTINGS: &str = "\
rootLogger.level = warn
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %p %c{1}: %m%n%ex
";

/// What an error is, beside where it is.
const ERROR: [&str; 4] = ["PropertyName", "code", "Message", "description"];

/// A command of the page, and with what it has to agree.
struct Recipe {
    name: &'static str,
    /// How its block of code in the page begins.
    beginning: &'static str,
    /// A file, a folder, or the beginning of the names of files.
    report: &'static str,
    /// The columns that say where an error is: first those of one process's report, then those of this one.
    place: [&'static [&'static str]; 2],
    data: Data,
    /// What is on stderr where the tool ends with exit code 2.
    failure: &'static str,
}

#[derive(Clone, Copy, PartialEq)]
enum Data {
    Lake,
    Table,
}

impl Data {
    /// Returns how the commands of the page name it.
    fn path(self) -> &'static str {
        match self {
            Data::Lake => "lake",
            Data::Table => "contacts.parquet",
        }
    }
}

const RECIPES: [Recipe; 5] = [
    Recipe {
        name: "PySpark, mapInArrow, rows of Parquet",
        beginning: "spark-submit --files contract-contact --py-files contract_contact_spark.py check_table.py",
        report: "errors-in-table",
        place: [&["line"], &["row"]],
        data: Data::Table,
        failure: "exit code 2",
    },
    Recipe {
        name: "PySpark, mapInArrow, lines of NDJSON",
        beginning: "spark-submit --files contract-contact --py-files contract_contact_spark.py check_lines.py",
        report: "errors-in-lines",
        place: [&["file", "line", "column"], &["file", "line", "column"]],
        data: Data::Lake,
        failure: "exit code 2",
    },
    Recipe {
        name: "PySpark, RDD.pipe, names of files",
        beginning: "spark-submit --files contract-contact check_files.py",
        report: "errors-in-files",
        place: [&["file", "record", "line", "column"], &["file", "record", "line", "column"]],
        data: Data::Lake,
        failure: "error code 123",
    },
    Recipe {
        name: "DuckDB, rows of Parquet",
        beginning: "duckdb",
        report: "errors.ndjson",
        place: [&["line"], &["line"]],
        data: Data::Table,
        failure: "",
    },
    Recipe {
        name: "xargs -P, names of files",
        beginning: "set -o pipefail",
        report: "errors.slot",
        place: [&["file", "record", "line", "column"], &["file", "record", "line", "column"]],
        data: Data::Lake,
        failure: "",
    },
];

/// Installs Spark and DuckDB, makes the data, runs everything, and fails on any difference.
pub(crate) fn spark(filter: &str) -> Outcome {
    install::java()?;
    let programs = install::python(SCRIPTS)?;
    run(&mut cargo("build --release -p contract-contact-cli --target-dir target"))?;

    let work = Work::new(root().join("target/spark/work"), programs)?;
    work.write_data()?;
    eprintln!("{RECORDS} generated records, seed {SEED}, {FILES} files");
    let lake = work.one_process("lake", &work.files()?)?;
    let table = work.one_process("table", &[work.folder.join("table.ndjson")])?;
    for (recipe, block) in RECIPES.iter().zip(commands()?).filter(|(recipe, _)| recipe.name.contains(filter)) {
        let one = if recipe.data == Data::Lake { &lake } else { &table };
        work.compare(recipe, &block, one).map_err(|error| format!("{}: {error}", recipe.name))?;
        work.expect_failures(recipe, &block).map_err(|error| format!("{}: {error}", recipe.name))?;
    }
    Ok(())
}

/// Reads the command of each recipe from the page.
fn commands() -> Outcome<Vec<String>> {
    let blocks = documents::blocks(PAGE, "sh")?;
    let command = |recipe: &Recipe| {
        let mut found = blocks.iter().filter(|block| block.starts_with(recipe.beginning));
        match (found.next(), found.next()) {
            (Some(block), None) if block.contains(recipe.report) => Ok(block.clone()),
            _ => Err(format!(
                "{PAGE} has not exactly one block of code that begins with {} and writes {}",
                recipe.beginning, recipe.report
            )),
        }
    };
    RECIPES.iter().map(command).collect()
}

/// What one process wrote, of that many records.
struct OneProcess {
    report: PathBuf,
    invalid: usize,
}

/// The folder that the commands run in.
struct Work {
    folder: PathBuf,
    /// Where Python, Spark's and DuckDB's programs are.
    programs: PathBuf,
}

impl Work {
    /// An empty folder, but for the tool, the scripts and the settings.
    fn new(folder: PathBuf, programs: PathBuf) -> Outcome<Self> {
        let failed = |error| format!("cannot write to {}: {error}", folder.display());
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed)?;
        }
        fs::create_dir_all(folder.join("conf")).map_err(failed)?;
        let folder = folder.canonicalize().map_err(failed)?;
        let failed = |error| format!("cannot write to {}: {error}", folder.display());
        fs::write(folder.join("conf/spark-defaults.conf"), SETTINGS).map_err(failed)?;
        fs::write(folder.join("conf/log4j2.properties"), LOG_SETTINGS).map_err(failed)?;
        fs::copy(root().join("target/release/contract-contact"), folder.join("contract-contact")).map_err(failed)?;
        for script in fs::read_dir(root().join(SCRIPTS)).map_err(failed)? {
            let script = script.map_err(failed)?;
            fs::copy(script.path(), folder.join(script.file_name())).map_err(failed)?;
        }
        Ok(Work { folder, programs })
    }

    /// Writes the files of the lake, `table.ndjson`, and the same as Parquet, with the number of the row.
    fn write_data(&self) -> Outcome {
        let failed = |error| format!("cannot write to {}: {error}", self.folder.display());
        let code = format!(
            "import {{ lines }} from './cases.mjs'; for (const line of lines({RECORDS})) process.stdout.write(line);"
        );
        let lines = output(
            Command::new("node").args(["--input-type=module", "-e", &code]).current_dir(root().join("benches/js")),
        )?;
        let lines: Vec<&str> = lines.lines().collect();
        let random = &mut Rng::with_seed(SEED);

        let mut rest = lines.as_slice();
        for file in 0..FILES {
            let path = self.folder.join("lake").join(file_name(file));
            fs::create_dir_all(path.parent().unwrap_or(&path)).map_err(failed)?;
            // The first has a third of all, and the last what is left.
            let length = match file {
                0 => lines.len() / 3,
                EMPTY_FILE => 0,
                FILE_OF_MARKS => MARKS,
                _ if file + 1 == FILES => rest.len(),
                _ => random.usize(..2 * lines.len() / FILES).min(rest.len()),
            };
            let (own, others) = rest.split_at_checked(length).ok_or("there are too few records")?;
            rest = others;
            fs::write(path, file_of(random, file, own)?).map_err(failed)?;
        }

        let mut table = File::create(self.folder.join("table.ndjson")).map_err(failed)?;
        for (index, line) in lines.iter().enumerate() {
            let row = index + 1;
            let line = if random.u8(..25) == 0 {
                odd_row(random, row).to_string()
            } else {
                format!("{{\"row\":{row},{}", line.strip_prefix('{').unwrap_or_default())
            };
            writeln!(table, "{line}").map_err(failed)?;
        }
        let columns: Vec<_> = Field::ALL
            .iter()
            .map(|field| {
                format!(", {}: '{}'", field.name(), if field.kind().is_number() { "BIGINT" } else { "VARCHAR" })
            })
            .collect();
        self.shell(&format!(
            "duckdb -c \"COPY (FROM read_json('table.ndjson', format = 'newline_delimited', columns = {{row: 'BIGINT'{}}})) \
             TO 'contacts.parquet' (ROW_GROUP_SIZE 20000)\"",
            columns.concat()
        ))
        .map(drop)
    }

    /// The files of the lake, in order.
    fn files(&self) -> Outcome<Vec<PathBuf>> {
        let list = output(Command::new("find").arg(self.folder.join("lake")).args(["-name", "*.ndjson"]))?;
        let mut files: Vec<_> = list.lines().map(PathBuf::from).collect();
        files.sort();
        if files.len() == FILES { Ok(files) } else { Err(format!("{} files instead of {FILES}", files.len())) }
    }

    /// Checks files by one process of the tool.
    fn one_process(&self, name: &str, files: &[PathBuf]) -> Outcome<OneProcess> {
        let check = |format| {
            let mut check = Command::new(self.folder.join("contract-contact"));
            check.args(["check", "--format", format, "--"]).args(files);
            let start = Instant::now();
            let output = check.output().map_err(|error| format!("cannot start the tool: {error}"))?;
            match output.status.code() {
                Some(1) => Ok((output.stdout, start.elapsed())),
                _ => Err(format!("one process: {}: {}", output.status, String::from_utf8_lossy(&output.stderr))),
            }
        };
        let (report, time) = check("ndjson")?;
        let path = self.folder.join(format!("{name}.report"));
        fs::write(&path, &report).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
        let (whole, _) = check("json")?;
        let whole: Value = serde_json::from_slice(&whole).map_err(|error| format!("the report is no JSON: {error}"))?;
        let number = |name: &str| whole.get(name).and_then(Value::as_u64).unwrap_or_default();
        let errors = report.split(|byte| *byte == b'\n').count().saturating_sub(1);
        eprintln!(
            "{name}, one process: {} records, {} invalid, {errors} errors, {:.1} s",
            number("records"),
            number("invalid"),
            time.as_secs_f32()
        );
        let invalid = usize::try_from(number("invalid")).map_err(|error| error.to_string())?;
        Ok(OneProcess { report: path, invalid })
    }

    /// Runs a command of the page, whose report has to have the same errors as often.
    fn compare(&self, recipe: &Recipe, block: &str, one: &OneProcess) -> Outcome {
        let time = self.shell(block)?;
        let [place_of_one, place] = recipe.place;
        let expected = self.findings(&one.report, place_of_one)?;
        let found = self.findings(&self.folder.join(recipe.report), place)?;
        let invalid = found.iter().map(|(place, _)| place).collect::<BTreeSet<_>>().len();
        if let Some(index) =
            (0..expected.len().max(found.len())).find(|index| expected.get(*index) != found.get(*index))
        {
            return Err(format!(
                "{} errors in {invalid} records, and one process {} in {}; the first that is not the same:\n  {:?}\n  one process: {:?}",
                found.len(),
                expected.len(),
                one.invalid,
                found.get(index),
                expected.get(index)
            ));
        }
        if invalid != one.invalid {
            return Err(format!("{invalid} invalid records, and one process {}", one.invalid));
        }
        eprintln!(
            "{}: the same {} errors in {invalid} records, by {} and {}, {:.1} s",
            recipe.name,
            found.len(),
            place.join(", "),
            ERROR.join(", "),
            time.as_secs_f32()
        );
        Ok(())
    }

    /// Runs a command of the page where the tool ends with exit code 2, and where the data is missing: the command has to fail.
    fn expect_failures(&self, recipe: &Recipe, block: &str) -> Outcome {
        let path = self.folder.join("contract-contact");
        let tool = fs::read(&path).map_err(|error| format!("cannot read the tool: {error}"))?;
        let write = |bytes: &[u8]| {
            // A new file, since a process may still run the old one.
            let _ = fs::remove_file(&path);
            fs::write(&path, bytes)
                .and_then(|()| fs::set_permissions(&path, fs::Permissions::from_mode(0o755)))
                .map_err(|error| format!("cannot write the tool: {error}"))
        };
        let block = block.replace(recipe.report, &format!("failure-{}", recipe.report));
        // The whole input is read, so that the writer of a pipe does not fail.
        write(b"#!/bin/sh\ncat > /dev/null\nexit 2\n")?;
        let outcome = self.shell(&block);
        write(&tool)?;
        match outcome {
            Ok(_) => return Err("it succeeds though the tool ends with exit code 2".into()),
            Err(error) if error.contains(recipe.failure) => {}
            Err(error) => return Err(format!("it fails for another reason than the tool's exit code 2: {error}")),
        }
        let block = block.replace("failure-", "nothing-").replace(recipe.data.path(), "nowhere");
        if self.shell(&block).is_ok() {
            return Err("it succeeds though the data is missing".into());
        }
        eprintln!("{}: fails where the tool ends with exit code 2, and where the data is missing", recipe.name);
        Ok(())
    }

    /// Runs lines of the shell, and gives how long they took.
    fn shell(&self, lines: &str) -> Outcome<Duration> {
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{}:{path}", self.folder.display(), self.programs.display());
        let start = Instant::now();
        let output = Command::new("bash")
            .args(["-c", lines])
            .current_dir(&self.folder)
            .env("PATH", path)
            .env("PYSPARK_PYTHON", self.programs.join("python"))
            .env("SPARK_CONF_DIR", self.folder.join("conf"))
            .env("SPARK_LOCAL_IP", "127.0.0.1")
            .output()
            .map_err(|error| format!("cannot start bash: {error}"))?;
        if output.status.success() {
            return Ok(start.elapsed());
        }
        let log = String::from_utf8_lossy(&output.stderr);
        // Without the many lines of stack traces in Java.
        let log: Vec<_> = log.lines().filter(|line| !line.starts_with("\tat ")).collect();
        Err(format!("{}\n{}\n{lines}", output.status, log.join("\n")))
    }

    /// The errors of a report, as place and error, sorted.
    fn findings(&self, report: &Path, place: &[&str]) -> Outcome<Vec<(String, String)>> {
        let failed = |error| format!("cannot read {}: {error}", report.display());
        let files: Vec<PathBuf> = if report.is_file() {
            vec![report.to_owned()]
        } else if report.is_dir() {
            let entries = fs::read_dir(report).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
            let files = entries.into_iter().map(|entry| entry.path());
            files.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect()
        } else {
            let entries = fs::read_dir(&self.folder).map_err(failed)?.collect::<Result<Vec<_>, _>>().map_err(failed)?;
            let beginning = report.file_name().unwrap_or_default().to_string_lossy();
            let files = entries.into_iter().filter(|e| e.file_name().to_string_lossy().starts_with(&*beginning));
            files.map(|entry| entry.path()).collect()
        };
        let mut findings = Vec::new();
        for file in files {
            for line in fs::read_to_string(&file).map_err(failed)?.lines() {
                let error: Map<String, Value> =
                    serde_json::from_str(line).map_err(|error| format!("{}: {error}: {line}", file.display()))?;
                let values = |columns: &[&str]| -> String {
                    let values = columns.iter().map(|column| match error.get(*column) {
                        Some(Value::String(path)) if *column == "file" => Value::String(self.relative(path)),
                        value => value.cloned().unwrap_or_default(),
                    });
                    Value::Array(values.collect()).to_string()
                };
                findings.push((values(place), values(&ERROR)));
            }
        }
        findings.sort();
        Ok(findings)
    }

    /// A path, or a URI as Spark writes it, from the folder of the work on.
    fn relative(&self, path: &str) -> String {
        let path = path.strip_prefix("file:").map_or_else(|| path.to_owned(), decode);
        let folder = self.folder.to_string_lossy();
        let path = path.trim_start_matches('/');
        path.strip_prefix(folder.trim_start_matches('/')).unwrap_or(path).trim_start_matches('/').to_owned()
    }
}

/// Reads `%20` and the like.
fn decode(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let (digits, others) = after.split_at_checked(2).unwrap_or((after, ""));
        bytes.extend(u8::from_str_radix(digits, 16));
        rest = others;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

const EMPTY_FILE: usize = 1;
const FILE_WITH_MARK: usize = 2;
const FILE_WITH_BLANKS: usize = 3;
const FILE_OF_MARKS: usize = 6;
/// More than two batches, so that a batch begins in it.
const MARKS: usize = 2_500;

/// Names as people give them, and folders by day.
fn file_name(file: usize) -> String {
    match file {
        4 => "Zoë's contacts + 100% [new].ndjson".to_owned(),
        5 => "-n.ndjson".to_owned(),
        _ => format!("day=2026-11-{:02}/part-{file:03}.ndjson", file % 7 + 1),
    }
}

/// The lines with odd ones between them.
fn file_of(random: &mut Rng, file: usize, lines: &[&str]) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    match file {
        FILE_WITH_MARK => bytes.extend_from_slice("\u{FEFF}".as_bytes()),
        FILE_WITH_BLANKS => bytes.extend_from_slice(b"\n \r\n\n"),
        _ => {}
    }
    for line in lines {
        if random.u8(..25) == 0 {
            bytes.extend(odd_line(random, line)?);
            bytes.push(b'\n');
        }
        if file == FILE_OF_MARKS {
            bytes.extend_from_slice("\u{FEFF}".as_bytes());
        }
        bytes.extend_from_slice(line.as_bytes());
        bytes.push(b'\n');
    }
    // Every other file ends without a line break.
    if file.is_multiple_of(2) {
        bytes.pop();
    }
    Ok(bytes)
}

/// A line that is blank, no JSON, no text, or a record that is invalid or seldom looks like this.
fn odd_line(random: &mut Rng, line: &str) -> Outcome<Vec<u8>> {
    let mut bytes = line.as_bytes().to_vec();
    let place = random.usize(..bytes.len().max(1));
    match random.u8(..24) {
        0 => bytes.clear(),
        1 => bytes = b" \t ".to_vec(),
        2 => bytes = b"\r".to_vec(),
        3 => bytes.truncate(place),
        4 => bytes.push(b'}'),
        5 => bytes = differential::pick(random, &["[]", "null", "12", "\"x\"", "[{}]", "{}", "not JSON"]).into(),
        // Text that is not UTF-8, and a control character.
        6 | 7 => bytes.insert(place, differential::pick(random, &[0xFF, 0xC3, 0xED, 0x00, 0x0C, 0x7F])),
        // How files in UTF-16, gzip, zstd and UTF-8 with a mark begin, and those in Parquet and Excel.
        8 | 9 => {
            let beginnings: [&[u8]; 6] =
                [b"\xFF\xFE", b"\x1F\x8B\x08", b"\x28\xB5\x2F\xFD", b"\xEF\xBB\xBF", b"PAR1", b"PK\x03\x04"];
            bytes.splice(..0, differential::pick(random, &beginnings).iter().copied());
        }
        // Line breaks of others, which are blanks to JSON or part of a name.
        10 => bytes = line.replace(",\"", ",\r\"").into(),
        11 => bytes.push(b'\r'),
        12 => bytes = line.replace(' ', "\u{2028}").into(),
        13 => bytes = line.replace(' ', "\u{85}").into(),
        14 => bytes = "[".repeat(2_000).into(),
        // More than a record may have.
        15 if random.u8(..100) == 0 => bytes = line.replace("\"FullName\":\"", &long_name()).into(),
        _ => bytes = differential::case(random)?.get("values").cloned().unwrap_or_default().to_string().into(),
    }
    Ok(bytes)
}

fn long_name() -> String {
    format!("\"FullName\":\"{}", "Ada ".repeat(300_000))
}

/// A row that a typed table can hold, with values near to what the rules take.
fn odd_row(random: &mut Rng, row: usize) -> Value {
    let mut row = Map::from_iter([("row".to_owned(), row.into())]);
    for field in Field::ALL {
        let value = match random.u8(..5) {
            0 => continue,
            1 => Value::Null,
            _ if field.kind().is_number() => {
                json!(differential::pick(random, &[0, 1, 3, 4, -1, 1_450_000_000, i64::MAX, 9_007_199_254_740_993]))
            }
            _ => differential::text(random, field).into(),
        };
        row.insert(field.name().into(), value);
    }
    Value::Object(row)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn each_recipe_is_a_command_of_the_page() {
        assert_eq!(commands().unwrap().len(), RECIPES.len());
    }

    #[test]
    fn paths_and_uris_name_the_same_file() {
        let work = Work { folder: "/work".into(), programs: PathBuf::new() };
        for path in
            ["lake/Zoë's 100%.ndjson", "/work/lake/Zoë's 100%.ndjson", "file:///work/lake/Zo%C3%AB's%20100%25.ndjson"]
        {
            assert_eq!(work.relative(path), "lake/Zoë's 100%.ndjson");
        }
        assert_eq!(work.relative("file:/work/lake/a.ndjson"), "lake/a.ndjson");
    }
}
