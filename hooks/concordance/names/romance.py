"""Names in French, Spanish or Portuguese: "Front de libération nationale", "Alianza por los Humedales Andinos".

Their head noun stands first and a word such as "de" or "por" soon behind it. They go on with capitals, with such words,
and with what stands in small letters behind these, up to a stop or to a word that English has.
"""

import re

from concordance.names.shape_runs import UPPER
from concordance.names.small_letters import STOPS

HEADS = frozenset(
    "Academia Agence Agencia Alianza Armée Asamblea Asociación Associação Banque Centro Collectif Colectivo"
    " Comisión Comité Comissão Confederación Conférence Confédération Conseil Consejo Coordinadora Coordination"
    " Corporación Corps Defensoría Direction Dirección Federación Fondation Frente Fuerzas Fundación Fundação"
    " Fédération Groupe Grupo Institut Instituto Liga Ligue Ministerio Ministère Mouvement Movimento Movimiento"
    " Observatoire Observatorio Organización Parti Partido Plataforma Plateforme Rassemblement Red Rencontre"
    " Réseau Sindicato Syndicat Uniao Unidad União Unité Unión Universidad Université".split()
)
"""Head nouns of bodies that English does not have, or has for other things too."""
ALSO_ENGLISH = frozenset({"Corps"})
"""Those that English names have at their end: "Harbour Protection Corps"."""
_JOINING = frozenset(
    "a au aux con contra contre d da das de del des do dos du e el en et l la las le les los".split()
) | {*"para por pour sans sin sur y à".split()}
_BEGINS = re.compile(
    r"(?: (?!and\b|for\b|in\b|of\b|on\b|the\b)[\w-]+){0,2}"
    r" (?!de (?:facto|jure|novo)\b)"
    r"(?:da|de|del|des|do|dos|du|[Pp]ara|[Pp]or|pour|d['\N{RIGHT SINGLE QUOTATION MARK}])\b"
)
NEXT = (
    *("de ", "del ", "des ", "du ", "d'", "d\N{RIGHT SINGLE QUOTATION MARK}", "para ", "por ", "pour "),
    *("démocratique ", "général ", "générale ", "nacional ", "national ", "nationale ", "patriotique ", "populaire "),
)
"""What may stand right behind the head noun: a quick look."""
_WORD = re.compile(r"(?: |(?<=[dl]['\N{RIGHT SINGLE QUOTATION MARK}]))([^\W_][\w-]*)")
_CAPITALISED = re.compile(rf"(?:[ae]l-)?[{UPPER}]")
_MONTHS = frozenset(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo abril"
    " mayo junio julio agosto septiembre octubre noviembre diciembre".split()
)
_ELISION = re.compile(r" [dl]['\N{RIGHT SINGLE QUOTATION MARK}](?=\w)")
_ENGLISH = STOPS | {"and", "for", "of", "the"}
_OF_MONTH = re.compile(rf" \d{{1,2}}(?: de)? (?:{'|'.join(sorted(_MONTHS))})\b")  # "du 14 juin 2014"
_MOST = 16  # words


def romance_end(words: str, end: int) -> int:
    """Where a name in a Romance language ends whose head noun ends here; there if it is none."""
    if not _BEGINS.match(words, end):
        return end
    past, small = end, True
    last = ""
    at = end
    for _ in range(_MOST):
        if elided := _ELISION.match(words, at):
            at, small = elided.end(), True
            continue
        word = _WORD.match(words, at)
        if word is None or word[1] in _ENGLISH or word[1].endswith("ed"):
            break
        joining, capital = word[1] in _JOINING, _CAPITALISED.match(word[1]) is not None
        if not (joining or small or capital) or (
            word[1].isdecimal() and not (last in _MONTHS or _OF_MONTH.match(words, at))
        ):
            break
        at, last = word.end(), word[1]
        small = joining or not capital
        past = past if joining else at
    return past
