"""Checks many letters with `lorcheck stream` under Apache Spark.

Usage: spark-submit check_letters.py LORCHECK REQUESTS RESULTS

LORCHECK is the command, by an absolute path; REQUESTS a file of JSON requests, one a line, as
`lorcheck stream` reads them; RESULTS a folder for its answers, one a line: its files, by name, hold them
in the order of the requests.
"""

import shlex
import sys

from pyspark import SparkContext


def main(command, requests, results):
    # Started by spark-submit, the master comes from there. In local mode, local[2] never tries a task
    # again; local[2,4] makes up to four attempts, as a cluster does.
    context = SparkContext(appName="lorcheck")
    context.setLogLevel("WARN")
    letters = context.textFile(requests, minPartitions=8)
    # checkCode: without it a process that dies would pass for one that had no more to say.
    answers = letters.pipe(f"{command} stream --no-quotes", checkCode=True)
    answers.saveAsTextFile(results)
    context.stop()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(shlex.quote(sys.argv[1]), sys.argv[2], sys.argv[3])
