"""A process that is started loads what it needs to answer: the engines of the checks are loaded by the first job."""

import json
import os
import subprocess
import sys

import pytest

PROGRAM = """
import json, sys
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def loaded(process, directory):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={
            **os.environ,
            "GONGXIN_PROCESS": process,
            "GONGXIN_DATA": str(directory),
            "DJANGO_SETTINGS_MODULE": "gongxin.web.settings",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("process", ["portal", "worker", "migrate"])
def test_no_engine_is_loaded_before_there_is_a_job(process, tmp_path):
    assert not loaded(process, tmp_path) & {"duckdb", "ibis", "pandas", "pypinyin", "sqlglot"}


def test_the_desk_answers_before_it_loads_what_only_a_delivery_needs(tmp_path):
    assert not loaded("desk", tmp_path) & {"duckdb", "pandas", "pypinyin"}
