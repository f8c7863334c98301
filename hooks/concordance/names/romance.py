"""Names in French, Spanish or Portuguese: "Front de libération nationale", "Alianza por los Humedales Andinos".

Their head noun stands first and a word such as "de" or "por" soon behind it. They go on with capitals, with such words,
and with what stands in small letters behind these, up to a stop or to a word that English has.
"""

import re

from concordance.names.small_letters import STOPS

HEADS = frozenset(
    "Academia Alianza Armée Asamblea Asociación Associação Banque Centro Collectif Colectivo Comisión Comité Comissão"
    " Confederación Conférence Confédération Conseil Consejo Coordinadora Coordination Corporación Corps Defensoría"
    " Federación Fondation Frente Fuerzas Fundación Fundação Fédération Groupe Grupo Institut Instituto Liga Ligue"
    " Ministerio Ministère Mouvement Movimento Movimiento Observatoire Observatorio Organización Parti Partido"
    " Plataforma Plateforme Rassemblement Red Rencontre Réseau Sindicato Syndicat Uniao Unidad União Unité Unión"
    " Universidad Université".split()
)
"""Head nouns of bodies that English does not have."""
_JOINING = frozenset(
    "a au aux con contra contre d da das de del des do dos du e el en et l la las le les los".split()
) | {*"para por pour sans sin sur y à".split()}
_BEGINS = re.compile(
    r"(?: (?!and\b|for\b|in\b|of\b|on\b|the\b)[\w-]+){0,2}"
    r" (?!de (?:facto|jure|novo)\b)"
    r"(?:da|de|del|des|do|dos|du|[Pp]ara|[Pp]or|pour|d['\N{RIGHT SINGLE QUOTATION MARK}])\b"
)
NEXT = ("de ", "del ", "des ", "du ", "d'", "d\N{RIGHT SINGLE QUOTATION MARK}", "para ", "por ", "pour ")
"""What may stand right behind the head noun: a quick look."""
_WORD = re.compile(r"(?: |(?<=[dl]['\N{RIGHT SINGLE QUOTATION MARK}]))([^\W\d_][\w-]*)")
_ELISION = re.compile(r" [dl]['\N{RIGHT SINGLE QUOTATION MARK}](?=\w)")
_ENGLISH = STOPS | {"and", "for", "of", "the"}
_MOST = 16  # words


def romance_end(words: str, end: int) -> int:
    """Where a name in a Romance language ends whose head noun ends here; there if it is none."""
    if not _BEGINS.match(words, end):
        return end
    past, small = end, True
    at = end
    for _ in range(_MOST):
        if elided := _ELISION.match(words, at):
            at, small = elided.end(), True
            continue
        word = _WORD.match(words, at)
        if word is None or word[1] in _ENGLISH or word[1].endswith("ed"):
            break
        joining = word[1] in _JOINING
        if not (joining or small or word[1][0].isupper()):
            break
        at = word.end()
        small = joining or not word[1][0].isupper()
        past = past if joining else at
    return past
