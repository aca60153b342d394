"""What an e-mail could open with: words tied to one piece of evidence, and the verbatim proof of them."""

from finder.hooks.finding import finding
from finder.hooks.suggest import suggest
from finder.hooks.wording import Wording, check, wordings

__all__ = ["Wording", "check", "finding", "suggest", "wordings"]
