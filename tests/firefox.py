"""A Firefox without a window, driven by WebDriver BiDi: the few commands that the smoke tests need.

Playwright drives a Firefox of its own making only; this speaks to any that a system has
(https://www.w3.org/TR/webdriver-bidi/).
"""

import json
import re
import subprocess
import tempfile
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import monotonic, sleep

from websockets.sync.client import connect

LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
START = 60  # seconds that a Firefox may take to start, on a machine that does much else
ANSWER = 30  # seconds for a command


class Firefox:
    """One tab of a running Firefox."""

    def __init__(self, socket):
        self._socket = socket
        self._numbers = count(1)
        self.troubles = []  # what pages wrote to the console as errors, and requests that left the site
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._tab = self.send("browsingContext.create", type="tab")["context"]

    def send(self, method, **params):
        """The result of a command; events that arrive meanwhile are noted."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=ANSWER))
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['error']}: {message['message']}")
                return message["result"]
            self._note(message)

    def _note(self, event):
        if "method" not in event:
            return  # the late answer to a command that was given up
        params = event["params"]
        if event["method"] == "log.entryAdded" and params["level"] in {"error", "warn"}:
            self.troubles.append(params["text"])
        if event["method"] == "network.beforeRequestSent" and not params["request"]["url"].startswith(
            ("file:", "http://127.0.0.1:", "data:", "blob:", "about:", "chrome:", "resource:")
        ):
            self.troubles.append(f"left the site: {params['request']['url']}")

    def size(self, width, height):
        """Give the page this size in CSS pixels."""
        self.send("browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height})

    def goto(self, address):
        """Open the address and wait until it is loaded."""
        self.send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def back(self):
        """Go one step back in the history."""
        self.send("browsingContext.traverseHistory", context=self._tab, delta=-1)

    def get(self, expression):
        """The value of a JavaScript expression, which must be text, a number, a truth or nothing."""
        answer = self.send("script.evaluate", expression=expression, target={"context": self._tab}, awaitPromise=True)
        if answer["type"] == "exception":
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['text']}")
        return answer["result"].get("value")

    def until(self, expression, seconds=10):
        """The first value of the expression that counts as true; an assertion fails if none comes in time."""
        end = monotonic() + seconds
        while not (value := self.get(expression)):
            assert monotonic() < end, f"never true: {expression}"
            sleep(0.05)
        return value

    def click(self, selector):
        """Press the mouse on the first element that the selector finds."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.get(f"{found}.scrollIntoView({{block: 'center'}})")
        middle = f"(b => `${{b.x + b.width / 2}} ${{b.y + b.height / 2}}`)({found}.getBoundingClientRect())"
        x, y = (round(float(number)) for number in self.get(middle).split())
        pointer = [
            {"type": "pointerMove", "x": x, "y": y},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "actions": pointer})

    def type(self, text):
        """Press a key for each letter."""
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keyboard", "actions": keys})

    def _act(self, source):
        self.send("input.performActions", context=self._tab, actions=[source])


@contextmanager
def running(executable):
    """Start this Firefox with an empty profile; it ends with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # as readers have it: what is made for tests of pages takes the walls between files on disk away
        Path(folder, "user.js").write_text('user_pref("remote.prefs.recommended", false);\n', encoding="utf-8")
        said = Path(folder, "said.txt")
        command = [executable, "--headless", "--no-remote", "--profile", folder, "--remote-debugging-port", "0"]
        with said.open("w") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
            try:
                with connect(f"{_listening(said)}/session", max_size=None) as socket:
                    yield Firefox(socket)
            finally:
                process.terminate()


def _listening(said):
    """The address at which the browser takes commands, which it writes when it has started."""
    end = monotonic() + START
    while not (found := LISTENS.search(said.read_text(errors="replace"))):
        if monotonic() > end:
            raise RuntimeError(f"Firefox did not start within {START} seconds: {said.read_text(errors='replace')}")
        sleep(0.1)
    return found[1]
