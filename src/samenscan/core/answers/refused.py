"""What is raised when an answer does not fit its question."""

from samenscan.core.refused import Refused


class AnswerRefused(Refused):
    """An answer that does not fit its question; `where` names the form field."""

    status = 400
