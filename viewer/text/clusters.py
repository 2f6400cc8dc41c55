"""Grapheme clusters: what a reader takes for one sign, however many code points it is written with."""

import regex

# The same as \X alone, which counts back to the first of a row of flags for each of them: a minute for 100,000.
_FLAG = r"\p{Regional_Indicator}{2}[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*+"
CLUSTER = regex.compile(rf"{_FLAG}|\X")
"""Matches one cluster; texts are gone through from their beginning with `finditer` or `findall`."""
