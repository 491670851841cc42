"""The scan of 2023, read and imported once for all tests here."""

from pathlib import Path

import pytest

from samenscan.core.answers import Dataset
from samenscan.core.formats import read_answers
from samenscan.core.questionnaire import Questionnaire, read
from tests.real.odm2023.importer import ImportedFiles, import_to
from tests.real.odm2023.source import Source, read_source


@pytest.fixture(scope="session")
def source(real_data: Path) -> Source:
    """The published files; skips where they are absent."""
    return read_source(real_data / "odm2023")


@pytest.fixture(scope="session")
def files(source: Source, tmp_path_factory: pytest.TempPathFactory) -> ImportedFiles:
    """The three files made from them, outside the repository."""
    return import_to(source, tmp_path_factory.mktemp("odm2023"))


@pytest.fixture(scope="session")
def questionnaire(files: ImportedFiles) -> Questionnaire:
    """The questionnaire as our own reader reads it."""
    return read(files.questionnaire.read_text(encoding="utf-8"), files.questionnaire.name)


@pytest.fixture(scope="session")
def dataset(files: ImportedFiles, questionnaire: Questionnaire) -> Dataset:
    """The answers as our own reader reads them."""
    source = files.answers.read_text(encoding="utf-8")
    return read_answers(source, files.answers.name, questionnaire)
