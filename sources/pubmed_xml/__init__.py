"""PubMed records, as a stream: the only package that knows what `<LastName>` means.

`stream` cuts a file into records, out of the `window` of it that is in memory. `usual` reads the form NLM
writes (`grammar` says which that is, `build` makes the records fast); `citation` and `book` read the others,
which `rewrite` first makes plain and `sound` proves well-formed. `byline` reads people and `email_owner`
says whose address is whose.
`medline_text` reads the other form PubMed gives, `.nbib`.
"""

from sources.pubmed_xml.medline_text import read_medline
from sources.pubmed_xml.read import read_articles, read_records

__all__ = ["read_articles", "read_medline", "read_records"]
