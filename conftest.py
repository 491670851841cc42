"""What tests need from outside: real answers and a browser, or a plain reason to skip."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.test import override_settings

ROOT = Path(__file__).resolve().parent

# How long an example takes says something about the machine; what is promised of speed is timed by
# the benchmarks. Where CI is set, Hypothesis uses its own profile, which has no deadline either.
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
if not os.environ.get("CI"):
    hypothesis.settings.load_profile("house")


def folder_of_real_answers(environment: Mapping[str, str], root: Path) -> Path | None:
    """Where the real scans lie; None when nobody named a place and the usual one is empty.

    Raises FileNotFoundError when SAMENSCAN_REAL_DATA names a folder that cannot be read: who
    names one wants these tests to run.
    """
    named = environment.get("SAMENSCAN_REAL_DATA")
    folder = Path(named) if named else root.parent / "shared" / "data"
    if folder.is_dir() and os.access(folder, os.R_OK | os.X_OK):
        return folder.resolve()
    if named:
        raise FileNotFoundError(f"SAMENSCAN_REAL_DATA names a folder that cannot be read: {named}")
    return None


def browser_program(environment: Mapping[str, str]) -> str | None:
    """Path of a Chromium on this machine; None when there is none and none is demanded.

    Raises FileNotFoundError where CI=true, because there the journeys must run.
    """
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None and environment.get("CI") == "true":
        raise FileNotFoundError("Chromium is missing, and here the journeys must run.")
    return found


@pytest.fixture(scope="session", name="real_data")
def real_answers() -> Path:
    """Folder with real scans of other tools; skips where there is none."""
    folder = folder_of_real_answers(os.environ, ROOT)
    if folder is None:
        pytest.skip("no real scans beside the repository (SAMENSCAN_REAL_DATA names their folder)")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser that walks the journeys; skips where there is none."""
    found = browser_program(os.environ)
    if found is None:
        pytest.skip("no Chromium on this machine (Debian or Ubuntu: apt install chromium)")
    return found


@pytest.fixture(autouse=True, scope="session")
def made_for_tests() -> Iterator[None]:
    """Passwords are hashed fast (slowness protects real people) and static files need no build."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    with override_settings(
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        STORAGES={"default": files, "staticfiles": plain},
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def plain_static_files() -> Iterator[None]:
    """Addresses of static files without fingerprints, so that nothing has to be collected first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}):
        yield


@pytest.fixture(autouse=True, scope="session")
def uploaded_documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Documents that tests upload go to a folder of the tests."""
    with override_settings(DATA_DIR=tmp_path_factory.mktemp("kept")):
        yield
