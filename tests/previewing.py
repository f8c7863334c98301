"""A live preview that is served to a test, and what it answers."""

import contextlib
import socket
import threading
import time
import urllib.error
import urllib.request

from support.live_preview import Server


@contextlib.contextmanager
def serving(preview):
    """Serve a preview; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(preview, "127.0.0.1", port)
    for place in ("docs", "mkdocs.yml"):
        server.watch(str(preview.root / place))
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.shutdown()
        thread.join()


def answer(address):
    """What a page answers, with its status."""
    try:
        with urllib.request.urlopen(address, timeout=60) as told:  # noqa: S310 - our own
            return told.status, told.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:  # not there yet
        return 0, ""


def eventually(address, status):
    """The first answer with this status within two minutes."""
    end = time.monotonic() + 120
    while (told := answer(address))[0] != status:
        assert time.monotonic() < end, told
        time.sleep(0.2)
    return told[1]
