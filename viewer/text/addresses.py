"""Web addresses, mail addresses, handles and hashtags: letters that are no words of any language."""

import re

_DOMAIN = r"\.(?:com|org|net|info|gov|edu|tv)\b"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.)\S+|[^\s@]{{1,64}}@\S+|(?<!\w)[@#][\w.]+|\b\w[\w-]*(?:\.[\w-]+)*{_DOMAIN}\S*"
)
_SIGN = re.compile(rf"[@#]|://|www\.|{_DOMAIN}")


def without_addresses(text: str) -> str:
    """Return `text`, as long as it was, with line breaks in place of addresses, handles and hashtags."""
    if _SIGN.search(text) is None:
        return text
    return _ADDRESS.sub(lambda match: "\n" * len(match.group()), text)
