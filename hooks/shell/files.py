"""A file of the site whose content is written when it is first asked for: the live preview shows few of many files."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel


class Written(File):
    """A file at this path, beside the navigation; `source` is the path of the text that it is made of, if one is."""

    def __init__(self, path: str, write: Callable[[], str | bytes], config: MkDocsConfig, source: str = "") -> None:
        super().__init__(path, None, config.site_dir, config.use_directory_urls)
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self.generated_by = "edition"
        self.edit_uri = source or None
        self._write = write

    @cached_property
    def content_bytes(self) -> bytes:
        """The content in UTF-8, written once."""
        written = self._write()
        return written if isinstance(written, bytes) else written.encode()

    @property  # type: ignore[misc]  # nobody sets it
    def content_string(self) -> str:
        """The same as text."""
        return self.content_bytes.decode()

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - MkDocs' signature
        """Write the content into the site."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.content_bytes)


def add(file: File, files: Files) -> None:
    """Add a file to the site's; raise `PluginError` if there is one of this path, which MkDocs would replace."""
    if file.src_uri in files.src_uris:
        raise PluginError(f"docs/{file.src_uri} has the name of a file that the edition writes. Rename or move it.")
    files.append(file)
