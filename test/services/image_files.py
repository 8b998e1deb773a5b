"""image_files.py REQUIREMENT: prints the paths, a NUL after each, that an image needs in which this Python runs what the
requirement names: Python itself, its library, the packages, and the system's libraries that all these are linked with."""
import os
import re
import subprocess
import sys
import sysconfig

from requirements import distributions

UNUSED = {"test", "idlelib", "tkinter", "ensurepip", "lib2to3", "turtledemo", "site-packages", "dist-packages", "__pycache__"}


def files_below(folder):
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in UNUSED and not name.startswith("config-")]
        yield from (os.path.join(path, name) for name in names)


def linked_with(paths):
    said = subprocess.run(["ldd", *paths], capture_output=True, text=True, check=False).stdout
    return re.findall(r"(?:=> |^\s+)(/\S+) \(0x", said, re.MULTILINE)


packages = [str(file.locate()) for dist in distributions(sys.argv[1]) for file in dist.files or []]
paths = {sys.executable, *files_below(sysconfig.get_path("stdlib"))}
paths |= {os.path.normpath(path) for path in packages if not path.endswith(".pyc") and os.path.isfile(path)}
# Whatever is loaded, by the names that the loader looks for.
paths |= set(linked_with([os.path.realpath(path) for path in paths if re.search(r"\.so(\.|$)", path) or path == sys.executable]))
sys.stdout.write("".join(f"{path}\0" for path in sorted(paths)))
