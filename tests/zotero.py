"""Reads the head of a page as Zotero does: the parts of its translator "Embedded Metadata" that concern a report.

After zotero/translators, "Embedded Metadata.js" of 13 June 2024 (commit dcd14d6f), retold in Python: which tags go to
which fields, how a page is taken for a report, how names are cut. What is taken from elsewhere than tags is left out.
"""

import re
from html.parser import HTMLParser

FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_abstract": "abstractNote",
    "citation_public_url": "url",
    "citation_language": "language",
    "citation_publisher": "publisher",
    "citation_journal_title": "publicationTitle",
}
TYPES = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
VOCABULARIES = "bib bibo dc dcterms prism foaf vcard link z eprint eprints og article book music video so codemeta rdf"


class Head(HTMLParser):
    """The meta tags of a page."""

    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        """Keep a meta tag that has a name and a content."""
        told = dict(attrs)
        if tag == "meta" and (told.get("name") or told.get("property")) and told.get("content"):
            self.tags.append((told.get("name") or told["property"], told["content"]))


def read_by_zotero(page):
    """The item that Zotero makes of the page."""
    head = Head()
    head.feed(page)
    kind = guess = ""
    rdf = False
    for name, _ in head.tags:
        parts = [part.lower() for part in re.split(r"[.:_]", name)]
        if (len(parts) > 2 and parts[1] in VOCABULARIES.split()) or parts[0] in VOCABULARIES.split():
            rdf = True
            continue
        short = name[name.rfind("citation_") :]
        kind = TYPES.get(short, kind)
        guess = guess or ("journalArticle" if short in {"citation_title", "citation_series_title"} else "")
    item = {"itemType": kind or guess or ("webpage" if rdf else ""), "creators": []}
    for name, field in FIELDS.items():
        values = [content for tag, content in head.tags if tag.endswith(name)]
        if values and values[0].strip():
            item[field] = " ".join(values[0].split())
    if item["itemType"] == "report" and "number" in item:  # the field of that base for reports
        item["reportNumber"] = item.pop("number")
    nodes = [content for tag, content in head.tags if tag == "citation_author"]
    for node in nodes:
        item["creators"] += [
            cleaned(name) for name in cut(node, alone=len(nodes) == 1) if re.search(r"[^\s,\-.;]", name)
        ]
    return item


def cut(node, *, alone):
    """The names in a tag: at semicolons, or, in the only tag, at a comma with several words on both sides."""
    names = re.split(r"\s*;\s*", node)
    by_comma = re.split(r"\s*,\s*", names[0])
    if len(names) == 1 and alone and len(by_comma) > 1 and " " in by_comma[0] and " " in by_comma[1]:
        return by_comma
    return names


def cleaned(name):
    """A name with its parts: what stands before the comma is the last name; without a comma, the last word."""
    if "," in name:
        last, _, first = name.partition(",")
        return {"lastName": last.strip(), "firstName": first.strip(), "creatorType": "author"}
    first, _, last = name.rpartition(" ")
    return {"lastName": last, "firstName": first, "creatorType": "author"}
