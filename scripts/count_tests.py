"""Adds up the results of all test runs and tells how many tests were skipped, and why."""

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree


def skip_reasons(suite: ElementTree.Element) -> Counter[str]:
    """How often each reason for skipping was given in one run."""
    return Counter(skipped.get("message", "no reason given") for skipped in suite.iter("skipped"))


def main(folder: Path) -> None:
    """Print one line per run and per reason, then the closing line."""
    passed = failed = skipped = 0
    reasons: Counter[str] = Counter()
    for path in sorted(folder.glob("*.xml")):
        for suite in ElementTree.parse(path).iter("testsuite"):  # noqa: S314 (our own file)
            n_skipped = int(suite.get("skipped", "0"))
            n_failed = int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
            n_passed = int(suite.get("tests", "0")) - n_failed - n_skipped
            sys.stdout.write(
                f"{path.stem}: {n_passed} passed, {n_failed} failed, {n_skipped} skipped\n"
            )
            passed, failed, skipped = passed + n_passed, failed + n_failed, skipped + n_skipped
            reasons += skip_reasons(suite)
    for reason, count in reasons.most_common():
        sys.stdout.write(f"  skipped {count}: {reason}\n")
    sys.stdout.write(f"{passed} passed, {failed} failed, {skipped} skipped\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
