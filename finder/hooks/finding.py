"""The one sentence of an abstract that says what was found, word for word as it stands there."""

from __future__ import annotations

import re

from finder.model import Article

# characters: under the first it says nothing, over the last nobody reads it in a first line
SHORTEST, BEST, LONGEST = 55, 130, 260
_LABELS = re.compile(r"conclu|interpret|implication|significance|take.?home|key points", re.IGNORECASE)
_RESULTS = re.compile(r"result|finding|outcome", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:we (?:found|showed?|observed|conclude|identified)|in conclusion"
    r"|(?:these|our|the) (?:findings|results|data)"
    r"|associated with|did not|no (?:significant )?(?:difference|association)"
    r"|reduc|increas|improv|lower|higher|safe|feasible|predict|independent|more likely|less likely"
    r"|can be|is an? )",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"further (?:stud|research|work|investigat|prospective)|more research|future (?:stud|research|work)"
    r"|(?:studies|research|trials?|data|investigation)s? (?:are|is) (?:needed|required|necessary)"
    r"|warrant|registered|registration|clinicaltrials|copyright|all rights|funded by"
    r"|\blevel of evidence\b",
    re.IGNORECASE,
)
# what ought to be done is an opinion; what was found is a better thing to ask about
_ADVICE = re.compile(r"\b(?:should|must|ought to|recommend|advocate|need to|consider)", re.IGNORECASE)
_OPENING = re.compile(r"^(?:in (?:conclusion|summary)|overall|thus|therefore|conclusions?)\b", re.IGNORECASE)
# the label of a section, where an abstract prints it in its text: it is no part of the sentence
_LABEL = re.compile(
    r"^(?:[A-Z][A-Z/& -]{3,40}|(?:Conclusion|Result|Finding|Interpretation)s?):\s*(?=[A-Z0-9])"
)
# a full stop after one of these does not end a sentence
_ABBREVIATION = re.compile(
    r"(?:\b(?:vs|e\.g|i\.e|et al|approx|no|fig|dr|st|ca|cf|inc|resp|min|max|jr|sr|mr|ms)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def finding(article: Article) -> str:
    """The sentence of the abstract that best says what was found, verbatim; empty when none does.

    Conclusions first, then results, then the end of an unlabelled abstract. A sentence that only asks for
    further research, or that names a registration, is not a finding.
    """
    for text in _where(article):
        sentences = [s for s in split_sentences(text) if _usable(s)]
        if sentences:
            return max(enumerate(sentences), key=lambda pair: (_weight(pair[1]), -pair[0]))[1]
    return ""


def _where(article: Article) -> list[str]:
    labelled = [(label, text) for label, text in article.sections if label]
    conclusions = [text for label, text in labelled if _LABELS.search(label)]
    results = [text for label, text in labelled if _RESULTS.search(label)]
    if labelled:
        return [*conclusions, *results]
    sentences = split_sentences(article.abstract)
    return [" ".join(sentences[-4:])] if len(sentences) > 1 else []


def split_sentences(text: str) -> list[str]:
    """The sentences of a running text, each verbatim with white space folded."""
    folded = " ".join(text.split())
    sentences, start = [], 0
    for stop in re.finditer(r"[.?!]['\")\]]?(?= [A-Z0-9(\[“‘])", folded):
        piece = folded[start : stop.end()]
        if not _ABBREVIATION.search(piece):
            sentences.append(piece.strip())
            start = stop.end()
    return [_LABEL.sub("", s) for s in (*sentences, folded[start:].strip()) if s]


def _usable(sentence: str) -> bool:
    return (
        SHORTEST <= len(sentence) <= LONGEST
        and not _PLANS.search(sentence)
        and sentence[0].isupper()
        and sentence.rstrip("'\")]")[-1:] == "."
        and sentence.count("(") == sentence.count(")")
    )


def _weight(sentence: str) -> float:
    """A found thing beats a stated aim; a sentence that can be said in one breath beats a long one."""
    cues = min(2, len(_CUE.findall(sentence)))
    return (
        cues
        + (0.5 if _OPENING.match(sentence) else 0.0)
        - abs(len(sentence) - BEST) / 250
        - (1.5 if _ADVICE.search(sentence) else 0.0)
        - (1.0 if re.match(r"(?:it|they|this|these)\b", sentence, re.IGNORECASE) else 0.0)
        - (
            1.5
            if re.match(
                r"(?:we|the) (?:aim|sought|purpose|objective)|to (?:evaluate|assess)", sentence, re.IGNORECASE
            )
            else 0.0
        )
    )
