"""The pages of the site: units woven with their links, lists of occurrences, charts, maps, and their proof.

Where to look:

    pages, templates, unit_names      templates become pages; what they may ask; what a unit is called
    paragraphs, weave, notation       a unit as HTML, with its links and the marks of notes, slips and pages
    occurrences, uses, back_index     where entries and terms stand, as lists and as an index
    relations, parties,               what belongs together; who had done what about a treaty; charts of it
    participation, charts, map        and maps
    first_page                        the lines of a first page, each in its place
    documents, downloads, slips,      further parts of pages; the headings of a page; two texts compared
    outline, side_by_side
    proofreading, rendered,           the proof: the words of pages and of data against the source, and every link
    collation, linked, links
    style_sheet                       what the site uses of the theme's styles
    social_card                       the picture that a link is shown with
"""
