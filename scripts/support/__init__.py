"""What the commands in scripts/ are made of and share. None of these modules is a command.

Whatever imports one of them finds the engine and the hooks, too. What build.py and test.py import runs on a Python with
nothing installed: `arguments`, `browsers`, `building`, `environment`, `swapping` and `trouble`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "hooks"))
