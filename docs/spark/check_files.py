"""Checks files that every executor can open and writes a row of NDJSON for each error, with file and line.

    check_files.py PATTERN ERRORS
"""

import glob
import os
import shlex
import sys

from pyspark.sql import SparkSession

# Exit code 1 of the tool means that some records are invalid. That is a result, so it becomes 0.
# Exit code 2 means that something was not read. xargs then exits with 123, and checkCode fails the task.
CHECK = './contract-contact check --format ndjson -- "$@" || test $? -eq 1'
COMMAND = shlex.join(["xargs", "-r", "-d", "\n", "sh", "-c", CHECK, "sh"])
REPORT = "file string, record long, line long, `column` long, PropertyName string, code string, Message string, description string"

pattern, errors = sys.argv[1:]
files = sorted(os.path.abspath(file) for file in glob.glob(pattern, recursive=True))
if not files:
    sys.exit(f"no file matches {pattern}")
spark = SparkSession.builder.getOrCreate()
context = spark.sparkContext

# Some groups for each core, so that a group of large files does not delay the end.
groups = context.parallelize(files, min(len(files), 8 * context.defaultParallelism))
report = groups.pipe(COMMAND, checkCode=True)
spark.read.schema(REPORT).json(report).write.json(errors)
spark.stop()
