"""What a person is asked of a Word file: what has one cause is one question."""

from collections.abc import Iterator

from concordance.drafting.question import OF_ANOTHER, SHOWN, Question, QuestionPlace
from concordance.intake.document import Cause, Document

_QUESTIONS: dict[Cause, tuple[str, str, str]] = {  # the cause: what is asked, what was assumed, what else to do
    "style": (
        "Styles of paragraphs that are not known",
        "headings where the print is larger, bold or sloped, else paragraphs",
        "Set the outline right in report.yml.",
    ),
    "print": (
        "Headings told by their print, not by their style",
        "headings",
        "Take a wrong one out of the outline.",
    ),
    "hidden": ("Hidden words", "no words of the document", "Declare a repair that puts in what is missing."),
    "struck": (
        "Words that are struck through",
        "words of the document",
        "Declare a repair that takes them out, if they are to be gone.",
    ),
    "placeholder": ("Words that only ask for words", "no words of the document", "Fill them in, and begin again."),
    "code": (
        "Words inside the code of a field",
        "no words of the document",
        "Declare a repair that puts in what is missing.",
    ),
    "change": (
        "Paragraphs with tracked changes",
        "all changes accepted",
        "Reject in Word what is not of the document, save it, and begin again.",
    ),
    "generated": (
        "Numbers that a field makes (AUTONUM, LISTNUM)",
        "no number",
        "Declare repairs that put the numbers in.",
    ),
    "empty": (
        "Numbers without words behind them",
        "counted and left out",
        "Compare the numbers that follow with the document.",
    ),
    "bracket": (
        "Numbers in brackets that are no marks of notes",
        "words, though the build reads them as marks",
        "Declare a repair that gives them other brackets.",
    ),
    "raised": (
        "Raised numbers that are no marks of notes",
        "figures",
        "Declare a repair, [12] for 12, and one that makes the note a line of its own, if it is a mark.",
    ),
    "endnote": (
        "Notes that Word does not count in digits, or endnotes beside footnotes",
        "all counted together: 1, 2, 3",
        "Leave it: the words of the notes are the same.",
    ),
    "restart": (
        "Notes that count anew on each page",
        "counted through",
        "Leave it: the words of the notes are the same.",
    ),
    "lost-note": (
        "Marks without a note, or notes without a mark",
        "left out",
        "Declare a repair that puts in what is missing.",
    ),
    "form": (
        "Numbers in a form that is not known",
        "digits",
        "Compare these numbers with the document, and declare repairs.",
    ),
    "sign": (
        "Signs of a font of its own that are not known",
        "the sign for one that could not be read",
        "Declare a repair with the sign of the document.",
    ),
    "formula": (
        "Formulas",
        "their signs one after the other",
        "Declare a repair that writes them so that they can be read.",
    ),
    "picture": (
        "Pictures, charts and objects",
        "no words of the document",
        "Declare a repair if there are words in one that the text needs.",
    ),
    "outside": (
        "Parts of the text that stand in other files",
        "left out",
        "Open the document in Word, save it with all its parts, and begin again.",
    ),
    "second": ("Mastheads below the first, like that of another document", *OF_ANOTHER),
}
_OF_LINES: tuple[Cause, ...] = ("style", "print")


def questions_of(document: Document) -> Iterator[Question]:
    """Yield what a person must decide of a Word file, in the order of the list above."""
    for cause, (what, assumed, otherwise) in _QUESTIONS.items():
        found = [each for each in document.doubts if each.cause == cause]
        places = dict.fromkeys(QuestionPlace(each.page, each.words[:SHOWN], counted="paragraph") for each in found)
        if places:
            yield Question(what, tuple(places), assumed, otherwise, cause in _OF_LINES)
