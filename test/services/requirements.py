"""The installed packages that a requirement needs; for the scripts beside it."""
import sys
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def distributions(text):
    """Of everything that the requirement needs, itself included, one each. Ends the script where something is not installed."""
    found = {}
    _add(Requirement(text), found)
    return list({name: dist for (name, _), dist in found.items()}.values())


def _add(requirement, found):
    try:
        dist = distribution(requirement.name)
    except PackageNotFoundError:
        sys.exit(f"{requirement.name} is not installed")
    key = (canonicalize_name(requirement.name), tuple(sorted(requirement.extras)))
    if key in found:
        return
    found[key] = dist
    for text in dist.requires or []:
        other = Requirement(text)
        extras = requirement.extras or {""}
        if other.marker is None or any(other.marker.evaluate({"extra": extra}) for extra in extras):
            _add(other, found)
