"""The files of one questionnaire: found by their paths, each read once, none from outside."""

from collections.abc import Mapping
from posixpath import dirname, join, normpath

from samenscan.core.questionnaire.problem import QuestionnaireErrors, nearest
from samenscan.core.questionnaire.reading import Reading
from samenscan.core.questionnaire.tree import Table, read_tree
from samenscan.core.text import text


class FileSet:
    """Texts by path, relative and with slashes; `main` is the file the others are named in.

    A mapping that decodes a file when it is asked for may raise QuestionnaireErrors for it.
    """

    def __init__(self, files: Mapping[str, str], main: str) -> None:
        self._files = files
        self._named = {main}

    def open(self, reading: Reading, written: str, line: int) -> tuple[str, Table] | None:
        """The path and the keys of the file named on this line; None when reported.

        The path starts from the folder of the file that names it.
        """
        path = normpath(join(dirname(reading.file), written))
        outside = written.startswith("/") or "\\" in written or path.split("/")[0] == ".."
        if outside:
            reading.say(
                line,
                text("“%(path)s” leads out of this set of files.", path=written[:80]),
                text("Write a path that starts from the folder of this file, with slashes: a/b."),
            )
            return None
        if path not in self._files:
            near = nearest(path, sorted(self._files), cutoff=0.9)
            reading.say(
                line,
                text("There is no file “%(path)s” among the files given.", path=path[:200]),
                text("Did you mean “%(word)s”?", word=near)
                if near
                else text(
                    "Add the file, or correct the path: it starts from the folder of this file."
                ),
            )
            return None
        if path in self._named:
            reading.say(
                line,
                text("“%(path)s” is in use already.", path=path[:200]),
                text("Name every file once, and never the file in which it is named."),
            )
            return None
        self._named.add(path)
        return self._open(reading, path)

    def _open(self, reading: Reading, path: str) -> tuple[str, Table] | None:
        try:
            source = self._files[path]
        except QuestionnaireErrors as errors:
            reading.problems.extend(errors.problems)
            return None
        tree, problems = read_tree(source, path)
        reading.problems.extend(problems)
        if isinstance(tree, Table):
            return path, tree
        if not problems:
            reading.at(path, shared=False).say(
                1,
                text("There are no keys in this file."),
                text(
                    "Write a section (code, title, questions), a bank (bank, questions) or rules "
                    "(findings) in it."
                ),
            )
        return None
