"""Bold print of files that hide it."""

from printed import Text, page, paragraphs

from concordance.intake.reading import read
from concordance.intake.weights import weighed

LONG = "It has rained in the towns of the north since the beginning of the year, as is well"


def wide(line, by):
    """The characters of a line, as many times as wide."""
    return [
        each._replace(left=60 + by * (each.left - 60), right=60 + by * (each.right - 60)) for each in line.characters()
    ]


def bold(*lines, **options):
    """Whether each of these lines of characters is bold."""
    text = page(*paragraphs(LONG, LONG, LONG, top=700), **options)
    (made,) = weighed([text.__class__(1, 612, 792, (*text.characters, *(each for on in lines for each in on)))])
    height = {each.baseline: each.bold for each in made.characters}
    return [height[on[0].baseline] for on in lines]


def test_a_line_of_wide_letters_is_bold_where_nothing_else_is():
    """Not one of few letters, and none that is spaced."""
    lines = [wide(Text(60, 500 - 20 * at, words), by) for at, (words, by) in enumerate(
        [("In the north", 1.08), ("In the south", 1.0), ("In", 1.08), ("In the west", 1.5)])]  # fmt: skip
    assert bold(*lines) == [True, False, False, False]


def test_where_a_file_tells_its_bold_print_that_is_believed():
    """As where its pages are pictures, whose letters are as wide as somebody thought."""
    plain = page(Text(60, 500, "In the north", bold=True), *paragraphs(LONG))
    assert weighed([plain]) == [plain]
    picture = read([page(Text(60, 500, "Rain"))])
    assert picture.blocks
