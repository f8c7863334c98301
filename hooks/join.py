"""on_files: the reader's scripts without their comments; those of some folders as one file for each."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from shell.files import add

from concordance.data.reader_scripts import bare, joined

SCRIPTS, VENDOR = "assets/", "assets/vendor/"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Return the files with one script in the place of each folder of `extra.joined`, its parts in the order there."""
    scripts = {
        file.src_uri: file
        for file in files
        if file.src_uri.startswith(SCRIPTS) and file.src_uri.endswith(".js") and not file.src_uri.startswith(VENDOR)
    }
    for one, names in config.extra["joined"].items():
        parts = [f"{SCRIPTS}{name}.js" for name in names]
        folders = {path.rpartition("/")[0] for path in parts}
        found = [path for path in scripts if path.rpartition("/")[0] in folders]
        if sorted(parts) != sorted(found):
            raise PluginError(
                f"docs/{', docs/'.join(sorted(folders))} and extra.joined in mkdocs.yml must name the same scripts. "
                f"Only in one of them: {', '.join(sorted({*parts} ^ {*found}))}. "
                f"Correct the list of {one}, whose order is that in which they run."
            )
        content = joined(scripts[path].content_string for path in parts)
        for path in parts:
            files.remove(scripts.pop(path))
        add(File.generated(config, f"{SCRIPTS}{one}", content=content), files)
    for file in scripts.values():
        file.content_string = bare(file.content_string)
    return files
