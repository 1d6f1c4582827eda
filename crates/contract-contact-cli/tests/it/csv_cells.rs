//! CSV: the values of cells.

use crate::common::{assert_summary, assert_valid, check, with_column};

#[test]
fn date_format_option_accepts_other_dates() {
    for (options, cell) in [
        ("--date-format dmy", "15/06/1990"),
        ("--date-format dmy", "5.6.1990"),
        ("--date-format dmy", "15. 6. 1990"),
        ("--date-format mdy", "06-15-1990"),
        ("--date-format ymd", "1990 6 15"),
        ("--date-format mdy", " 1990-06-15 "),
    ] {
        assert_valid(&check(options, with_column("DateOfBirth", cell)));
    }
}

#[test]
fn invalid_date_is_reported_with_the_date_format_option() {
    for (options, cell, shown) in [
        ("--date-format mdy", "15/06/1990", "1990-15-06"),
        ("--date-format dmy", "15/06/90", "15/06/90"),
        ("--date-format dmy", "31/02/1990", "1990-02-31"),
        ("--date-format dmy", "June 1990", "June 1990"),
    ] {
        let run = check(&format!("--show-values {options}"), with_column("DateOfBirth", cell));
        let line =
            format!("stdin:2: DateOfBirth must be a real date in the form YYYY-MM-DD [not_a_date]: \"{shown}\"\n");
        assert!(run.out.starts_with(&line), "{}", run.out);
        assert_eq!(run.err, "");
    }
}

#[test]
fn date_format_option_is_suggested_for_other_dates() {
    let hint = "warning: stdin: some dates are not in the format YYYY-MM-DD: add --date-format dmy, mdy or ymd\n";
    for (cell, message) in
        [("15/06/1990", hint), ("6.15.1990", hint), ("1990/6/15", hint), ("June", ""), ("1990-6-15", "")]
    {
        let run = check("", with_column("DateOfBirth", cell));
        assert!(run.out.contains("[not_a_date]"));
        assert_eq!(run.err, message, "{cell}");
    }
}

#[test]
fn role_may_be_a_number_name_or_label() {
    for cell in ["1", "Director", "director", "Company director", "COMPANY_ALIAS", "nominatedrecipient", "None", ""] {
        assert_valid(&check("", with_column("Role", cell)));
    }
}

#[test]
fn unknown_role_is_invalid() {
    for cell in ["4", "Directors", "x"] {
        assert_summary(&check("", with_column("Role", cell)), 1, "1 record: 0 valid, 1 invalid");
    }
}

#[test]
fn apostrophe_of_a_spreadsheet_is_removed() {
    for (column, cell) in [("CountryId", "'007"), ("PhoneNumber", "'+44 808 157 0192"), ("DateOfBirth", "'1990-06-15")]
    {
        assert_valid(&check("", with_column(column, cell)));
    }
}

#[test]
fn apostrophe_before_a_letter_is_not_removed() {
    let run = check("--show-values", "Id,CoworkerContractId,FullName\n'x,2,'t Hooft\n");
    assert!(run.out.starts_with("stdin:2: Id must be an integer [not_an_integer]: \"'x\"\n"), "{}", run.out);
}

#[test]
fn numbers_are_read_as_in_a_browser() {
    for cell in ["9007199254740991", "9007199254740993", "100000000000000000000"] {
        let run = check("--format json --show-values", with_column("CountryId", cell));
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let shown = &report["errors"][0]["AttemptedValue"];
        match cell {
            "9007199254740991" => assert_eq!(run.code, Some(0)),
            "9007199254740993" => assert_eq!(shown, 9_007_199_254_740_992_u64),
            _ => assert_eq!(shown.as_f64(), Some(1e20)),
        }
    }
}
