"""A group is all that is tied through others, whatever it is made of; its smallest member stands for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from finder.identity.groups import Groups


def test_the_smallest_name_stands_for_a_group() -> None:
    groups = Groups()
    for one, other in (("d", "c"), ("f", "e"), ("e", "d"), ("b", "f")):
        groups.join(one, other)
    assert [groups.find(x) for x in "abcdef"] == ["a", *"bbbbb"]


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12))
def test_a_group_is_all_that_is_tied_through_others(ties: list[tuple[str, str]]) -> None:
    groups, held = Groups(), [{x} for x in "abcdefgh"]
    for one, other in ties:
        groups.join(one, other)
        whole = set.union(*(g for g in held if {one, other} & g))
        held = [g for g in held if not g & whole] + [whole]
    assert all(groups.find(x) == min(group) for group in held for x in group)
