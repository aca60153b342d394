"""Groups of things that belong together through others: a union-find, for verdicts and for shared traits."""

from __future__ import annotations

from typing import Any, Generic, Protocol, TypeVar


class Ordered(Protocol):
    """What a group's smallest member can be told by."""

    def __lt__(self, other: Any, /) -> bool: ...
    def __hash__(self) -> int: ...


T = TypeVar("T", bound=Ordered)


class Groups(Generic[T]):
    """A union-find; the smallest member of a group stands for it."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def find(self, item: T) -> T:
        """The member that stands for the group of `item`."""
        root = item
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while item != root:
            self._parent[item], item = root, self._parent.get(item, item)
        return root

    def join(self, one: T, other: T) -> None:
        """Puts two groups together."""
        first, second = self.find(one), self.find(other)
        if second < first:
            first, second = second, first
        self._parent[second] = first
