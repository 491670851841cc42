"""What free text is about: topics from a list of our own with counts, and nothing of the text."""

from samenscan.core.interpretation.free_text.report import (
    FreeText,
    QuestionTopics,
    TopicCount,
    free_text,
)

__all__ = ["FreeText", "QuestionTopics", "TopicCount", "free_text"]
