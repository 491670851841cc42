"""Official scores of 2023 that do not follow from the published answer, each by country and id."""

# (country, question, answer, official score, score of everybody else with this answer)
SET_BY_HAND = {("AL", "10a", "not applicable", 0, 20)}

# Scored although the question has no weight and no answer; not part of the official total.
SCORED_WITHOUT_WEIGHT = {("IE", "24a", 10)}

# The form was left at its invitation to choose. Officially that earns 0 points of full marks, so
# the importer makes it a choice of 0 points; a missing answer would never be zero.
LEFT_OPEN = {
    "AL": "70b 93c",
    "BA": "26b 70b 104c",
    "CH": "23b 23c 70b",
    "EL": "70b 124b",
    "HU": "70b 93c",
    "IS": "104c 124b",
    "ME": "93c 124b",
    "MT": "3 10a 33 37 38 42 43 44 48 49 50 51 52 64 67 68 75 77 94a 96 98 101 111b 120 129",
    "RO": "23b",
    "SE": "124b",
    "SI": "124b",
}

# Having a licence of one's own earns nothing here, and not having one earns full marks.
REVERSED = {"113"}

# Graded answers (neither yes, no, unknown nor not applicable) that one single country gave: their
# score rests on that country alone, so it proves nothing about it.
N_GRADED_GIVEN_ONCE = 25
