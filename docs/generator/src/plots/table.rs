//! The Markdown tables of the results.

use anyhow::{Context as _, ensure};

use super::{NAMES, Outcome};

const RESULTS: &str = "benches/RESULTS.md";

/// A table. An empty first cell means the one above.
pub(super) struct Table {
    pub(super) head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Returns the first table after a text in a part of the results.
    pub(super) fn find(results: &str, part: &str, after: &str) -> Outcome<Self> {
        let part = results.split_once(&format!("<!-- {part}:start -->")).map_or("", |(_, rest)| rest);
        let rest = part.split_once(after).map_or("", |(_, rest)| rest);
        let lines = rest.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
        let mut rows: Vec<Vec<String>> =
            lines.map(|line| line.split('|').skip(1).map(|cell| cell.trim().to_owned()).collect()).collect();
        ensure!(rows.len() >= 3, "{RESULTS}: no table follows {after:?}");
        let head = rows.remove(0);
        rows.remove(0);
        let mut above = String::new();
        for first in rows.iter_mut().filter_map(|cells| cells.first_mut()) {
            if first.is_empty() {
                first.clone_from(&above);
            }
            above.clone_from(first);
        }
        Ok(Table { head, rows })
    }

    /// Returns the different first cells.
    pub(super) fn groups(&self) -> Vec<&String> {
        let mut groups: Vec<_> = self.rows.iter().filter_map(|cells| cells.first()).collect();
        groups.dedup();
        groups
    }

    /// Returns the numbers of a column of some rows, by the names in another column. Of two equal headings, the last counts.
    pub(super) fn values(
        &self,
        name: &str,
        value: &str,
        is_taken: impl Fn(&[String]) -> bool,
    ) -> Outcome<Vec<(String, f64)>> {
        let column = |heading: &str| {
            let index = self.head.iter().rposition(|each| each == heading);
            index.with_context(|| format!("{RESULTS}: a table has no column {heading:?}"))
        };
        let (name, value) = (if name.is_empty() { 0 } else { column(name)? }, column(value)?);
        let number = |text: &String| text.replace(',', "").parse().ok();
        let rows = self.rows.iter().filter(|cells| is_taken(cells));
        Ok(rows.filter_map(|cells| Some((named(cells.get(name)?), number(cells.get(value)?)?))).collect())
    }
}

/// Returns how the plots name a contestant or a case.
pub(super) fn named(text: &str) -> String {
    NAMES.iter().fold(text.to_owned(), |text, (long, short)| text.replace(long, short))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<!-- one:start -->\n## One\n\n| | × | s | × |\n|---|---|---|---|\n| engine | 1 | 2 | 1,003.5 |\n| | 4 | - | 6 |\n";

    #[test]
    fn values_are_read_from_the_last_column_of_that_name() {
        let table = Table::find(TEXT, "one", "## One").unwrap();
        let own = "contract-contact, engine".to_owned();
        assert_eq!(table.values("", "×", |_| true).unwrap(), [(own.clone(), 1003.5), (own.clone(), 6.0)]);
        assert_eq!(table.values("", "s", |_| true).unwrap(), [(own, 2.0)]);
    }

    #[test]
    fn row_without_a_name_belongs_to_the_group_above() {
        let table = Table::find(TEXT, "one", "## One").unwrap();
        assert_eq!(table.groups(), ["engine"]);
    }

    #[test]
    fn missing_table_or_column_is_an_error() {
        assert!(Table::find(TEXT, "two", "## One").is_err());
        assert!(Table::find(TEXT, "one", "## Two").is_err());
        assert!(Table::find(TEXT, "one", "## One").unwrap().values("", "ns", |_| true).is_err());
    }
}
