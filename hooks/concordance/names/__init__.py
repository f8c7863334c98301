"""Surface forms: how entries may be named, and how these names are found in a text.

Where to look:

    vocabulary, building              all forms with their owners, and how they are brought together
    heads, nesting, near_names        the short names of a form, what stands within it, what is nearly it
    spellings, states, romance        other ways to write a name
    matcher, capitals, folding        finding forms, also in capitals and among strange signs
    rules, shared_abbreviations       which of its meanings an ambiguous form has, by the words around it
    beside_places, localities,        places: what belongs to their name (Province, Eastern), and towns and villages
    directions                        that no list has
    towns                             small towns, where the words around them are those of a place
    symbols, document_symbols         documents, resolutions and decisions
    organs, organs_apart              whose resolution a number is: by its form, or by its sentence
    abbreviations, shared_heads       what a text defines, and names that share their last word
    shapes, shape_*, small_letters    names that no record has, by their shape; shape_words has the words, and
                                      mentions/shape_finder finds them in a text
"""
