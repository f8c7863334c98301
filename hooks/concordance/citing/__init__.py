"""How a report and its places are cited: styles, locators, formats of reference managers, heads of pages."""
