"""The demo: an invented world of surgeons, served over real HTTP on loopback."""

from finder.demo.world import TODAY, World, open_world

__all__ = ["TODAY", "World", "open_world"]
