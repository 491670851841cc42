"""The list of topics and the words by which they are known, per language.

How a word is written in the list: `budget` stands for all its forms, `budget*` for every word
that begins so, `*budget` for every word that ends so, `=avg` for exactly these letters, and
`mot de passe` for these words one after the other. Hyphens and apostrophes separate words.
Under no topic at all stand phrases that only look like one (`au départ`).
"""

from collections.abc import Mapping

from samenscan.core.interpretation.free_text.vocabulary.dutch import DUTCH
from samenscan.core.interpretation.free_text.vocabulary.english import ENGLISH
from samenscan.core.interpretation.free_text.vocabulary.everywhere import EVERYWHERE
from samenscan.core.interpretation.free_text.vocabulary.french import FRENCH
from samenscan.core.interpretation.free_text.vocabulary.german import GERMAN
from samenscan.core.interpretation.free_text.vocabulary.topics import TOPICS, Topic

Listed = Mapping[str, str]

BY_LANGUAGE: Mapping[str, Listed] = {
    "nl": DUTCH,
    "fr": FRENCH,
    "de": GERMAN,
    "en": ENGLISH,
}

__all__ = ["BY_LANGUAGE", "EVERYWHERE", "TOPICS", "Listed", "Topic"]
