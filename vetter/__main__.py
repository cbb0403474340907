"""Run the command line with ``python -m vetter``."""

from vetter.cli import main

if __name__ == "__main__":
    main()
