"""What units are called: the parts of their names, put into words by the macros of one template."""

from dataclasses import dataclass

import jinja2

from concordance.report import NameOf, Unit, UnitName

TEMPLATE = "pages/names.txt"


@dataclass(frozen=True, slots=True)
class UnitNames:
    """What a unit is called: anywhere, beside other paragraphs, in an index, on its section's page, in the margin."""

    whole: NameOf
    brief: NameOf
    indexed: NameOf
    inside: NameOf
    margin: NameOf


def unit_names(jinja: jinja2.Environment) -> UnitNames:
    """Return the names as the templates of this environment write them: plain words, each written once."""
    return UnitNames(*(_written(jinja, macro) for macro in UnitNames.__slots__))


def _written(jinja: jinja2.Environment, macro: str) -> NameOf:
    known: dict[UnitName, str] = {}

    def words(unit: Unit) -> str:
        if unit.name not in known:
            known[unit.name] = str(getattr(jinja.get_template(TEMPLATE).module, macro)(unit.name))
        return known[unit.name]

    return words
