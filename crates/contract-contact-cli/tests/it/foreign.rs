//! Files of other programs, which the tool recognizes and rejects.

use crate::common::{assert_summary, check, gzip};

#[test]
fn file_of_another_program_is_rejected_with_advice() {
    let zip = |name: &str| [b"PK\x03\x04\x14\0\0\0\x08\0".as_slice(), &[0; 16], name.as_bytes()].concat();
    let tar = [b"contacts.csv".as_slice(), &[0; 245], b"ustar\x0000", &[0; 100]].concat();
    let spreadsheet = "save it as CSV UTF-8 in a spreadsheet program";
    for (input, name, advice) in [
        (zip("[Content_Types].xml"), "an Excel workbook (.xlsx)", spreadsheet),
        (zip("xl/workbook.xml"), "an Excel workbook (.xlsx)", spreadsheet),
        (
            zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
            "an OpenDocument spreadsheet (.ods)",
            spreadsheet,
        ),
        (zip("contacts.csv"), "a zip archive", "unzip FILE"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0".to_vec(), "an Excel workbook (.xls)", spreadsheet),
        (b"PAR1\x15\x04\x15\x00".to_vec(), "a Parquet file", "duckdb"),
        (b"BZh91AY&SY\x01".to_vec(), "a bzip2 file", "bzip2 -dc FILE | contract-contact check"),
        (b"\xFD7zXZ\0\0\x04".to_vec(), "an xz file", "xz -dc FILE | contract-contact check"),
        (b"7z\xBC\xAF\x27\x1C\0\x04".to_vec(), "a 7z archive", "7z x FILE"),
        (tar.clone(), "a tar archive", "tar -xf FILE"),
        (gzip(tar), "a tar archive", "tar -xf FILE"),
    ] {
        for options in ["", "--input csv", "--input json"] {
            let run = check(options, &input);
            assert!(
                run.err.starts_with(&format!("error: stdin: the input is {name}, which the tool cannot read: ")),
                "{}",
                run.err
            );
            assert!(run.err.contains(advice), "{}", run.err);
            assert_summary(&run, 2, "0 records: 0 valid, 0 invalid");
        }
    }
}

#[test]
fn text_that_begins_like_a_foreign_file_is_read() {
    for text in ["PAR1,Id,CoworkerContractId,FullName\n,1,2,Ada\n", "BZh9,Id,CoworkerContractId,FullName\n,1,2,Ada\n"] {
        assert_summary(&check("", text), 0, "1 record: 1 valid, 0 invalid");
    }
}
