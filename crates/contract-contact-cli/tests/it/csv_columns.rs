//! CSV: the columns of properties, and mapping files.

use crate::common::{Run, assert_summary, assert_valid, check, check_files, with_column};

#[test]
fn column_matches_a_name_or_label_without_case_and_punctuation() {
    for header in [
        "Contact ID,Contract-ID,Full name,E-mail,Date of birth,Post code,Role",
        "ID,coworker_contract_id,full_name,email,date_of_birth,post_code,contract_contact_type",
        " id ,coworkercontractid,FULL NAME,Email address,dateOfBirth,Postcode,CONTRACT CONTACT TYPE",
    ] {
        let row = "7,8,,@,x,\u{7},9";
        let run = check("--format csv", format!("{header}\n{row}\n"));
        let properties: Vec<&str> = run.out.lines().skip(1).map(|line| line.split(',').nth(4).unwrap()).collect();
        assert_eq!(properties, ["FullName", "Email", "DateOfBirth", "PostCode", "ContractContactType"], "{header}");
        assert_eq!(run.err, "");
    }
}

/// Only the column `Email` has a valid e-mail address.
const E_MAILS: &[u8] = b"Id,CoworkerContractId,FullName,Email,E-mail,Mail 2\n1,2,Ada,a@b.example,x,y\n";

#[test]
fn exact_name_of_a_column_overrides_a_similar_name() {
    let run = check_files("a.csv", &[("a.csv", E_MAILS)]);
    assert_summary(&run, 0, "1 record: 1 valid, 0 invalid");
    assert!(
        run.err.contains("2 columns match no property and are skipped.") && run.err.contains("# \"E-mail\" = \"\"\n"),
        "{}",
        run.err
    );
}

#[test]
fn mapping_overrides_the_exact_name_of_a_column() {
    let run = check_files("--mapping m a.csv", &[("a.csv", E_MAILS), ("m", b"\"Mail 2\" = \"Email\"")]);
    assert!(run.out.starts_with("a.csv:2: Email must be a valid email address"), "{}", run.out);
}

