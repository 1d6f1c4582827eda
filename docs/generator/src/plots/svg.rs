//! Horizontal bars as SVG.

use std::fmt::Write;

use super::OURS;

const WIDTH: f64 = 520.0;
const MARGIN: f64 = 12.0;
const ROW: f64 = 21.0;
const BAR: f64 = 13.0;
/// The space for the figure behind a bar.
const FIGURE: f64 = 58.0;

pub(super) struct Theme {
    pub(super) name: &'static str,
    background: &'static str,
    text: &'static str,
    note: &'static str,
    own: &'static str,
    other: &'static str,
}

/// Text has a contrast of at least 4.5 to the background, a bar 3.
pub(super) const THEMES: [Theme; 2] = [
    Theme { name: "light", background: "#ffffff", text: "#1f2328", note: "#59636e", own: "#0969da", other: "#818b98" },
    Theme { name: "dark", background: "#0d1117", text: "#f0f6fc", note: "#9198a1", own: "#4493f8", other: "#656c76" },
];

pub(super) struct Plot {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    /// What was measured, and which bars are better.
    pub(super) notes: [&'static str; 2],
    /// The space for the names of the rows.
    pub(super) names: f64,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

#[derive(Clone)]
pub(super) struct Column {
    title: &'static str,
    /// A longer bar is cut here.
    longest: f64,
    figure: fn(f64) -> String,
}

/// A row of bars. Without values, the name is a heading.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) values: Vec<Option<f64>>,
}

impl Column {
    pub(super) fn new(title: &'static str, longest: f64, figure: fn(f64) -> String) -> Self {
        Column { title, longest, figure }
    }
}

impl Row {
    pub(super) fn new(name: &str, values: Vec<Option<f64>>) -> Self {
        Row { name: name.to_owned(), values }
    }

    pub(super) fn heading(name: &str) -> Self {
        Row::new(name, Vec::new())
    }
}

impl Plot {
    /// Draws the plot. Its description has every figure, for readers who cannot see the bars.
    pub(super) fn draw(&self, theme: &Theme) -> String {
        let Theme { background, text, note, own, other, .. } = theme;
        let (mut body, mut description, mut y) = (String::new(), self.notes.join(" "), 26.0);
        let write = |class: &str, x: f64, y: f64, text: &str| {
            format!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{y}\">{text}</text>\n")
        };
        body += &write("title", MARGIN, y, self.title);
        for note in self.notes {
            y += 18.0;
            body += &write("note", MARGIN, y, note);
        }
        y += 26.0;
        let start = MARGIN + self.names;
        let width = (WIDTH - start) / self.columns.iter().map(|_| 1.0).sum::<f64>();
        let columns = || self.columns.iter().zip(std::iter::successors(Some(start), |left| Some(left + width)));
        for (column, left) in columns() {
            body += &write("note", left, y, column.title);
        }
        for row in &self.rows {
            y += if row.values.is_empty() { ROW + 6.0 } else { ROW };
            let class = if row.values.is_empty() {
                "note"
            } else if row.name.starts_with(OURS) {
                "own"
            } else {
                "other"
            };
            body += &write(class, MARGIN, y, &row.name);
            // Writing to a string cannot fail.
            let _ = write!(description, "\n{}:", row.name);
            for ((column, left), value) in columns().zip(&row.values) {
                let Some(value) = *value else { continue };
                let figure = (column.figure)(value);
                let _ = write!(description, " {} {figure};", column.title);
                let long = (width - FIGURE) * (value / column.longest).min(1.0);
                let (top, end) = (y - BAR + 2.0, left + long);
                let _ = writeln!(
                    body,
                    r#"<rect class="{class}" x="{left:.1}" y="{top}" width="{long:.1}" height="{BAR}"/>"#
                );
                if value > column.longest {
                    let _ = writeln!(body, r#"<path class="cut" d="M{:.1} {} l6 -17"/>"#, end - 12.0, y + 4.0);
                }
                body += &write(class, end + 4.0, y, &figure);
            }
        }
        let (title, height) = (self.title, y + MARGIN + 2.0);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="title desc">
<title id="title">{title}</title>
<desc id="desc">{description}</desc>
<style>
text {{ font: 13px system-ui, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: {text} }}
.title {{ font-size: 16px; font-weight: 600 }}
.note {{ fill: {note} }}
text.own {{ font-weight: 600 }}
rect {{ fill: {other} }}
rect.own {{ fill: {own} }}
.back {{ fill: {background} }}
.cut {{ stroke: {background}; stroke-width: 3 }}
</style>
<rect class="back" width="{WIDTH}" height="{height}"/>
{body}</svg>
"#
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws one bar, in a column for values up to 6.
    fn draw(value: f64) -> String {
        let (columns, rows) =
            (vec![Column::new("a", 6.0, |value| value.to_string())], vec![Row::new("b", vec![Some(value)])]);
        Plot { name: "", title: "", notes: ["", ""], names: 100.0, columns, rows }.draw(&THEMES[0])
    }

    #[test]
    fn bar_longer_than_its_column_is_cut_and_keeps_its_figure() {
        assert!(!draw(6.0).contains("<path"));
        assert!(draw(7.0).contains("<path") && draw(7.0).contains(">7</text>"));
    }

    #[test]
    fn description_of_a_plot_has_the_figures() {
        assert!(draw(7.0).contains("b: a 7;"));
    }
}
