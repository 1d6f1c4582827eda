//! The inputs, as the bytes of an HTTP body.

use serde_json::{Map, Value, json};

/// An input and its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// All 14 properties.
    Full,
    /// The three properties that an update requires.
    Minimal,
    /// All 14 properties, five of which break a rule.
    RuleErrors,
    /// The same input. The contestants also write the answer as bytes.
    RuleErrorsToBytes,
    /// All 14 properties, five of which have the wrong type.
    TypeErrors,
    /// 10,000 valid records, one a line.
    Records,
}

impl Case {
    /// All cases, in the order of the report.
    pub const ALL: [Case; 6] =
        [Case::Full, Case::Minimal, Case::RuleErrors, Case::RuleErrorsToBytes, Case::TypeErrors, Case::Records];

    /// Returns the name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Case::Full => "full valid",
            Case::Minimal => "minimal",
            Case::RuleErrors => "five rule errors",
            Case::RuleErrorsToBytes => "five rule errors to bytes",
            Case::TypeErrors => "five type errors",
            Case::Records => "10,000 records",
        }
    }

    /// Returns the input: one line, except for [`Case::Records`].
    pub fn body(self) -> String {
        match self {
            Case::Full => full().to_owned(),
            Case::Minimal => {
                r#"{"Id":87654321,"CoworkerContractId":1450012345,"FullName":"Augusta Ada King"}"#.to_owned()
            }
            Case::RuleErrors | Case::RuleErrorsToBytes => changed(&[
                (r#""CoworkerContractId":1450012345"#, r#""CoworkerContractId":0"#),
                (r#""Augusta Ada King""#, r#""  ""#),
                ("ada.lovelace@example.co.uk", "ada.lovelace@"),
                ("1990-06-15", "1990-02-30"),
                (r#""ContractContactType":1"#, r#""ContractContactType":7"#),
            ]),
            Case::TypeErrors => changed(&[
                (r#""CoworkerContractId":1450012345"#, r#""CoworkerContractId":"1450012345""#),
                (r#""Augusta Ada King""#, "42"),
                (r#""1990-06-15""#, "19900615"),
                (r#""CountryId":1220"#, r#""CountryId":"GB""#),
                (r#""+44 20 7946 0958""#, "442079460958"),
            ]),
            Case::Records => records(10_000),
        }
    }

    /// Returns the properties with errors, in the order of the API reference.
    pub const fn wrong(self) -> &'static [&'static str] {
        match self {
            Case::Full | Case::Minimal | Case::Records => &[],
            Case::RuleErrors | Case::RuleErrorsToBytes => {
                &["CoworkerContractId", "FullName", "Email", "DateOfBirth", "ContractContactType"]
            }
            Case::TypeErrors => &["CoworkerContractId", "FullName", "DateOfBirth", "CountryId", "PhoneNumber"],
        }
    }
}

/// A function that returns a body with the given number of parts.
pub type MakeBody = fn(usize) -> String;

/// Bodies that an attacker could send to use up processor time.
pub const LARGE: [(&str, MakeBody); 6] = [
    ("one long text", |parts| format!(r#"{{"Notes":"{}"}}"#, "a".repeat(parts))),
    ("one long text of escapes", |parts| format!(r#"{{"Notes":"{}"}}"#, "\\u00e9".repeat(parts))),
    ("one long e-mail address", |parts| format!(r#"{{"Email":"{}"}}"#, "a.b@".repeat(parts))),
    ("unknown properties", |parts| keys(parts, |part| format!("Key{part}"))),
    ("one property again and again", |parts| keys(parts, |_| "Notes".to_owned())),
    ("an object where text belongs", |parts| format!(r#"{{"Notes":{}}}"#, keys(parts, |part| format!("Key{part}")))),
];

/// The sizes at which [`LARGE`] is measured.
pub const LARGE_PARTS: [usize; 3] = [1_000, 10_000, 100_000];

fn keys(count: usize, name: impl Fn(usize) -> String) -> String {
    let entries: Vec<String> = (0..count).map(|part| format!(r#""{}":"{part}""#, name(part))).collect();
    format!("{{{}}}", entries.join(","))
}

fn full() -> &'static str {
    concat!(
        r#"{"Id":87654321,"CoworkerContractId":1450012345,"FullName":"Augusta Ada King","CoworkerId":1450067890,"#,
        r#""Email":"ada.lovelace@example.co.uk","DateOfBirth":"1990-06-15","Address":"Flat 3, 12 St James's Square","#,
        r#""PostCode":"SW1Y 4JH","CityName":"London","State":"Greater London","CountryId":1220,"#,
        r#""PhoneNumber":"+44 20 7946 0958","Notes":"Collects the post on Friday afternoons.","ContractContactType":1}"#
    )
}

fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(full().to_owned(), |body, (from, to)| {
        assert!(body.contains(from), "the full record has no {from}");
        body.replacen(from, to, 1)
    })
}

/// Returns valid records, one a line, the same in every run. Half of them are full, half have few optional properties. The
/// records have different names, lengths and scripts, and some nulls and empty strings.
fn records(count: usize) -> String {
    const FIRST: [&str; 12] =
        ["Ada", "Grace", "Zoë", "José", "Edsger", "Barbara", "Alan", "Mary", "Łukasz", "Wei", "Margaret", "Tim"];
    const LAST: [&str; 12] = [
        "Lovelace",
        "Hopper",
        "Müller",
        "García",
        "Dijkstra",
        "Liskov",
        "Turing",
        "Jackson",
        "Nowak",
        "Chen",
        "Hamilton",
        "Berners-Lee",
    ];
    const STREETS: [&str; 6] =
        ["High Street", "St James's Square", "Rue de l'Église", "Market Place", "Mill Lane", "Königsallee"];
    const CITIES: [&str; 6] = ["London", "Lyon", "Düsseldorf", "Bath", "Kraków", "Newcastle upon Tyne"];
    const NOTES: [&str; 5] = [
        "Collects post on Fridays.",
        "Prefers e-mail.",
        "Second signatory since 2021; passport seen and copied.",
        "Scan and forward everything, keep originals for thirty days, then destroy them.",
        "Call first.",
    ];
    let mut chance = Chance(0x2545_F491_4F6C_DD1D);
    let mut lines = String::new();
    for index in 0..count {
        let (first, last) = (chance.pick(&FIRST), chance.pick(&LAST));
        let mut record = Ordered::default();
        record.set("Id", 80_000_000 + index);
        record.set("CoworkerContractId", 1_450_000_000 + chance.below(999_999));
        record.set("FullName", format!("{first} {last}"));
        let is_full = chance.below(2) == 0;
        if is_full {
            record.set("CoworkerId", 1 + chance.below(99_999_999));
            let ascii = |text: &str| text.to_lowercase().chars().filter(char::is_ascii).collect::<String>();
            let domain = chance.pick(&["example.com", "mail.example.co.uk", "example.org"]);
            record.set("Email", format!("{}.{}+{index}@{domain}", ascii(first), ascii(last)));
            let (year, month, day) = (1930 + chance.below(80), 1 + chance.below(12), 1 + chance.below(28));
            let time = if chance.below(8) == 0 { "T00:00:00Z" } else { "" };
            record.set("DateOfBirth", format!("{year}-{month:02}-{day:02}{time}"));
            record.set("Address", format!("{} {}", 1 + chance.below(300), chance.pick(&STREETS)));
            record.set("PostCode", format!("SW{}Y {}JH", chance.below(20), chance.below(10)));
            record.set("CityName", chance.pick(&CITIES));
            record.set(
                "State",
                match chance.below(8) {
                    0 => Value::Null,
                    1 => json!(""),
                    _ => json!("Greater London"),
                },
            );
            record.set("CountryId", 1000 + chance.below(250));
            record.set("PhoneNumber", format!("+44 20 {} {}", 1000 + chance.below(9000), 1000 + chance.below(9000)));
            record.set("Notes", if chance.below(8) == 0 { Value::Null } else { json!(chance.pick(&NOTES)) });
            record.set("ContractContactType", chance.below(4));
        } else if chance.below(4) == 0 {
            record.set("PhoneNumber", format!("020 7946 {:04}", chance.below(10_000)));
        }
        lines.push_str(&record.into_line());
    }
    lines
}

/// An object that keeps the order of its keys, with any features of serde_json.
#[derive(Default)]
struct Ordered(Vec<String>);

impl Ordered {
    fn set(&mut self, name: &str, value: impl serde::Serialize) {
        self.0.push(format!("{}:{}", json!(name), serde_json::to_string(&value).unwrap()));
    }

    fn into_line(self) -> String {
        format!("{{{}}}\n", self.0.join(","))
    }
}

/// Returns a full record in which some properties are replaced, to compare verdicts on more inputs than the cases.
pub fn full_with(changes: &Map<String, Value>) -> String {
    let mut record: Map<String, Value> = serde_json::from_str(full()).unwrap();
    record.extend(changes.clone());
    Value::Object(record).to_string()
}

/// Marsaglia's xorshift64, with the same numbers in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn pick<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }
}
