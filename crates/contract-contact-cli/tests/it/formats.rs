//! Snapshots of the report in each format, on the same records.

use serde_json::Value;

use crate::common::{VALID, run};

/// Returns the report on a record with two errors, an array and a valid record.
fn report(format: &str) -> String {
    let input =
        format!("{{\"Id\": 1, \"CoworkerContractId\": 2, \"FullName\": \"\", \"Email\": \"ada@\"}}\n[1]\n{VALID}\n");
    run(&["check", "--show-values", "--format", format], input).out
}

/// Returns JSON with one line for each value.
fn pretty(json: &str) -> String {
    serde_json::to_string_pretty(&serde_json::from_str::<Value>(json).unwrap()).unwrap()
}

#[test]
fn text_report_lists_errors_and_counts() {
    insta::assert_snapshot!(report("text"), @r#"
    stdin:1: FullName is a required field [required]: ""
    stdin:1: Email must be a valid email address [not_an_email]: "ada@"
    stdin:2: The body must be an object, not an array

    3 records: 1 valid, 2 invalid
            1  FullName             required
            1  Email                not_an_email
            1  not a record
    "#);
}

#[test]
fn json_report_is_one_object_with_errors_and_counts() {
    insta::assert_snapshot!(pretty(&report("json")), @r#"
    {
      "errors": [
        {
          "file": "stdin",
          "record": 1,
          "line": 1,
          "column": 1,
          "PropertyName": "FullName",
          "code": "required",
          "Message": "is a required field",
          "description": "Enter the full name",
          "AttemptedValue": ""
        },
        {
          "file": "stdin",
          "record": 1,
          "line": 1,
          "column": 1,
          "PropertyName": "Email",
          "code": "not_an_email",
          "Message": "must be a valid email address",
          "description": "Enter an email address in the correct format, like name@example.com",
          "AttemptedValue": "ada@"
        },
        {
          "file": "stdin",
          "record": 2,
          "line": 2,
          "column": 1,
          "PropertyName": "",
          "code": null,
          "Message": "The body must be an object, not an array",
          "description": ""
        }
      ],
      "records": 3,
      "invalid": 2,
      "complete": true,
      "not_records": 1,
      "not_shown": 0,
      "errors_by_property": [
        {
          "PropertyName": "FullName",
          "code": "required",
          "count": 1
        },
        {
          "PropertyName": "Email",
          "code": "not_an_email",
          "count": 1
        }
      ],
      "problems": []
    }
    "#);
}

#[test]
fn ndjson_report_has_one_object_per_error() {
    insta::assert_snapshot!(report("ndjson"), @r#"
    {"file":"stdin","record":1,"line":1,"column":1,"PropertyName":"FullName","code":"required","Message":"is a required field","description":"Enter the full name","AttemptedValue":""}
    {"file":"stdin","record":1,"line":1,"column":1,"PropertyName":"Email","code":"not_an_email","Message":"must be a valid email address","description":"Enter an email address in the correct format, like name@example.com","AttemptedValue":"ada@"}
    {"file":"stdin","record":2,"line":2,"column":1,"PropertyName":"","code":null,"Message":"The body must be an object, not an array","description":""}
    "#);
}

#[test]
fn csv_report_has_one_row_per_error() {
    insta::assert_snapshot!(report("csv"), @r#"
    file,record,line,column,PropertyName,code,Message,description,AttemptedValue
    stdin,1,1,1,FullName,required,is a required field,Enter the full name,
    stdin,1,1,1,Email,not_an_email,must be a valid email address,"Enter an email address in the correct format, like name@example.com",ada@
    stdin,2,2,1,,,"The body must be an object, not an array",,
    "#);
}

#[test]
fn github_report_has_one_command_per_error() {
    insta::assert_snapshot!(report("github"), @r#"
    ::error file=stdin,line=1,title=record 1%2C FullName::FullName is a required field [required]: ""
    ::error file=stdin,line=1,title=record 1%2C Email::Email must be a valid email address [not_an_email]: "ada@"
    ::error file=stdin,line=2,title=record 2::The body must be an object, not an array
    ::notice title=contract-contact::3 records: 1 valid, 2 invalid%0A        1  FullName             required%0A        1  Email                not_an_email%0A        1  not a record
    "#);
}

#[test]
fn sarif_result_has_rule_message_and_location() {
    let report: Value = serde_json::from_str(&report("sarif")).unwrap();
    let result = &report["runs"][0]["results"][0];
    insta::assert_snapshot!(pretty(&result.to_string()), @r#"
    {
      "ruleId": "required",
      "ruleIndex": 0,
      "level": "error",
      "message": {
        "text": "FullName is a required field"
      },
      "locations": [
        {
          "physicalLocation": {
            "artifactLocation": {
              "uri": "stdin"
            },
            "region": {
              "startLine": 1
            }
          },
          "logicalLocations": [
            {
              "fullyQualifiedName": "record 1, FullName"
            }
          ]
        }
      ],
      "properties": {
        "AttemptedValue": ""
      }
    }
    "#);
}

#[test]
fn junit_report_has_a_failure_per_property_and_code() {
    let report = report("junit");
    let is_passed = |line: &&str| line.ends_with("classname=\"stdin\"/>");
    let failed: Vec<&str> = report.lines().filter(|line| !is_passed(line)).collect();
    insta::assert_snapshot!(failed.join("\n"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="contract-contact">
    <testsuite name="stdin" tests="37" failures="3" errors="0">
      <properties>
        <property name="records" value="3"/>
        <property name="invalid" value="2"/>
      </properties>
      <testcase name="FullName required" classname="stdin">
        <failure type="required" message="is a required field (1 record)">stdin:1: FullName is a required field [required]: &quot;&quot;
    </failure>
      </testcase>
      <testcase name="Email not_an_email" classname="stdin">
        <failure type="not_an_email" message="must be a valid email address (1 record)">stdin:1: Email must be a valid email address [not_an_email]: &quot;ada@&quot;
    </failure>
      </testcase>
      <testcase name="not_a_record" classname="stdin">
        <failure type="not_a_record" message="is not a record (1 record)">stdin:2: The body must be an object, not an array
    </failure>
      </testcase>
    </testsuite>
    </testsuites>
    "#);
}
