"""Where words stand in a text, and which time they do."""

from concordance.names import is_word


def occurrence(words: str, quote: str, start: int) -> int:
    """Which time, from 1, the quote stands in the text as a whole word at `start`."""
    count = 1
    at = words.find(quote, 0, start + len(quote) - 1)
    while at >= 0:
        end = at + len(quote)
        begins = not (at and is_word(quote[0]) and is_word(words[at - 1]))
        ends = not (is_word(quote[-1]) and is_word(words[end : end + 1] or " "))
        count += begins and ends
        at = words.find(quote, at + 1, start + len(quote) - 1)
    return count


def span_of(words: str, text: str, occurrence: int = 1) -> tuple[int, int] | None:
    """Where the words stand in the text for the nth time; nothing if they do not."""
    pieces = text.split(words) if words else []
    if not 0 < occurrence < len(pieces):
        return None
    start = len(words.join(pieces[:occurrence]))
    return start, start + len(words)
