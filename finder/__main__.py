"""Lets `python -m finder` do what `finder` does."""

from finder.cli import main

if __name__ == "__main__":
    main()
