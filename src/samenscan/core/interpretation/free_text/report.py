"""Free text of a round as topics with counts of organisations; of the text itself nothing stays."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samenscan.core.answers.asked import SheetView, view
from samenscan.core.answers.dataset import Dataset
from samenscan.core.answers.values import Written
from samenscan.core.interpretation.free_text.language import UNKNOWN
from samenscan.core.interpretation.free_text.matching import About, Reader
from samenscan.core.interpretation.free_text.vocabulary import BY_LANGUAGE, TOPICS
from samenscan.core.questionnaire.model import Kind, Question
from samenscan.core.text import Text, Words, text


@dataclass(frozen=True)
class TopicCount:
    """How many organisations wrote about one topic; often means many organisations, not words."""

    topic: str
    title: Text
    n_organisations: int


@dataclass(frozen=True)
class QuestionTopics:
    """What was written in answer to one question.

    `n_members` were in the round, `n_texts` of them wrote something, `n_without_topic` of these
    texts are about nothing on our list. `languages` counts texts by language code (nl, fr, de, en
    and “unknown”), `topics` organisations by topic: most first, then in the order of the list.
    """

    question: str
    title: Words
    n_members: int
    n_texts: int
    n_without_topic: int
    languages: tuple[tuple[str, int], ...]
    topics: tuple[TopicCount, ...]
    sentence: Text


@dataclass(frozen=True)
class FreeText:
    """The free text of a round, for the analyst only.

    `together` counts organisations over all questions, each once per topic. `not_read` are the
    codes of questions whose answers serve nobody but the organisation that gave them.
    """

    n_members: int
    questions: tuple[QuestionTopics, ...]
    together: tuple[TopicCount, ...]
    not_read: tuple[str, ...]
    notes: tuple[Text, ...]


def free_text(dataset: Dataset) -> FreeText:
    """Topics of the answers to text questions (T1 to T8 in docs/methods/free-text.md).

    Comments beside answers and cells of tables are not read.
    """
    asked = dataset.questionnaire
    written = [question for question in asked.questions() if question.kind is Kind.TEXT]
    read = [question for question in written if question.sharing != "own"]
    not_read = tuple(question.code for question in written if question.sharing == "own")
    reader, n_members = Reader(), len(dataset.population)
    views = [view(asked, sheet) for sheet in dataset.sheets]
    about = {question.code: _about(question, views, reader) for question in read}
    together = [frozenset[str]() for _ in views]
    for found in about.values():
        for place, one in found.items():
            together[place] |= one.topics
    return FreeText(
        n_members=n_members,
        questions=tuple(
            _question(question, tuple(about[question.code].values()), n_members)
            for question in read
        ),
        together=_counts(together),
        not_read=not_read,
        notes=_notes(not_read),
    )


def _about(question: Question, views: Sequence[SheetView], reader: Reader) -> Mapping[int, About]:
    """What the texts are about, by the place of the sheet they stand in."""
    answers = ((place, seen.answer(question.code)) for place, seen in enumerate(views))
    return {
        place: reader.about(answer.value)
        for place, answer in answers
        if isinstance(answer, Written) and answer.value.strip()
    }


def _question(question: Question, about: Sequence[About], n_members: int) -> QuestionTopics:
    languages = Counter(one.language for one in about)
    topics = _counts(one.topics for one in about)
    n_without = sum(not one.topics for one in about)
    return QuestionTopics(
        question=question.code,
        title=question.text,
        n_members=n_members,
        n_texts=len(about),
        n_without_topic=n_without,
        languages=tuple(
            (language, languages[language])
            for language in (*BY_LANGUAGE, UNKNOWN)
            if languages[language]
        ),
        topics=topics,
        sentence=_sentence(len(about), n_without, n_members),
    )


def _counts(by_organisation: Iterable[frozenset[str]]) -> tuple[TopicCount, ...]:
    """Organisations per topic: each counts once, however often it names one (T6)."""
    counted = Counter(topic for topics in by_organisation for topic in topics)
    found = [
        TopicCount(topic.code, topic.title, counted[topic.code])
        for topic in TOPICS
        if counted[topic.code]
    ]
    return tuple(sorted(found, key=lambda one: -one.n_organisations))


def _sentence(n_texts: int, n_without: int, n_members: int) -> Text:
    if not n_texts:
        return text("Nobody wrote anything here.")
    if not n_without:
        return text(
            "%(n)s of %(of)s organisations wrote something. Each text is about a topic on our "
            "list.",
            n=n_texts,
            of=n_members,
        )
    return text(
        "%(n)s of %(of)s organisations wrote something. Nothing on our list of topics was found in "
        "%(without)s of these texts; only reading tells what they are about.",
        n=n_texts,
        of=n_members,
        without=n_without,
    )


def _notes(not_read: Sequence[str]) -> tuple[Text, ...]:
    notes = [
        text(
            "A topic tells what a text is about, not what it says of it: who writes that backup "
            "is no worry is counted under backup too."
        ),
        text(
            "Topics are found by a list of words. On answers that we made up ourselves, one in "
            "twenty was missed and one in ten was wrong; on real answers expect more of both."
        ),
    ]
    if not_read:
        notes.append(
            text(
                "Not read, because these answers serve only the organisation itself: %(codes)s.",
                codes=", ".join(not_read),
            )
        )
    return tuple(notes)
