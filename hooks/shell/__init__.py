"""What the hooks share: it knows MkDocs and the engine, and is no hook itself.

build        the value of a build, its templates, how problems end it
files        a file of the site that is written when it is asked for
citations,   what docs/ declares of citations and of the data files
data_files
books        each report as a book
"""
