"""Checks NDJSON files that Spark reads and writes a row of NDJSON for each error, with file and line.

    check_lines.py FOLDER ERRORS
"""

import sys

from contract_contact_spark import check, number_lines, read_lines
from pyspark.sql import SparkSession

folder, errors = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()

lines = read_lines(spark, folder)
number_lines(check(lines), lines).write.json(errors)
spark.stop()
