"""Checks records of a Spark DataFrame with the command-line tool contract-contact."""

import json
import subprocess

import pyarrow as pa
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F

# `spark-submit --files contract-contact` puts the tool into the working directory of each executor.
TOOL = "./contract-contact"

TEXTS = ["PropertyName", "code", "Message", "description"]
REPORT = pa.schema([("column", pa.int64()), *((name, pa.string()) for name in TEXTS)])


def check(records: DataFrame, *options: str) -> DataFrame:
    """Returns a row for each error: all columns of `records` but `json`, then the columns of REPORT.

    The column `json` holds a record on one line. The other columns are the key: they identify the record.
    The options are those of `contract-contact check`, such as "--operation", "create".
    """
    key = [name for name in records.columns if name != "json"]
    command = [TOOL, "check", "--input", "ndjson", "--format", "ndjson", *options]

    def check_batches(batches):
        for batch in batches:
            lines = batch.column("json").to_pylist()
            if any(line is None or b"\n" in line for line in lines):
                raise ValueError("the column json has a null or a line break: it has to hold a record on one line")
            # The tool looks at how its input begins: byte order mark, compression. No record may be taken for that.
            # So the first line is blank, and the first record is line 2.
            text = b"\n" + b"\n".join(lines)
            # Writes and reads at once, so that neither side waits for the other.
            run = subprocess.run(command, input=text, capture_output=True)
            # 0: all records are valid. 1: some are not, which is a result. All else: something was not checked.
            if run.returncode not in (0, 1):
                raise RuntimeError(f"{TOOL}: exit code {run.returncode}: {run.stderr.decode(errors='replace')}")
            found = [json.loads(line) for line in run.stdout.splitlines()]
            rows = pa.array([error["line"] - 2 for error in found], pa.int64())
            errors = pa.RecordBatch.from_pylist(found, schema=REPORT)
            columns = [*batch.select(key).take(rows).columns, *errors.columns]
            yield pa.RecordBatch.from_arrays(columns, names=[*key, *REPORT.names])

    schema = records.select(*key).schema.add("column", "long")
    for name in TEXTS:
        schema = schema.add(name, "string")
    return records.withColumn("json", F.col("json").cast("binary")).mapInArrow(check_batches, schema)


def read_lines(spark, folder: str) -> DataFrame:
    """Returns the lines of all NDJSON files in a folder and its subfolders, with file, block and position.

    Spark may cut a large file into blocks, which are read in parallel.
    """
    lines = spark.read.text(folder, lineSep="\n", recursiveFileLookup=True)
    return lines.select(
        F.col("_metadata.file_path").alias("file"),
        F.col("_metadata.file_block_start").alias("block"),
        F.monotonically_increasing_id().alias("position"),
        F.col("value").alias("json"),
    )


def number_lines(errors: DataFrame, lines: DataFrame) -> DataFrame:
    """Returns `errors` with the number of the line in its file, from 1, instead of block and position."""
    blocks = lines.groupBy("file", "block").agg(F.min("position").alias("first"), F.count("*").alias("lines"))
    earlier = F.sum("lines").over(Window.partitionBy("file").orderBy("block")) - F.col("lines")
    line = F.col("earlier") + F.col("position") - F.col("first") + 1
    blocks = blocks.withColumn("earlier", earlier)
    return errors.join(blocks, ["file", "block"]).select("file", line.alias("line"), *REPORT.names)
