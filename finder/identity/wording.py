"""Puts levels of evidence into words a student can check: the tables know "years apart: 3", people do not."""

from __future__ import annotations

SPANS = ("under a year", "1 or 2", "3 to 5", "6 to 9", "10 to 14", "15 to 21", "22 to 31", "32 to 59",
         "60 or more")
RARE = ("one of a kind", "very rare", "rare", "uncommon", "fairly common", "common", "very common",
        "among the most common")
AMOUNT = ("nothing", "hardly anything", "little", "some", "much", "most", "nearly all", "all")
LIKE = ("unlike", "unlike", "hardly like", "hardly like", "somewhat like", "somewhat like", "like", "like",
        "much like", "very like", "very like", "as like as can be")

# kind of level -> how it is said, and its grades in words
SAID: dict[str, tuple[str, tuple[str, ...]]] = {
    "years apart": ("years apart", SPANS),
    "name rarity": ("the name is", RARE),
    "faculty name rarity": ("the name is", RARE),
    "faculty institution, own": ("of the page's institution the byline prints", AMOUNT),
    "faculty institution, of the paper": ("of the page's institution the first author prints", AMOUNT),
    "faculty topic": ("of the page's research areas the paper shares", AMOUNT),
    "faculty topics of the seeds": ("of the person's usual topics the paper has", AMOUNT),
    "faculty journals of the seeds": ("of the person's usual journals it is", AMOUNT),
    "faculty best seeds": ("the person's likest papers are", LIKE),
    "faculty all seeds": ("the person's papers are on the whole", LIKE),
    "faculty company, institution": ("of the papers like it, those from the page's institution are", AMOUNT),
}

PLAIN = {
    "faculty company: none": "no other paper like it says where it was written",
    "faculty seeds: none": "no paper from the page's institution to compare with",
}


def in_words(level: str) -> str:
    """A level as a reason: "years apart: 6 to 9", "the name is: very rare"."""
    kind, _, grade = level.partition(": ")
    said, grades = SAID.get(kind, ("", ()))
    if grade.isdigit() and int(grade) < len(grades):
        return f"{said}: {grades[int(grade)]}"
    return PLAIN.get(level, level.removeprefix("faculty "))
