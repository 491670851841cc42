"""Write the JSON Schema of the questionnaire language into the documentation."""

import json
from pathlib import Path

from samenscan.core.questionnaire import schema

PUBLISHED = Path(__file__).resolve().parent.parent / "docs" / "questionnaire.schema.json"

if __name__ == "__main__":
    written = json.dumps(schema(), indent=2, ensure_ascii=False)
    PUBLISHED.write_text(f"{written}\n", encoding="utf-8")
