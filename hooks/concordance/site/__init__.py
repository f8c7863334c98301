"""The pages of the site: units woven with their links, lists of occurrences, charts, maps, and their proof."""
