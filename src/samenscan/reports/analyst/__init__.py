"""The report for the analyst: a page, its facts and a workbook, on the command line only (D12)."""

from samenscan.reports.analyst.write import write_analyst

__all__ = ["write_analyst"]
