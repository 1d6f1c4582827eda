"""Checks a CSV file with frictionless, and prints how many rows are invalid and how long the check took.

python check_csv.py FILE
"""

import json
import os
import sys
import time

from frictionless import Resource, Schema, validate

INTEGER = {"type": "integer", "constraints": {"minimum": 1, "maximum": 9007199254740991}}
LINE = {"type": "string", "constraints": {"pattern": r"[^\x00-\x1f\x7f-\x9f]*"}}
LINES = {"type": "string", "constraints": {"pattern": r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*"}}
LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
EMAIL = {"pattern": rf"[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{LABEL}(?:\.{LABEL})*", "maxLength": 254}
PHONE = {"pattern": r"(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\-.()/#]*(?:(?:[xX]|[eE][xX][tT]\.?) *[0-9]+)?"}
NAME = r"[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*"
ROLE = {"enum": ["0", "1", "2", "3"]}
BORN = {"minimum": "1900-01-01", "maximum": time.strftime("%Y-%m-%d", time.gmtime(time.time() + 14 * 3600))}


def required(field):
    return {**field, "constraints": {**field["constraints"], "required": True}}


FIELDS = {
    "Id": required(INTEGER),
    "CoworkerContractId": required(INTEGER),
    "FullName": {"type": "string", "constraints": {"required": True, "pattern": NAME}},
    "CoworkerId": INTEGER,
    "Email": {"type": "string", "constraints": EMAIL},
    "DateOfBirth": {"type": "date", "constraints": BORN},
    "Address": LINES,
    "PostCode": LINE,
    "CityName": LINE,
    "State": LINE,
    "CountryId": INTEGER,
    "PhoneNumber": {"type": "string", "constraints": PHONE},
    "Notes": LINES,
    "ContractContactType": {"type": "integer", "constraints": ROLE},
}

schema = Schema.from_descriptor({"fields": [{"name": name, **field} for name, field in FIELDS.items()]})
folder, file = os.path.split(os.path.abspath(sys.argv[1]))
start = time.perf_counter()
report = validate(Resource(path=file, basepath=folder, schema=schema), limit_errors=1_000_000_000)
seconds = time.perf_counter() - start
(task,) = report.tasks
others = {error.type for error in task.errors} - {"type-error", "constraint-error"}
if others:
    sys.exit(f"frictionless found errors that no rule explains: {others}")
invalid = {error.row_number for error in task.errors}
print(json.dumps({"records": task.stats["rows"], "invalid": len(invalid), "seconds": seconds}))
