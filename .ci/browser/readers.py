"""Reads GraphML, CSV and YAML files as a user's own scripts would, and prints
what is wrong with each, and how much is in it, as one JSON list."""

import csv
import json
import re
import sys

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def graphml(path):
    import networkx

    graph = networkx.read_graphml(path)
    return [], {"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}


def table(path):
    faults = []
    with open(path, newline="", encoding="utf-8") as f:
        rows = list(csv.reader(f, strict=True))
    if not rows:
        return [["file", "no header"]], {}
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            faults.append([f"record {number}", f"{len(row)} fields, the header has {len(rows[0])}"])
        for column, field in enumerate(row, 1):
            if field.startswith(FORMULA) and not NUMBER.fullmatch(field):
                faults.append([f"record {number}, field {column}", f"a spreadsheet takes {field[:40]!r} for a formula"])
    return faults, {"records": len(rows) - 1, "columns": len(rows[0])}


def settings(path):
    try:
        import yaml
    except ImportError:
        return [], {"YAML readers": 0}
    with open(path, encoding="utf-8") as f:
        documents = list(yaml.safe_load_all(f))
    return [], {"documents": len(documents)}


def read(path):
    reader = {"graphml": graphml, "csv": table, "yaml": settings}[path.rsplit(".", 1)[1]]
    try:
        faults, counts = reader(path)
    except Exception as err:  # whatever stops a reader stops the user's
        faults, counts = [[type(err).__name__, str(err)]], {}
    return {"file": path, "faults": faults, "counts": counts}


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
