"""What mkdocs-macros offers to the hand-written pages: figures, tables and lists of the edition."""

from typing import Protocol

from concordance.edition import Edition


class Environment(Protocol):
    """The part of mkdocs-macros' environment that is used here."""

    conf: dict[str, dict[str, object]]

    def macro(self, function: object) -> object:
        """Offer the function to pages under its own name."""


def define_env(env: Environment) -> None:
    """Offer `edition` to the pages: called once, it answers with the edition of this build."""

    def edition() -> Edition:
        value = env.conf["extra"]["edition"]
        assert isinstance(value, Edition)
        return value

    env.macro(edition)
