"""The second reading of a source: from its bytes to the words that are shown, each change by a rule and with its place.

It is simple, and checks the first reading, with which it shares no code. It knows the words of the report as they were
read, goes through the source from its first sign to its last, and asks of each sign: is it the next one of the words,
or which rule takes it away? What no rule explains is a problem. It decides nothing about the words itself.
"""
