"""The words by which a mailbox is known as an office's, so that nobody takes it for a person's own."""

from __future__ import annotations

from sources.printed_name import word_set

# RFC 2142, and the words that journals and people pages print
OFFICE_WORDS = word_set("""
info contact office admin administrator administration webmaster postmaster hostmaster web help support sales
marketing abuse security noreply user mail email general enquiries inquiries correspondence reception
secretary secretariat appointment appointments hr giving alumni
editor editorial author reprints research library news media press communications feedback
surgery medicine clinic hospital dept department program residency gme education admissions registrar
""")
