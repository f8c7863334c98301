"""on_files: the reader's scripts without their comments; those that every page has as one file."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from written import add

from concordance.data.reader_scripts import bare, joined

SCRIPTS, CORE, VENDOR = "assets/", "assets/core/", "assets/vendor/"
JOINED = "assets/edition.js"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Return the files with `assets/edition.js` in the place of `assets/core/`, in the order of `extra.core`."""
    scripts = {
        file.src_uri: file
        for file in files
        if file.src_uri.startswith(SCRIPTS) and file.src_uri.endswith(".js") and not file.src_uri.startswith(VENDOR)
    }
    core = [f"{CORE}{name}.js" for name in config.extra["core"]]
    found = [path for path in scripts if path.startswith(CORE)]
    if sorted(core) != sorted(found):
        raise PluginError(
            f"docs/{CORE} and extra.core in mkdocs.yml must name the same scripts. Only in one of them: "
            f"{', '.join(sorted({*core} ^ {*found}))}. Correct the list, whose order is that in which they run."
        )
    one = joined(scripts[path].content_string for path in core)
    for path, file in scripts.items():
        if path.startswith(CORE):
            files.remove(file)
        else:
            file.content_string = bare(file.content_string)
    add(File.generated(config, JOINED, content=one), files)
    return files
