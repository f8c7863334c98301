"""An edition of several reports for the browser tests: the site's own and invented ones, whose words come late."""

import json

COUNT = 7  # reports, with the edition's own
WORDS = {  # of the one paragraph of each further report
    2: "Beekeepers of the second report, and their lanterns.",
    3: "Lanterns of the third report.",
    4: "The fourth report has a windmill.",
    5: "The fifth has lanterns, too, and a xylophone.",
    6: "The sixth is silent.",
    7: "Migrants of the seventh report and their lanterns.",
}


def script(name, value):
    """A data script as the site has them."""
    return f"edition.receive({json.dumps(name)},{json.dumps(value)})\n"


def head(number):
    """What the search knows of an invented report before it has its words."""
    slug = f"x-{number}"
    return {
        "slug": slug,
        "symbol": f"X/{number}",
        "title": f"Report {number}",
        "author": "Nobody",
        "chapters": [],
        "sections": [{"slug": "i", "label": "I", "heading": "I. Things", "url": f"{slug}/i.html"}],
    }


def units(number):
    """The words of an invented report."""
    name = {"id": "1", "anchor": "para-1", "short": "1", "label": "para. 1", "brief": "1", "section": "i", "page": ""}
    return head(number) | {"units": [name | {"text": WORDS[number]}]}


class Library:
    """An edition of several reports: the site's own and invented ones, whose words come when they are let go."""

    def __init__(self, page, site):
        self.page = page
        self.asked = []  # the reports whose words were asked for, in order
        self.held = []
        self.holding = True
        own = json.loads((site / "data" / "reports.js").read_text("utf-8").partition(",")[2].rstrip()[:-1])
        told = script("data/reports", [*own, *map(head, WORDS)])
        page.route("**/data/reports.js", lambda route: route.fulfill(body=told, content_type="text/javascript"))
        for number in WORDS:
            page.route(f"**/x-{number}/data/units.js", self.answer(number))

    def answer(self, number):
        """What happens when the words of this report are asked for."""

        def answer(route):
            self.asked.append(number)
            if self.holding:
                self.held.append((route, number))
            else:
                self.give(route, number)

        return answer

    def give(self, route, number):
        """The words come."""
        body = script(f"x-{number}/data/units", units(number))
        route.fulfill(body=body, content_type="text/javascript")

    def let_go(self):
        """All words come, those that are still to be asked for too."""
        self.holding = False
        for route, number in self.held:
            self.give(route, number)
        self.held.clear()
