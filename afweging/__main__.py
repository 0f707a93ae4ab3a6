"""``python -m afweging`` and the command ``afweging``."""

import sys


def main() -> None:
    """Run the program on the words of the command line and leave with its exit code."""
    from afweging.cli.main import run  # noqa: PLC0415 - importing this module must cost nothing

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
