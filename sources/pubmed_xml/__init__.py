"""PubMed records, as a stream: the only package that knows what `<LastName>` means.

`stream` cuts a file into records, `citation` and `book` read one, `rewrite` brings an unusual one into
the form these take, `byline` reads people and `email_owner` says whose address is whose. `medline_text`
reads the other form PubMed gives, `.nbib`.
"""

from sources.pubmed_xml.medline_text import read_medline
from sources.pubmed_xml.read import read_articles, read_records

__all__ = ["read_articles", "read_medline", "read_records"]
