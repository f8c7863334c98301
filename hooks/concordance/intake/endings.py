"""How paragraphs end, and whole texts: with a stop, a signature, a place and a date, the meeting that adopted them.

And how the record of a meeting begins.
"""

import re

_BEHIND = r"['\")\]\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]*(?: ?\[\d+\])*\Z"
FULL = re.compile(f"[.:;?!]{_BEHIND}")
"""Where a paragraph or an item may end, with quotation marks and marks of notes behind the stop."""
SENTENCE = re.compile(f"[.?!]{_BEHIND}")
CLOSING = re.compile(
    r"\((?:Signed|Firmado|Signé)\)|\d+(?:st|nd|rd|th) (?:plenary )?meeting\b"
    r"|\d+\S{1,3} (?:séance|sesión)(?: plénière| plenaria)?\Z"
)
"""With what a signature begins, or the line that tells when a text was adopted."""
PLACED = re.compile(r"[A-Z][\w.' \N{RIGHT SINGLE QUOTATION MARK}-]+, \d{1,2} [A-Z][a-z]+ \d{4}")
"""The place and the date with which a text is signed."""
DATED = re.compile(r"\d{1,2}(?:er)? (?:de )?[^\W\d_]+ (?:de )?\d{4}")
"""A date alone, as below the number of the meeting that adopted a text."""
ROSE = re.compile(
    r"(?:The (?:\w+ )*meeting (?:rose|was closed) at|La séance est levée à|Se levanta la sesión a) .{3,20}", re.DOTALL
)
"""The end of the record of a meeting."""
CALLED = re.compile(
    r"(?:The (?:\w+ )*meeting (?:was called to order|was opened|resumed|was resumed|began)"
    r"|La (?:\w+ )?séance (?:est|a été) (?:ouverte|reprise)|Se (?:declara abierta|abre|inicia|reanuda) la )\b"
)
"""The beginning of what the record of a meeting tells."""
