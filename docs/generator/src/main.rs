//! `cargo xtask site`: the documents as a site in `target/site`, with the playground and the API references beside them.
//!
//! mdBook renders the pages of `docs/SUMMARY.md`. Each keeps its path, so a link leads to the same page on the site and in the
//! repository. A source file or a folder that a page links to becomes a page, too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail, ensure};
use contract_contact_docs::{files, resolve, root};
use pulldown_cmark::{Event, Options, Parser, Tag};
use xshell::{Shell, cmd};

type Outcome<T = ()> = anyhow::Result<T>;

const SITE: &str = "target/site";
const BOOK: &str = "target/book";
const SUMMARY: &str = "docs/SUMMARY.md";
const MDBOOK: &str = "0.5.4";
/// How the path of the playground ends.
const PLAYGROUND: &str = "/playground/index.html";
const RUSTDOC: &str = "rustdoc";
const CRATES: [&str; 4] =
    ["contract-contact", "contract-contact-bulk", "contract-contact-schema", "contract-contact-wasm"];
const DECLARATIONS: [&str; 3] = ["pkg/index.d.ts", "pkg/form.d.ts", "pkg/bulk.d.ts"];
const REFERENCE: &str = "reference.md";

/// Builds the site, and fails if a link of a page leads nowhere.
fn main() -> Outcome {
    let sh = shell()?;
    for folder in [SITE, BOOK] {
        sh.remove_path(folder)?;
    }
    let files = files()?;
    sh.write_file(format!("{BOOK}/book.toml"), read("docs/book.toml")?)?;
    for (path, text) in pages(&files)? {
        sh.write_file(format!("{BOOK}/src/{path}"), text)?;
    }
    let mdbook = mdbook(&sh)?;
    cmd!(sh, "{mdbook} build {BOOK}").run()?;
    for picture in files.iter().filter(|path| path.starts_with("docs/") && is_picture(path)) {
        copy(&sh, &root().join(picture), &root().join(SITE).join(picture))?;
    }
    let links = links(&read("README.md")?);
    let page =
        links.iter().find(|link| link.ends_with(PLAYGROUND)).context("README.md has no link to the playground")?;
    let folder = root().join(SITE).join(page.trim_end_matches("/index.html"));
    cmd!(sh, "cargo xtask playground --out {folder}").run()?;
    document(&sh)?;
    let site = Site::read(&sh)?;
    let problems = site.problems();
    for problem in &problems {
        eprintln!("{problem}");
    }
    ensure!(problems.is_empty(), "{} links of the site lead nowhere", problems.len());
    eprintln!("{} pages, {} links checked: {SITE}/index.html", site.pages.len(), site.links().count());
    Ok(())
}

/// Returns the path of mdBook, which is built if it is missing.
fn mdbook(sh: &Shell) -> Outcome<PathBuf> {
    let program = root().join("target/tools/bin/mdbook");
    let version = cmd!(sh, "{program} --version").quiet().ignore_stderr().read();
    if version.ok() != Some(format!("mdbook v{MDBOOK}")) {
        eprintln!("Building mdBook {MDBOOK} (two minutes on two cores) …");
        let install = "install mdbook --locked --no-default-features --features search --root target/tools --version";
        cmd!(sh, "cargo").args(install.split(' ')).arg(MDBOOK).run()?;
    }
    Ok(program)
}

/// Documents the crates beside the pages.
fn document(sh: &Shell) -> Outcome {
    const MADE: &str = "target/doc";
    // The folder may hold crates that are not part of the site.
    sh.remove_path(MADE)?;
    let crates = CRATES.iter().flat_map(|name| ["-p", name]);
    cmd!(sh, "cargo doc --no-deps --all-features --lib --target-dir target {crates...}").run()?;
    copy(sh, &root().join(MADE), &root().join(SITE).join(RUSTDOC))
}

