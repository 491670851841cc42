"""An answer as somebody would type it into the fields of a form; `parse` reads it back."""

from samenscan.core.answers.values import (
    Answer,
    Cell,
    Chosen,
    Day,
    Files,
    Levels,
    Missing,
    Number,
    Priority,
    Ranked,
    Rows,
    Several,
    Written,
    YesNo,
)


def typed(answer: Answer) -> dict[str, str]:
    """The fields that say this answer, named as `parse` wants them; files have none."""
    match answer:
        case Missing.NOT_ANSWERED | Files():
            return {}
        case Missing():
            return {"missing": answer.value}
        case Levels(paper, practice):
            return _sides(paper=paper, practice=practice)
        case Priority(matters, together):
            return _sides(matters=matters, together=together)
        case Several(codes):
            return {f"value-{code}": "on" for code in codes}
        case Ranked(codes):
            return {f"rank-{code}": str(place) for place, code in enumerate(codes, 1)}
        case Rows(rows):
            return {
                f"row-{number}-{code}": typed_cell(cell)
                for number, row in enumerate(rows, 1)
                for code, cell in row.cells
            }
        case _:
            return {"value": typed_cell(answer)}


def typed_cell(cell: Cell) -> str:
    """One value in the notation of Belgium: 12,5 and 31/12/2026."""
    match cell:
        case Chosen(code):
            return code
        case YesNo(yes):
            return "yes" if yes else "no"
        case Number(value):
            return f"{value:f}".replace(".", ",")
        case Day(day):
            return f"{day.day:02}/{day.month:02}/{day.year:04}"
        case Written(written):
            return written


def _sides(**sides: int | None) -> dict[str, str]:
    return {side: str(step) for side, step in sides.items() if step is not None}
