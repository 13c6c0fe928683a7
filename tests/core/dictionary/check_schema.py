# SPDX-FileCopyrightText: Segue contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON schema takes every built-in layout and refuses broken ones."""
import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: there is no Python module jsonschema")
    sys.exit(77)

folder = pathlib.Path(sys.argv[1])
schema = json.loads((folder / "layout.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
layouts = {file.stem: json.loads(file.read_text(encoding="utf-8"))
           for file in sorted((folder / "layouts").glob("*.json"))}


def broken(change):
    layout = copy.deepcopy(layouts["calpass-k12-course"])
    change(layout)
    return layout


BROKEN = {
    "an unknown key": lambda layout: layout["columns"][0].update(patern="x"),
    "a column without a name": lambda layout: layout["columns"][0].pop("name"),
    "a position of 0": lambda layout: layout["columns"][0].update(position=0),
    "a fixed width without its length": lambda layout: layout["file"].update(format="fixed_width"),
    "a time without columns": lambda layout: layout["time"].update(columns=[]),
    "a title in one language": lambda layout: layout["title"].pop("es"),
    "a newer format": lambda layout: layout.update(format=2),
    "ids unique among nobody": lambda layout: layout["person"].update(local_id_within="town"),
}

failures = [f"{name}: {error.json_path} {error.message}" for name, layout in layouts.items()
            for error in validator.iter_errors(layout)]
failures += [f"{name} was accepted" for name, change in BROKEN.items()
             if validator.is_valid(broken(change))]
if not layouts:
    failures.append("no layouts")
print("\n".join(failures) or f"{len(layouts)} layouts fit, {len(BROKEN)} broken ones do not")
sys.exit(1 if failures else 0)
