"""What axe-core finds wrong on a page. Of a long table or list the first rows are looked at, for all of it."""

from axe_playwright_python.sync_playwright import Axe

SCRIPT = Axe().axe_script
RUN = "async ([context, options]) => (await axe.run(context, options)).violations"
FAULTS = {"reporter": "no-passes"}  # of what is right, axe-core need not tell
# the contrast of a table of 200 rows takes it longer than all else of the page
ALIKE = ("tbody > tr:nth-child(n+13)", ":is(ul, ol) > li:nth-child(n+25)")
WORDS = "[data-unit]"  # the words of the report, for a page that is looked at again with something open over it


def findings(page, *beside, within=()):
    """A line for each fault and place; what `beside` selects is left out, as is all outside of `within`."""
    context = {"exclude": [[each] for each in (*ALIKE, *beside)], "include": [[each] for each in within or ["html"]]}
    if not page.evaluate("typeof axe === 'object'"):  # it stays in a page that is looked at again
        page.evaluate(SCRIPT)
    found = page.evaluate(RUN, [context, FAULTS])
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]
