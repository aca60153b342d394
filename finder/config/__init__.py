"""The configuration: read once, checked as a whole, and given on as one frozen value."""

from finder.config.loading import check_main, load, tables
from finder.config.places import MAIN, file_in, shipped_dir, unfilled, user_dir
from finder.config.problems import nearest
from finder.config.settings import Config
from finder.config.shape import Outbox, You
from finder.config.toml_file import parse_toml, read_toml
from finder.config.values import Weekly, email, weekly

__all__ = [
    "MAIN",
    "Config",
    "Outbox",
    "Weekly",
    "You",
    "check_main",
    "email",
    "file_in",
    "load",
    "nearest",
    "parse_toml",
    "read_toml",
    "shipped_dir",
    "tables",
    "unfilled",
    "user_dir",
    "weekly",
]