/// Returns the pages of the book by their path: those of the summary, and all to which they link.
fn pages(files: &BTreeSet<String>) -> Outcome<BTreeMap<String, String>> {
    let summary = read(SUMMARY)?;
    let listed: Vec<_> = links(&summary).iter().filter_map(|link| resolve(SUMMARY, link)).collect();
    let mut queue: Vec<_> = listed.iter().cloned().chain(DECLARATIONS.map(str::to_owned)).collect();
    let mut pages = BTreeMap::from([(REFERENCE.to_owned(), reference())]);
    let mut sources = BTreeSet::new();
    while let Some(path) = queue.pop() {
        let page = page_of(&path, files);
        if pages.contains_key(&page) {
            continue;
        }
        let readme = format!("{path}/README.md");
        let path = if files.contains(&readme) { readme } else { path };
        let mut text = if path.ends_with(".md") { read(&path)? } else { source(&path, files)? };
        for link in links(&text) {
            let (target, anchor) = link.split_at(link.find('#').unwrap_or(link.len()));
            let Some(found) = resolve(&path, target) else { continue };
            if is_picture(&found) || found.ends_with(PLAYGROUND) {
                continue;
            }
            let linked = match target.strip_suffix("README.md") {
                Some(folder) => format!("{folder}index.md"),
                None => {
                    let page = page_of(&found, files);
                    format!("{}{}", target.trim_end_matches('/'), page.strip_prefix(&found).unwrap_or_default())
                }
            };
            text = text.replace(&format!("]({link})"), &format!("]({linked}{anchor})"));
            queue.push(found);
        }
        if !listed.contains(&path) {
            sources.insert(page.clone());
        }
        pages.insert(page, text);
    }
    pages.insert("SUMMARY.md".to_owned(), full_summary(&summary, &sources, files));
    Ok(pages)
}

/// Returns the path of the page for a file or a folder. A README is the index of its folder.
fn page_of(path: &str, files: &BTreeSet<String>) -> String {
    if let Some(folder) = path.strip_suffix("README.md") {
        format!("{folder}index.md")
    } else if path.ends_with(".md") {
        path.to_owned()
    } else if files.contains(&format!("{path}/README.md")) {
        format!("{path}/index.md")
    } else {
        format!("{path}.md")
    }
}

/// Returns a page that shows a file, or names the files of a folder.
fn source(path: &str, files: &BTreeSet<String>) -> Outcome<String> {
    if files.contains(path) {
        let language = path.rsplit_once('.').map_or("text", |(_, extension)| extension);
        return Ok(format!("# {path}\n\n``````{language}\n{}``````\n", read(path)?));
    }
    let within = format!("{path}/");
    let names: Vec<_> =
        files.iter().filter(|file| file.starts_with(&within)).map(|file| format!("- `{file}`\n")).collect();
    if names.is_empty() {
        bail!("a page links to {path}");
    }
    Ok(format!("# {path}\n\n{}", names.concat()))
}

/// Returns the page that leads to the API references.
fn reference() -> String {
    let mut text = "# API references\n\nRust:\n\n".to_owned();
    // Writing to a string cannot fail.
    for name in CRATES {
        let _ = writeln!(text, "- [{name}]({RUSTDOC}/{}/index.html)", name.replace('-', "_"));
    }
    text += "\nTypeScript, as declarations with their comments:\n\n";
    for path in DECLARATIONS {
        let entry = path.trim_start_matches("pkg/").trim_end_matches(".d.ts").replace("index", "");
        let name = format!("contract-contact/{entry}");
        let _ = writeln!(text, "- [{}]({path}.md)", name.trim_end_matches('/'));
    }
    text
}

/// Returns the summary with paths from the root, the references, and the files to which pages link.
fn full_summary(summary: &str, sources: &BTreeSet<String>, files: &BTreeSet<String>) -> String {
    let mut text = summary.to_owned();
    for link in links(summary) {
        let path = resolve(SUMMARY, &link).unwrap_or_default();
        text = text.replace(&format!("]({link})"), &format!("]({})", page_of(&path, files)));
    }
    text = text.replace("# Reference\n\n", &format!("# Reference\n\n- [API references]({REFERENCE})\n"));
    text += "\n# Files\n\n- [Files to which pages link]()\n";
    for page in sources {
        let _ = writeln!(text, "  - [{}]({page})", page.trim_end_matches(".md"));
    }
    text
}

/// Returns the links of a Markdown text to other files.
fn links(text: &str) -> Vec<String> {
    let events = Parser::new_ext(text, Options::ENABLE_TABLES);
    let links = events.filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    links.filter(|link| !link.starts_with('#') && !is_elsewhere(link)).collect()
}

fn is_elsewhere(link: &str) -> bool {
    link.contains("://") || ["mailto:", "data:"].iter().any(|scheme| link.starts_with(scheme))
}

fn is_picture(path: &str) -> bool {
    path.ends_with(".svg") || path.ends_with(".png")
}

/// The pages of the built site.
struct Site {
    /// By path, the links and the anchors.
    pages: BTreeMap<String, [BTreeSet<String>; 2]>,
}

