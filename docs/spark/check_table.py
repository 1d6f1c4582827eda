"""Checks the rows of a Parquet table and writes a row of NDJSON for each error, with the key of the wrong row.

    check_table.py TABLE KEY ERRORS
"""

import sys

from contract_contact_spark import check
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

table, key, errors = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()

contacts = spark.read.parquet(table)
records = contacts.select(key, F.to_json(F.struct("*")).alias("json"))
check(records).write.json(errors)
spark.stop()
