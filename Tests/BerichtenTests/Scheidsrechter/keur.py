"""Referee of the schemas: one document a line in, one verdict a line out.

in:  {"type": "aanbod-gemeld", "document": {...}}
out: {"geldig": true, "fout": null} or {"geldig": false, "fout": "$.data.agb: ..."}

Usage: keur.py SCHEMAS < documents > verdicts
"""

import json
import pathlib
import sys

try:
    import rfc3339_validator  # noqa: F401  without it "date-time" is not looked at
    from jsonschema import Draft202012Validator
except ImportError as fout:
    sys.exit(f"the referee misses a Python package: {fout}")


def lees_schemas(map_):
    schemas = {}
    for pad in sorted(pathlib.Path(map_).glob("*.v1.schema.json")):
        schema = json.loads(pad.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        schemas[pad.name.removesuffix(".v1.schema.json")] = Draft202012Validator(
            schema, format_checker=Draft202012Validator.FORMAT_CHECKER
        )
    return schemas


def main():
    schemas = lees_schemas(sys.argv[1])
    for regel in sys.stdin.buffer:
        stuk = json.loads(regel)
        fout = next(schemas[stuk["type"]].iter_errors(stuk["document"]), None)
        plaats = None if fout is None else f"{fout.json_path}: {fout.message[:120]}"
        print(json.dumps({"geldig": fout is None, "fout": plaats}))


main()
