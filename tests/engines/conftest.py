"""The engines that are here: DuckDB always, the others where this machine or this run has them."""

import importlib.util
import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from samenscan.reports.engines import (
    SnapshotEngine,
    duckdb_engine,
    postgres_engine,
    spark_engine,
)

Opens = Callable[[Path], AbstractContextManager[SnapshotEngine]]


def _postgres() -> Opens:
    address = os.environ.get("SAMENSCAN_DATABASE_URL", "")
    if not address.startswith("postgres"):
        pytest.skip("not run beside PostgreSQL (scripts/with-postgres does)")
    return lambda path: postgres_engine(path, address)


def _spark() -> Opens:
    if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip("Spark is not installed: it needs Java 17 and the extra “spark”")
    return spark_engine


@pytest.fixture(params=["duckdb", "postgres", "spark"])
def engine(request: pytest.FixtureRequest) -> Opens:
    """What opens a snapshot in one of the engines; skips with the reason where it is not here."""
    if request.param == "duckdb":
        return duckdb_engine
    return _postgres() if request.param == "postgres" else _spark()
