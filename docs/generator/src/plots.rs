//! The plots in `docs/plots`, drawn from the tables of `benches/RESULTS.md`.

mod svg;
mod table;

use svg::{Column, Plot, Row, THEMES};
use table::Table;

type Outcome<T> = anyhow::Result<T>;

const OURS: &str = "contract-contact";

/// How the plots name what the tables name at length.
const NAMES: [(&str, &str); 18] = [
    ("contract-contact check", OURS),
    ("contract-contact, only validateUpdate", OURS),
    ("contract-contact over sonic-rs", "contract-contact, sonic-rs"),
    ("serde_json::from_slice", "serde_json, no rules"),
    ("serde_json::from_str", "serde_json str, no rules"),
    ("sonic_rs::from_slice", "sonic-rs, no rules"),
    ("sonic_rs, ", "sonic-rs, no rules, "),
    ("engine", "contract-contact, engine"),
    ("the decompressor alone", "decompression only"),
    ("the crates ", ""),
    (", JSON.parse + ajv", " + ajv"),
    (", lines split by hand", ", own split"),
    (", lines by node:readline", ", readline"),
    (", the whole file at once", ""),
    ("baseline", "earlier build"),
    ("this build", OURS),
    ("written: the same", "written: SQLite on disk"),
    ("`", ""),
];

/// Draws every plot in every theme, from the text of `benches/RESULTS.md`. Returns the files by their path from the root.
///
/// # Errors
///
/// A table or a column is missing.
pub fn plots(results: &str) -> anyhow::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for plot in [native(results)?, browser(results)?, bulk(results)?, service(results)?] {
        let path = |theme| format!("docs/plots/{}-{theme}.svg", plot.name);
        files.extend(THEMES.map(|theme| (path(theme.name), plot.draw(&theme))));
    }
    Ok(files)
}

fn native(results: &str) -> Outcome<Plot> {
    let cases = ["full valid", "five rule errors", "10,000 records"];
    let mut times = Vec::new();
    for case in cases {
        let mut values = Table::find(results, "native", &format!("**{case}**"))?.values("", "ns", |_| true)?;
        let own = values.iter().find(|(name, _)| name == OURS).map_or(f64::NAN, |(_, time)| *time);
        values.iter_mut().for_each(|(_, time)| *time /= own);
        times.push(values);
    }
    Ok(Plot {
        name: "native",
        title: "Rust: from JSON to a checked record",
        notes: [
            "Time relative to contract-contact. Shorter is faster.",
            "“No rules” parses JSON and checks nothing. All others check the same rules.",
        ],
        names: 198.0,
        columns: cases.map(|case| Column::new(case, 6.0, ratio)).into(),
        rows: rows(&times),
    })
}

fn browser(results: &str) -> Outcome<Plot> {
    let engines = ["Chromium", "Firefox", "WebKit"];
    let mut measured = Vec::new();
    for engine in engines {
        let table = Table::find(results, "js", &format!("**{engine}, full valid**"))?;
        measured.push(table.values("", "× contract-contact", |_| true)?);
    }
    // The bundle of a rival has one function, too.
    let has_one_function = |cells: &[String]| {
        cells.first().is_some_and(|name| name.ends_with("only validateUpdate") || !name.starts_with(OURS))
    };
    measured.push(Table::find(results, "js", "### Size")?.values("", "brotli", has_one_function)?);
    let mut columns = engines.map(|engine| Column::new(engine, 6.0, ratio)).to_vec();
    columns.push(Column::new("size (brotli)", 40_000.0, |bytes| format!("{:.1} kB", bytes / 1000.0)));
    Ok(Plot {
        name: "browser",
        title: "Browser: speed on a full record, and size",
        notes: [
            "Time relative to contract-contact, and kB to download. Shorter is better.",
            "All check the same rules. The date rule of all others is hand-tuned.",
        ],
        names: 126.0,
        columns,
        rows: rows(&measured),
    })
}

fn bulk(results: &str) -> Outcome<Plot> {
    let cores = ["all cores", "one core"];
    let table = Table::find(results, "cli", "\nLimits of these ratios:")?;
    let mut all = Vec::new();
    for input in table.groups() {
        let of = |core: &'static str| {
            let is_of = |cells: &[String]| cells.first() == Some(input) && cells.iter().any(|cell| cell == core);
            table.values("contestant", "× the time of contract-contact", is_of)
        };
        all.push(Row::heading(input));
        all.extend(rows(&[of(cores[0])?, of(cores[1])?]));
    }
    Ok(Plot {
        name: "bulk",
        title: "Files: checking a million records",
        notes: [
            "Time relative to contract-contact on the same input. Shorter is faster.",
            "Node + ajv and csv + jsonschema report the same errors.",
        ],
        names: 206.0,
        columns: cores.map(|core| Column::new(core, 18.0, ratio)).into(),
        rows: all,
    })
}

fn service(results: &str) -> Outcome<Plot> {
    let table = Table::find(results, "service", "## Service")?;
    let programs: Vec<_> = table.head.iter().skip(2).take_while(|head| *head != "ratio").collect();
    let mut all = Vec::new();
    for case in table.groups() {
        let of = |program: &str, figure: &str| {
            table.values("", program, |cells| {
                cells.first() == Some(case) && cells.iter().any(|cell| cell.ends_with(figure))
            })
        };
        let is_limit = case.starts_with("SQLite alone");
        if !is_limit {
            all.push(Row::heading(&table::named(case)));
        }
        for program in &programs {
            let value = |figure| -> Outcome<_> { Ok(of(program, figure)?.first().map(|(_, value)| *value)) };
            let values = vec![value("a second")?, value("p99, ms")?];
            if values.iter().any(Option::is_some) {
                all.push(Row::new(&if is_limit { "SQLite alone".to_owned() } else { table::named(program) }, values));
            }
        }
    }
    // A request does more than a change in SQLite alone, whose bar is cut.
    let programs = || all.iter().filter(|row| !row.name.starts_with("SQLite"));
    let largest = |index: usize| programs().filter_map(|row| *row.values.get(index)?).fold(0.0, f64::max);
    Ok(Plot {
        name: "service",
        title: "Service: answering PUT",
        notes: ["The load generator runs on the same machine.", "SQLite alone stores 32 changes in one commit."],
        names: 128.0,
        columns: vec![
            Column::new("requests/s: longer is better", largest(0), |value| format!("{value:.0}")),
            Column::new("p99: shorter is better", largest(1), |value| format!("{value:.1} ms")),
        ],
        rows: all,
    })
}

/// Returns a row for each name of the columns.
fn rows(columns: &[Vec<(String, f64)>]) -> Vec<Row> {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in columns.iter().flatten() {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let value =
        |name: &str, column: &[(String, f64)]| column.iter().find(|(each, _)| each == name).map(|(_, value)| *value);
    names.iter().map(|name| Row::new(name, columns.iter().map(|column| value(name, column)).collect())).collect()
}

fn ratio(value: f64) -> String {
    if value < 10.0 { format!("{value:.1}×") } else { format!("{value:.0}×") }
}
