"""Tabs of a browser that one test after another uses.

To start a tab takes longer than what most tests do in it. So a tab that a test has used is emptied and kept: the next
test finds no storage, no history, no routes and no listeners of the one before. What cannot be taken back (a script for
every page) closes the tab with its test.
"""

import json

from playwright.sync_api import Error

LASTING = ("add_init_script", "add_locator_handler", "expose_binding", "expose_function")
SECONDS = 10  # that an action may take, on a machine that does much else


class Tab:
    """One tab, in a browser context of its own."""

    def __init__(self, browser, options):
        self._context = browser.new_context(**options)
        self._context.set_default_timeout(SECONDS * 1000)
        self.page = self._context.new_page()
        self._devtools = self._context.new_cdp_session(self.page)
        self._size = self.page.viewport_size
        self._spent = False
        self._emulates = False
        self._listeners = []
        self._page_on = self.page.on
        self.page.on = self._listen
        emulate = self.page.emulate_media
        self.page.emulate_media = lambda **media: self._emulate(emulate, media)
        for name in LASTING:
            self._spend(name)

    def _spend(self, name):
        """From the first call of this method on, the tab serves no other test."""
        real = getattr(self.page, name)

        def call(*args, **kwargs):
            self._spent = True
            return real(*args, **kwargs)

        setattr(self.page, name, call)

    def _emulate(self, emulate, media):
        self._emulates = True
        emulate(**media)

    def _listen(self, event, listener):
        self._page_on(event, listener)
        self._listeners.append((self.page, event, listener))

    def watch(self, event, listener):
        """Call the listener for each event of this tab, and of what it opens, until the test ends."""
        self._context.on(event, listener)
        self._listeners.append((self._context, event, listener))

    def empty(self, origins):
        """Whether the tab is as new: nothing of the test is left in it, nor in the storage of these origins."""
        try:
            for source, event, listener in self._listeners:
                source.remove_listener(event, listener)
            self._listeners.clear()
            if self._spent or len(self._context.pages) > 1:
                return False
            self.page.unroute_all(behavior="ignoreErrors")
            self.page.goto("about:blank")
            self.page.mouse.move(-1, -1)
            if self.page.viewport_size != self._size:
                self.page.set_viewport_size(self._size)
            if self._emulates:  # few tests do, and to take it back has the page drawn again
                self.page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
                self._emulates = False
            for origin in origins:
                self._devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
            self._devtools.send("Page.resetNavigationHistory")
        except Error:  # a tab that no longer answers
            return False
        return True

    def close(self):
        """Close it."""
        self._context.close()


class Tabs:
    """The tabs of a browser, as many as tests have used at once."""

    def __init__(self, browser):
        self._browser = browser
        self._free = {}

    def take(self, where, **options):
        """Take an empty tab with these options, and the key by which it is given back."""
        key = json.dumps([where, options], sort_keys=True)
        free = self._free.setdefault(key, [])
        return key, free.pop() if free else Tab(self._browser, options)

    def give_back(self, key, tab, origins):
        """Keep the tab for the next test, or close it."""
        if tab.empty(origins):
            self._free[key].append(tab)
        else:
            tab.close()

    def close(self):
        """Close all that are kept."""
        for free in self._free.values():
            for tab in free:
                tab.close()
