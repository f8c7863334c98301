"""The Content-Security-Policy: every page has it, and nothing on a page needs more than it allows."""

import base64
import hashlib
from html.parser import HTMLParser

from mkdocs.utils.yaml import yaml_load

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"  # short addresses: they load nothing


class _Inline(HTMLParser):
    """Collects what a page carries itself: styles, scripts, style attributes, handlers; and its policy."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.policy, self.referrer, self.styles, self.scripts, self.attributes = "", "", [], [], []
        self._into = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        if named.get("http-equiv") == "Content-Security-Policy":
            self.policy = named["content"]
        if named.get("name") == "referrer":
            self.referrer = named["content"]
        is_data = tag == "script" and named.get("type") == "application/ld+json"
        self._into = (
            {"style": self.styles, "script": self.scripts}.get(tag) if "src" not in named and not is_data else None
        )
        if self._into is not None:
            self._into.append("")
        self.attributes += [(tag, name) for name in named if name == "style" or name.startswith("on")]

    def handle_endtag(self, _tag):
        self._into = None

    def handle_data(self, data):
        if self._into is not None:
            self._into[-1] += data


def test_no_page_needs_more_than_the_policy_allows(site, root):
    """No style attribute, no handler; styles in a page, and the one script in one, have their hash in the policy."""
    extra = yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]
    pages = [page for page in site.rglob("*.html") if "downloads" not in page.parts]
    assert len(pages) > 200
    for page in pages:
        found = _Inline(page.read_text(encoding="utf-8"))
        assert len(found.scripts) == (page.name == "404.html"), page
        assert found.attributes == [], page
        policy = extra["host_policy" if page.name == "404.html" else "policy"]
        assert found.policy == (NOTHING if page.parent.name == "p" else policy), page
        for kind, inline in (("script-src", found.scripts), ("style-src", found.styles)):
            allowed = next(rule for rule in policy.split("; ") if rule.startswith(kind))
            for words in inline:
                digest = base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in allowed, (
                    f"{page}: put 'sha256-{digest}' into extra.host_policy in mkdocs.yml"
                )


def test_every_html_file_has_a_policy_and_names_no_referrer(site):
    """Section pages, short addresses, the page for what is missing, and the books; a policy that allows nothing new."""
    pages = list(site.rglob("*.html"))
    assert {page.relative_to(site).parts[0] for page in pages} >= {"404.html", "downloads", "a-58-275", "glossary"}
    for page in pages:
        found = _Inline(page.read_text(encoding="utf-8"))
        assert found.policy.startswith("default-src 'none'; "), page
        assert found.referrer == "no-referrer", page


def test_the_browser_holds_to_the_policy(page, place, troubles):
    """A script that somebody writes into a page does not run."""
    page.goto(place + "index.html")
    page.evaluate("""() => {
        const script = document.createElement("script")
        script.textContent = "document.title = 'broken in'"
        document.body.append(script)
    }""")
    assert page.title() != "broken in"
    assert any("Content Security Policy" in line for line in troubles.console)
