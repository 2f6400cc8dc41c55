"""The signs that stand around and between words, each set in one place for all who look for quotations."""

DOUBLE = '“”„‟"«»״＂'
"""Double quotation marks; each opens in one language and closes in another."""

SINGLE = "‘’‚‛'`‹›"
"""Single quotation marks, apostrophes among them."""

CORNERS = {"「": "」", "『": "』"}
"""The marks of Chinese and Japanese, which know their side, with what closes them."""

GUILLEMETS = frozenset("«»")

SPACES = " \t\u00a0\u202f"

AROUND = f"{DOUBLE}{SINGLE}{''.join(CORNERS)}{''.join(CORNERS.values())}{SPACES}"
"""What can stand around the words of a quotation, spaces included."""

COMMAS = frozenset(",،")

DASHES = frozenset("-–—―")

PAUSES = COMMAS | DASHES
"""Signs that part an attribution from what is quoted."""

STOPS = frozenset(".!?…؟。！？")
"""Signs that may end a sentence; most are none, and need not be asked more closely."""

EDGES = f"{AROUND}.,;:!?…-–—،؟。"
"""What can stand before the first and behind the last word of a quotation without being said."""
