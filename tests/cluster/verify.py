"""Runs the commands of docs/check-files-on-a-cluster.md and compares their errors with those of one process on the same data.

    verify.py [NAME]

NAME selects the ways whose name contains it, such as DuckDB. The page's section "Verification" has the commands that install and build
what this needs.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs/check-files-on-a-cluster.md"
SCHEMA = ROOT / "crates/contract-contact-schema/schema/update.strict.schema.json"
WORK = ROOT / "target/cluster/work"
TOOL = WORK / "contract-contact"

RECORDS = 300_000
FILES = 48
RANDOM = random.Random(1)

IN_FILE = ["file", "record", "line", "column"]
ERROR = ["PropertyName", "code", "Message", "description"]

# The name of each way; how its block of code in the page begins; its report: a file, a folder or the beginning of the names of files;
# the data; the columns that say where an error is, in one process's report and in this one; and what is on stderr where the tool ends
# with exit code 2.
WAYS = [
    (
        "PySpark, mapInArrow, rows of Parquet",
        "spark-submit --files contract-contact --py-files contract_contact_spark.py check_table.py",
        ("errors-in-table", "contacts.parquet", ["line"], ["row"], "exit code 2"),
    ),
    (
        "PySpark, mapInArrow, lines of NDJSON",
        "spark-submit --files contract-contact --py-files contract_contact_spark.py check_lines.py",
        ("errors-in-lines", "lake", ["file", "line", "column"], ["file", "line", "column"], "exit code 2"),
    ),
    (
        "PySpark, RDD.pipe, names of files",
        "spark-submit --files contract-contact check_files.py",
        ("errors-in-files", "lake", IN_FILE, IN_FILE, "error code 123"),
    ),
    ("DuckDB, rows of Parquet", "duckdb", ("errors.ndjson", "contacts.parquet", ["line"], ["line"], "")),
    ("xargs -P, names of files", "set -o pipefail", ("errors.slot", "lake", IN_FILE, IN_FILE, "")),
]


def main(selected=""):
    shutil.rmtree(WORK, ignore_errors=True)
    shutil.copytree(ROOT / "docs/spark", WORK)
    shutil.copy(ROOT / "target/release/contract-contact", TOOL)
    lake = write_data()
    one_process = {"lake": check_once("lake", lake), "contacts.parquet": check_once("table", [WORK / "table.ndjson"])}
    for name, beginning, (report, data, place_of_one, place, failure) in WAYS:
        if selected not in name:
            continue
        block = block_of_page(beginning, report)
        compare(name, block, report, place, *one_process[data], place_of_one)
        expect_failures(name, block, report, data, failure)


def block_of_page(beginning, report):
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(), re.DOTALL | re.MULTILINE)
    found = [block for block in blocks if block.startswith(beginning) and report in block]
    if len(found) != 1:
        sys.exit(f"{PAGE} has not exactly one block of code that begins with {beginning} and writes {report}")
    return found[0]


def shell(lines):
    """Runs lines of the page, and returns the exit code, the log and the seconds."""
    env = {
        **os.environ,
        "PATH": f"{WORK}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_CONF_DIR": str(HERE),
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    start = time.monotonic()
    run = subprocess.run(["bash", "-c", lines], cwd=WORK, env=env, capture_output=True, errors="replace")
    # Without the many lines of Java's stack traces.
    log = "\n".join(line for line in run.stderr.splitlines() if not line.startswith("\tat "))
    return run.returncode, log, time.monotonic() - start


def succeed(lines):
    code, log, seconds = shell(lines)
    if code != 0:
        sys.exit(f"{log}\nexit code {code}: {lines}")
    return seconds


def check_once(name, files):
    """Checks files by one process, and returns its report and the number of invalid records."""
    runs = {}
    start = time.monotonic()
    for format in ["ndjson", "json"]:
        run = subprocess.run([TOOL, "check", "--format", format, "--", *files], capture_output=True)
        if run.returncode != 1:
            sys.exit(f"one process: exit code {run.returncode}: {run.stderr.decode()}")
        runs[format] = run.stdout
        if format == "ndjson":
            seconds = time.monotonic() - start
    report = WORK / f"{name}.report"
    report.write_bytes(runs["ndjson"])
    whole, errors = json.loads(runs["json"]), runs["ndjson"].count(b"\n")
    print(f"{name}, one process: {whole['records']} records, {whole['invalid']} invalid, {errors} errors, {seconds:.1f} s")
    return report, whole["invalid"]


def findings(report, place):
    """Returns the errors of a report, sorted, each as the place and the error."""
    path = WORK / report
    files = [path] if path.is_file() else path.glob("*.json") if path.is_dir() else WORK.glob(f"{report}*")
    found = []
    for file in files:
        for line in file.read_bytes().splitlines():
            error = json.loads(line)
            if "file" in error:
                error["file"] = relative(error["file"])
            found.append(tuple(json.dumps([error.get(name) for name in names]) for names in (place, ERROR)))
    return sorted(found)


def relative(path):
    """Returns a path, or a URI as Spark writes it, relative to the folder of the work."""
    path = unquote(path.removeprefix("file:")) if path.startswith("file:") else path
    return path.lstrip("/").removeprefix(str(WORK).lstrip("/")).lstrip("/")


def compare(name, block, report, place, report_of_one, invalid_of_one, place_of_one):
    """Runs a command of the page, whose report has to have the same errors as often."""
    seconds = succeed(block)
    expected, found = findings(report_of_one, place_of_one), findings(report, place)
    invalid = len({place for place, _ in found})
    if found != expected:
        pairs = zip(found + [None] * len(expected), expected + [None] * len(found))
        first = next(pair for pair in pairs if pair[0] != pair[1])
        sys.exit(f"{name}: {len(found)} errors, one process {len(expected)}; the first that differs, and that of one process: {first}")
    if invalid != invalid_of_one:
        sys.exit(f"{name}: {invalid} invalid records, one process {invalid_of_one}")
    print(f"{name}: the same {len(found)} errors in {invalid} records, by {', '.join(place + ERROR)}, {seconds:.1f} s")


def expect_failures(name, block, report, data, failure):
    """Fails unless the command fails where the tool ends with exit code 2, and where the data is missing."""
    tool = TOOL.rename(WORK / "tool")
    # Reads the whole input, so that the writer of a pipe does not fail.
    TOOL.write_text("#!/bin/sh\ncat > /dev/null\nexit 2\n")
    TOOL.chmod(0o755)
    code, log, _ = shell(block.replace(report, f"failure-{report}"))
    tool.rename(TOOL)
    if code == 0 or failure not in log:
        sys.exit(f"{name}: exit code {code} where the tool ends with exit code 2: {log}")
    code, _, _ = shell(block.replace(report, f"nothing-{report}").replace(data, "nowhere"))
    if code == 0:
        sys.exit(f"{name}: succeeds though the data is missing")
    print(f"{name}: fails where the tool ends with exit code 2, and where the data is missing")


# The data.

ODD_LINES = [b"", b" \t ", b"\r", b"[]", b"null", b"12", b'"x"', b"[{}]", b"{}", b"not JSON", b"[" * 2000]
# Not UTF-8, and control characters.
ODD_BYTES = [b"\xff", b"\xc3", b"\xed", b"\x00", b"\x0c", b"\x7f"]
# How files in UTF-16, gzip, zstd, UTF-8 with a mark, Parquet and Excel begin.
BEGINNINGS = [b"\xff\xfe", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\xef\xbb\xbf", b"PAR1", b"PK\x03\x04"]
MARK = b"\xef\xbb\xbf"
NUMBERS = [0, 1, 3, 4, -1, 1_450_000_000, 2**63 - 1, 2**53 + 1]
EMPTY_FILE, FILE_WITH_MARK, FILE_WITH_BLANKS, FILE_OF_MARKS, FILE_WITH_LONG_RECORD = 1, 2, 3, 6, 7
# More than two batches, so that a batch begins in it.
MARKS = 2_500


def file_name(number):
    """Returns names as people give them, and folders by day."""
    odd = {4: "Zoë's contacts + 100% [new].ndjson", 5: "-n.ndjson"}
    return odd.get(number, f"day=2026-11-{number % 7 + 1:02}/part-{number:03}.ndjson")


def write_data():
    """Writes the files of the lake, table.ndjson, and the same as Parquet, with the number of the row. Returns the files."""
    script = f"import {{ lines }} from './cases.mjs'; for (const line of lines({RECORDS})) process.stdout.write(line);"
    node = ["node", "--input-type=module", "-e", script]
    lines = subprocess.run(node, cwd=ROOT / "benches/js", check=True, stdout=subprocess.PIPE).stdout.splitlines()
    with open(ROOT / "target/differential/differential.ndjson") as file:
        generated = [json.loads(line)["values"] for line in file]

    files, start = [], 0
    for number in range(FILES):
        # The first has a third of all, and the last what is left.
        length = RANDOM.randrange(2 * RECORDS // FILES)
        length = {0: RECORDS // 3, EMPTY_FILE: 0, FILE_OF_MARKS: MARKS, FILES - 1: RECORDS}.get(number, length)
        path = WORK / "lake" / file_name(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents(number, lines[start : start + length], generated))
        files.append(path)
        start += length

    properties = json.loads(SCHEMA.read_text())["properties"]
    types = {name: "BIGINT" if "integer" in schema["type"] else "VARCHAR" for name, schema in properties.items()}
    with open(WORK / "table.ndjson", "wb") as table:
        for row, line in enumerate(lines, 1):
            is_odd = RANDOM.randrange(25) == 0
            table.write(odd_row(row, types, generated) if is_odd else b'{"row":%d,%s\n' % (row, line[1:]))
    columns = ", ".join(f"{name}: '{type}'" for name, type in types.items())
    source = f"read_json('table.ndjson', format = 'newline_delimited', columns = {{row: 'BIGINT', {columns}}})"
    succeed(f"duckdb -c \"COPY (FROM {source}) TO 'contacts.parquet' (ROW_GROUP_SIZE 20000)\"")
    return sorted(files)


def contents(number, lines, generated):
    """Returns lines with odd ones between them."""
    all_lines = []
    for line in lines:
        if RANDOM.randrange(25) == 0:
            all_lines.append(odd_line(line, generated))
        all_lines.append(MARK + line if number == FILE_OF_MARKS else line)
    if number == FILE_WITH_LONG_RECORD:
        all_lines[0] = lines[0].replace(b'"FullName":"', b'"FullName":"' + b"Ada " * 300_000)
    beginning = {FILE_WITH_MARK: MARK, FILE_WITH_BLANKS: b"\n \r\n\n"}.get(number, b"")
    # Every other file ends without a line break.
    return beginning + b"\n".join(all_lines) + (b"\n" if number % 2 and all_lines else b"")


def odd_line(line, generated):
    """Returns a line that is blank, no JSON, no text, or a record that is invalid or seldom looks like this."""
    place = RANDOM.randrange(len(line))
    choices = [
        RANDOM.choice(ODD_LINES),
        line[:place],
        line + b"}",
        line[:place] + RANDOM.choice(ODD_BYTES) + line[place:],
        RANDOM.choice(BEGINNINGS) + line,
        # Line breaks of other systems, which are blanks to JSON or part of a name.
        line.replace(b',"', b',\r"'),
        line + b"\r",
        line.replace(b" ", "\u2028".encode()),
        line.replace(b" ", "\x85".encode()),
        *(json.dumps(record, ensure_ascii=False).encode() for record in RANDOM.choices(generated, k=6)),
    ]
    return RANDOM.choice(choices)


def odd_row(row, types, generated):
    """Returns a row that a typed table can hold, with values near to what the rules accept."""
    values = {"row": row}
    for name, type in types.items():
        way = RANDOM.randrange(5)
        text = RANDOM.choice(generated).get(name)
        if way == 1:
            values[name] = None
        elif way > 1:
            values[name] = RANDOM.choice(NUMBERS) if type == "BIGINT" else text if isinstance(text, str) else "12"
    return json.dumps(values, ensure_ascii=False).encode() + b"\n"


main(*sys.argv[1:])
