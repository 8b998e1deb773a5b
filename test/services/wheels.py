"""wheels.py FOLDER REQUIREMENT: packs the installed packages that a requirement needs into wheels again, so that pip
and what stands on it find them in FOLDER without any index. Run by the Python that has them."""
import base64
import hashlib
import os
import sys
import zipfile

from requirements import distributions


def tag_of(dist):
    lines = (dist.read_text("WHEEL") or "Tag: py3-none-any").splitlines()
    tags = [line.split(": ")[1] for line in lines if line.startswith("Tag: ")]
    parts = [sorted(set(column)) for column in zip(*(tag.split("-") for tag in tags))]
    return "-".join(".".join(part) for part in parts)


def pack(dist, folder):
    name = f"{dist.metadata['Name']}".replace("-", "_").replace(".", "_")
    info = f"{name}-{dist.version}.dist-info"
    path = os.path.join(folder, f"{name}-{dist.version}-{tag_of(dist)}.whl")
    if os.path.exists(path):
        return
    record = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as wheel:

        def add(target, data):
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.append(f"{target},sha256={digest},{len(data)}")
            wheel.writestr(target, data)

        for file in dist.files or []:
            target = str(file)
            # Scripts are made anew by whoever installs the wheel.
            if target.startswith("..") or target.endswith((".pyc", "RECORD", "INSTALLER", "REQUESTED", "direct_url.json")):
                continue
            parts = target.split("/")
            if parts[0].endswith(".dist-info"):
                parts[0] = info
            with open(file.locate(), "rb") as source:
                add("/".join(parts), source.read())
        record.append(f"{info}/RECORD,,")
        wheel.writestr(f"{info}/RECORD", "\n".join(record) + "\n")


folder, text = sys.argv[1:]
os.makedirs(folder, exist_ok=True)
packages = distributions(text)
for dist in packages:
    pack(dist, folder)
print(len(packages))