impl Site {
    /// Reads all pages except those of rustdoc, which checks its own links.
    fn read(sh: &Shell) -> Outcome<Self> {
        let mut pages = BTreeMap::new();
        let mut paths = sh.read_dir(SITE)?;
        while let Some(path) = paths.pop() {
            let name = path.strip_prefix(root().join(SITE))?.to_string_lossy().into_owned();
            if path.is_dir() && name != RUSTDOC {
                paths.extend(sh.read_dir(path)?);
            } else if name.ends_with(".html") {
                let text = sh.read_file(path)?;
                let links = ["href", "src", "srcset"].iter().flat_map(|name| attributes(&text, name));
                let links = links.filter(|link| !is_elsewhere(link)).collect();
                pages.insert(name, [links, attributes(&text, "id")]);
            }
        }
        Ok(Site { pages })
    }

    fn links(&self) -> impl Iterator<Item = (&String, &String)> {
        self.pages.iter().flat_map(|(page, [links, _])| links.iter().map(move |link| (page, link)))
    }

    /// Returns the links that lead to no file or no anchor.
    fn problems(&self) -> Vec<String> {
        let leads = |page: &str, link: &str| {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let Some(found) = resolve(page, path) else { return false };
            let file = root().join(SITE).join(&found);
            match self.pages.get(&found) {
                Some([_, anchors]) => anchor.is_empty() || anchors.contains(anchor),
                None => file.is_file() || file.join("index.html").is_file(),
            }
        };
        let wrong = self.links().filter(|(page, link)| !leads(page, link));
        wrong.map(|(page, link)| format!("{page}: the link {link} leads nowhere")).collect()
    }
}

/// Returns the values of an attribute in the tags of a page.
fn attributes(text: &str, name: &str) -> BTreeSet<String> {
    let start = format!(" {name}=\"");
    let tags = text.split('<').filter_map(|rest| rest.split('>').next());
    let values = tags.filter_map(|tag| tag.split_once(&start)?.1.split('"').next());
    values.map(|value| value.replace("&amp;", "&")).collect()
}

/// Returns a shell at the root of the checkout.
fn shell() -> Outcome<Shell> {
    let sh = Shell::new()?;
    sh.change_dir(root());
    Ok(sh)
}

/// Returns the text of a file, by its path from the root.
fn read(path: &str) -> Outcome<String> {
    Ok(shell()?.read_file(path)?)
}

/// Copies a file, or a folder with all its files.
fn copy(sh: &Shell, from: &Path, to: &Path) -> Outcome {
    if !from.is_dir() {
        sh.create_dir(to.parent().context("the root is no file")?)?;
        return Ok(sh.copy_file(from, to)?);
    }
    for path in sh.read_dir(from)? {
        copy(sh, &path, &to.join(path.file_name().context("the root is in no folder")?))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn link_to_source_or_folder_leads_to_its_page() {
        let files = ["a/b.rs", "c/README.md"].map(str::to_owned).into();
        assert_eq!(page_of("a/b.rs", &files), "a/b.rs.md");
        assert_eq!(page_of("a", &files), "a.md");
        assert_eq!(page_of("c", &files), "c/index.md");
        assert_eq!(page_of("c/README.md", &files), "c/index.md");
        assert_eq!(page_of("README.md", &files), "index.md");
    }

    #[test]
    fn page_of_a_folder_lists_its_files() {
        let files = ["a/b.rs", "c/README.md"].map(str::to_owned).into();
        assert_eq!(source("a", &files).unwrap(), "# a\n\n- `a/b.rs`\n");
        assert!(source("d", &files).is_err());
    }

    #[test]
    fn summary_has_paths_from_the_root() {
        let full = full_summary(
            "[a](../README.md)\n\n# Reference\n\n- [b](b.md)\n",
            &["c.md".to_owned()].into(),
            &BTreeSet::new(),
        );
        assert!(
            full.starts_with("[a](index.md)\n\n# Reference\n\n- [API references](reference.md)\n- [b](docs/b.md)\n")
        );
        assert!(full.ends_with("  - [c](c.md)\n"));
    }

    #[test]
    fn link_to_missing_page_or_anchor_is_a_problem() {
        let pages = [("one/a.html", "../b.html#x"), ("one/c.html", "../b.html#y"), ("d.html", "e.html")];
        let page = |links: &str, anchors: &str| [[links.to_owned()].into(), [anchors.to_owned()].into()];
        let mut pages: BTreeMap<_, _> = pages.map(|(path, link)| (path.to_owned(), page(link, ""))).into();
        pages.insert("b.html".to_owned(), page("", "x"));
        let problems = ["d.html: the link e.html leads nowhere", "one/c.html: the link ../b.html#y leads nowhere"];
        assert_eq!(Site { pages }.problems(), problems);
    }
}
