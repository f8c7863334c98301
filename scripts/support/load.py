"""Many readers at once: as many requests for one page as a server answers, counted."""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CLOSED = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)


class Load(NamedTuple):
    """How a server bore it: answers with status 200, other answers, and the seconds that all of them took."""

    answered: int
    refused: int
    seconds: float


def load(address: str, readers: int, requests: int, seconds: float) -> Load:
    """How the server bore this many readers, who ask until there were so many requests or so many seconds are over."""
    return asyncio.run(_load(address, readers, requests, seconds))


async def _load(address: str, readers: int, requests: int, seconds: float) -> Load:
    began = time.monotonic()
    numbers = iter(range(requests))
    work = [_reader(address, numbers, began + seconds) for _ in range(readers)]
    counts = await asyncio.gather(*work)
    answered, refused = (sum(count) for count in zip(*counts, strict=True))
    return Load(answered, refused, time.monotonic() - began)


async def _reader(address: str, asked: Iterator[int], until: float) -> tuple[int, int]:
    """How many answers one reader got over one connection at a time: those with status 200, and others."""
    place = urlsplit(address)
    wanted = f"GET {place.path} HTTP/1.1\r\nHost: {place.netloc}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    into, out = await asyncio.open_connection(place.hostname, place.port)
    answered = refused = 0
    for _ in asked:
        out.write(wanted)
        head = await into.readuntil(b"\r\n\r\n")
        if length := LENGTH.search(head):
            await into.readexactly(int(length[1]))
        else:
            while size := int(await into.readline(), 16):
                await into.readexactly(size + 2)
            await into.readline()
        good = head.startswith(b"HTTP/1.1 200 ")
        answered, refused = answered + good, refused + (not good)
        if time.monotonic() > until:
            break
        if CLOSED.search(head):  # a server keeps a connection for so many requests
            out.close()
            into, out = await asyncio.open_connection(place.hostname, place.port)
    out.close()
    await out.wait_closed()
    return answered, refused
