"""How a report and its places are cited: styles, locators, formats of reference managers, heads of pages.

A style is a row of docs/templates/citations/styles.yml (`stylebook` reads it) and, for each of its forms, a file in CSL
beside it (`csl` writes with it). To add one, add both: `citations` and the pages take every style that is listed.
"""
