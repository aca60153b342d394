"""Finds the labelled parts of an abstract again, which MEDLINE text prints as one line.

The XML of the same records marks them: "METHODS: We …" there is a part with the label METHODS. Measured on
the XML of ../shared that NLM itself wrote: of 1,054 abstracts without labels none is split; of 306 with
labels 286 come out the same. The others have labels in small letters ("Background: "), as authors also write
in abstracts without labels, or with words that no other label has.
"""

from __future__ import annotations

import re

# what the words of a label are about, from the labels of ../shared and NLM's list of structured abstracts;
# without one of them a colon after capitals is text: "95% CI: 1-3", "SIM: simulated"
_ABOUT = (
    "ABSTRACT|AIM|ANALYS|ANIMAL|APPROACH|AREAS COVERED|AVAILABILITY|BACKGROUND|CASE|CLINICAL"
    "|COMMENT|COMPARISON|CONCERN|CONCLU|CONTACT|CONTENT|CONTEXT|COUNSEL|CRITERIA|DATA"
    "|DESCRIPTION|DESIGN|DIAGNOS|DISCLOSURE|DISCUSSION|EVIDENCE|EXPERIMENT|EXPERT OPINION"
    "|FEATURES|FINDING|FUNDING|GOAL|HISTORY|HYPOTHES|IMPACT|IMPLICATION|IMPORTANCE"
    "|INTERPRETATION|INTERVENTION|INTRODUCTION|INVESTIGATIONS|KEY|LESSON|LIMITATION|MANAGEMENT"
    "|MATERIAL|MEASURE|METHOD|OBJECT|OBSERVATION|OUTCOME|OUTLOOK|PARTICIPANT|PATIENT|POPULATION"
    "|PRESENTATION|PROBLEM|PROCEDURE|PROTOCOL|PURPOSE|QUESTION|RATIONALE|RECOMMENDATION"
    "|REGISTRATION|RELEVANCE|REPORT|RESULT|REVIEW|SAMPLE|SEARCH|SELECTION|SETTING|SIGNIFICANCE"
    "|STATISTIC|STUDY|SUBJECT|SUMMARY|SUPPLEMENT|TECHNI|TREATMENT|TRIAL|UNLABELLED"
)
_CAPITALS = r"[A-Z0-9 ,/&()'-]{0,80}"  # the longest label of ../shared has 45
_LABEL = re.compile(
    rf"(?:(?<=[.?!)\]\"”;:] )|\A)(?={_CAPITALS}(?:{_ABOUT}))([A-Z]{_CAPITALS}): (?=\S)"
)


def parts_of(printed: str) -> tuple[tuple[str, str], ...]:
    """(label, text) of every part, as `citation.sections_of` has them; one without a label for any other."""
    if not _LABEL.match(printed):
        return (("", printed),) if printed else ()
    _, *pieces = _LABEL.split(printed)
    return tuple((label, text.strip()) for label, text in zip(pieces[::2], pieces[1::2], strict=True))
