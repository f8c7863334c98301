"""Signs of the private use area, which no source has: each stands for something while a text is worked on.

All are written down here, so that no sign has two meanings.
"""

import re

PRIVATE = re.compile("[\ue000-\uf8ff]")

AT, URL, DAY = "\ue000", "\ue001", "\ue002"
"""In a citation: the place, the address and the day of access. The reader's scripts are given these, and the next."""
KEY = "\ue003"
"""In a reference: the name under which a reference manager keeps it."""
ITALIC_ON, ITALIC_OFF = "\ue004", "\ue005"
"""In a citation: where italics begin and end."""
OPEN, CLOSE = "\ue006", "\ue007"
"""In a source whose lines are joined: what stands around the number of a note."""
ESCAPED = 0xE100
"""In a source while markup is taken off: the first of those that stand for signs of ASCII behind a backslash."""
