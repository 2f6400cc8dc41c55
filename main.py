"""Start Variorum from a checkout, or as the program of an installed bundle."""

import sys

from viewer.__main__ import main, prepare_bundle

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        prepare_bundle()
    sys.exit(main())
