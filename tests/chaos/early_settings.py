"""The settings of the product with the planted mistake in front, for the test of the test."""

from samenscan.site.settings import *  # noqa: F403
from samenscan.site.settings import MIDDLEWARE as _OURS

MIDDLEWARE = ["tests.chaos.early.AnswersEarly", *_OURS]
