"""The invented report of the pages for editors, as the PDF that they begin with."""

from printed import Text, paragraphs, pdf

RULE = "_" * 18  # above the notes of a page


def _framed(number, *lines):
    """A page with its running head and foot, which stand left and right by turns."""
    side = 72 if number % 2 == 0 else 500
    foot = (Text(72, 40, "44-01234", 9), Text(530, 40, f"{number}/3", 9))
    return [Text(side, 752, "A/99/8", 9), *lines, *foot]


FIRST = [
    Text(72, 740, "United Nations", 10),
    Text(480, 740, "A/99/8", 12, bold=True),
    Text(72, 690, "General Assembly", 16, bold=True),
    Text(400, 690, "Distr.: General"),
    Text(400, 677, "12 March 2044"),
    Text(400, 655, "Original: English"),
    Text(72, 620, "Ninety-ninth session", bold=True),
    Text(72, 606, "Item 7 of the provisional agenda"),
    Text(123, 570, "Harbours and the people who work in them", 14, bold=True),
    Text(123, 545, "Report of the Special Rapporteur on harbours, Ada Pilot", 12, bold=True),
    Text(100, 505, "I.  |Introduction", 14, bold=True),
    *paragraphs(
        "1.  |From 3 to 5 May 2043, the Special Rapporteur visited Peru. She thanks the Govenrment of\n"
        "Peru for its help, and for the open way in which it spoke with her about the work in its harbours,\n"
        "by day and by night.",
        "2.  |In Callao she met the Forum of Harbour Workers of the Pacific (FHWP),^1^ and heard what\n"
        "its members had seen on the quays in the years before. The FHWP has members in four States.",
        top=480,
    ),
    Text(123, 140, RULE, 8),
    Text(137, 126, "^1^ The Forum was founded in Guayaquil in 2013.", 8.5),
    Text(72, 40, "44-01234", 9),
]
SECOND = _framed(
    2,
    Text(100, 690, "II.  |Young people at work", 14, bold=True),
    *paragraphs(
        "3.  |The Convention on the Rights of the Child protects young people in harbours. The Special\n"
        "Rapporteur met many who did not know of it, and some who were younger than the law of their\n"
        "State allows.",
        "4.  |She heard three wishes:",
        "(a)  |Shorter hours at night;",
        "(b)  |Safe ladders on every ship;",
        "(c)  |A place to rest that is dry.",
        top=660,
    ),
    Text(100, 510, "III.  |Recommendations", 14, bold=True),
    *paragraphs(
        "5.  |Peru should tell the FHWP which harbours are open, and at which hours, so that those who\n"
        "work there can come home by the last bus. It should ask the masters of ships to wait for the light,",
        top=480,
    ),
)
THIRD = _framed(
    3,
    *paragraphs(
        "and to pay for the hours of waiting.",
        "6.  |Other States should do the same.",
        "The Special Rapporteur thanks all who spoke with her, on the quays and on the ships.",
        top=690,
    ),
)


def harbours():
    """The bytes of the PDF."""
    return pdf(FIRST, SECOND, THIRD)