#[test]
fn two_equally_similar_columns_are_an_error() {
    for header in ["Id,Id", "E-mail,e_mail", "FullName,E-mail,EMAIL"] {
        let run = check("", format!("{header}\n"));
        assert!(run.err.starts_with("error: stdin:1:1: two columns match "), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

/// A file with columns that match no property.
const UNKNOWN_COLUMNS: &[u8] =
    b"Nr,CoworkerContractId,Name,Mail,Phone,Shoe \"size\",,Nr\n1,2,Ada,a@b.example,01632 960 001,38,,\n";

/// The mapping file that the tool suggests for `UNKNOWN_COLUMNS`.
const SUGGESTION: &str = concat!(
    "  # Properties without a column: Id, FullName, CoworkerId, Email, DateOfBirth, Address, PostCode, CityName, State, CountryId, PhoneNumber, Notes, ContractContactType\n",
    "  # \"Nr\" = \"\"\n",
    "  \"Name\" = \"FullName\"\n",
    "  \"Mail\" = \"Email\"\n",
    "  \"Phone\" = \"PhoneNumber\"\n",
    "  # \"Shoe \\\"size\\\"\" = \"\"\n",
    "  # Column 7 has no name.\n",
);

#[test]
fn warning_for_unknown_columns_suggests_a_mapping_file() {
    let run = check_files("a.csv", &[("a.csv", UNKNOWN_COLUMNS)]);
    assert_eq!(
        run.err,
        format!(
            "warning: a.csv: 7 columns match no property and are skipped. Complete this mapping file for --mapping:\n{SUGGESTION}"
        )
    );
    assert_eq!(run.code, Some(1));
}

#[test]
fn suggested_mapping_file_is_accepted() {
    let run = check_files(
        "--mapping m a.csv --operation create",
        &[("a.csv", UNKNOWN_COLUMNS), ("m", SUGGESTION.as_bytes())],
    );
    assert_summary(&run, 0, "1 record: 1 valid, 0 invalid");
}

#[test]
fn unknown_column_exits_with_2_with_strict_columns() {
    let csv = with_column("Shoe size", "38");
    let run = check("--strict-columns", &csv);
    assert_eq!(
        run.err,
        "warning: stdin: 1 column matches no property. Complete this mapping file for --mapping:\n  \
         # Properties without a column: CoworkerId, Email, DateOfBirth, Address, PostCode, CityName, State, CountryId, \
         PhoneNumber, Notes, ContractContactType\n  \
         # \"Shoe size\" = \"\"\n\
         error: stdin:1:1: 1 column matches no property, which --strict-columns rejects\n"
    );
    assert_summary(&run, 2, "0 records: 0 valid, 0 invalid");
}

#[test]
fn known_columns_are_accepted_with_strict_columns() {
    assert_valid(&check("--strict-columns", with_column("Notes", "")));
}

/// Inputs without a header, with the options that the message names in addition to --mapping.
const WITHOUT_HEADER: [(&str, &str); 2] =
    [("Ada Lovelace,ada@example.com\n", ""), ("Ada Lovelace ada@example.com\n", " or --delimiter")];

#[test]
fn first_row_without_a_property_is_an_error_that_does_not_quote_it() {
    for (input, option) in WITHOUT_HEADER {
        let run = check("", input);
        assert!(
            run.err.starts_with(&format!(
                "error: stdin:1:1: no column matches a property: add --mapping{option}, or run again with \
                 --show-values to get a mapping file; the properties are Id, "
            )),
            "{}",
            run.err
        );
        assert!(!format!("{}{}", run.err, run.out).contains("Ada"));
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn first_row_without_a_property_is_quoted_with_show_values() {
    for (input, _) in WITHOUT_HEADER {
        let run = check("--show-values", input);
        assert!(
            run.err.starts_with("warning: stdin: complete this mapping file for --mapping:\n  # Properties"),
            "{}",
            run.err
        );
        assert!(run.err.contains("# \"Ada Lovelace"), "{}", run.err);
        assert_eq!(run.code, Some(2));
    }
}

/// Characters that could control a terminal, within printable ones.
const HOSTILE: &str = "\u{1B}[31m\u{9B}\u{202E}\u{2066}\u{0}\u{7}\u{2028}";

#[track_caller]
fn assert_escaped(run: &Run) {
    let is_hostile = |each| HOSTILE.contains(each) && !"[31m".contains(each);
    assert!(!format!("{}{}", run.err, run.out).contains(is_hostile), "{:?}", run.err);
}

#[test]
fn hostile_column_names_are_escaped() {
    for (options, csv) in [
        ("", format!("Id,{HOSTILE}\n1,2\n")),
        ("--show-values", format!("x,{HOSTILE}\n1,2\n")),
        ("--format json", format!("Id,I{HOSTILE}d\n1,2\n")),
        ("", format!("Id,E{HOSTILE}mail,e-mail\n1,2\n")),
    ] {
        let run = check(options, &csv);
        assert!(run.err.contains("\\u"), "{:?}", run.err);
        assert_escaped(&run);
    }
}

#[test]
fn hostile_mapping_files_are_escaped() {
    for mapping in [format!("{HOSTILE} = x"), format!("\"{HOSTILE}\" = \"Id\""), format!("x = \"{HOSTILE}\"")] {
        let run = check_files("--mapping m a.csv", &[("a.csv", b"".as_slice()), ("m", mapping.as_bytes())]);
        assert_escaped(&run);
        assert_eq!(run.code, Some(2));
    }
}

#[test]
fn header_of_many_columns_is_read_in_time() {
    let names: String = (0..20_000).map(|number| format!(",no{number}")).collect();
    let run = check("", format!("Id{names}\n"));
    assert!(run.err.contains("# \"no19999\" = \"\"\n"));
    assert_eq!(run.code, Some(0));
}
