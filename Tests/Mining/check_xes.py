"""Reads an XES export with pm4py and compares it with what dealkit says of the same deals.

    check_xes.py deals.xes mining.json

Cases, events, variants and directly-follows counts must be equal, and the deals without events must be there.
"""

import collections
import json
import sys
import xml.etree.ElementTree as ElementTree

import pm4py

path, report = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))["mining"]["process_map"]
wanted = {
    "steps": report["steps"],
    "variants": {tuple(v["activities"]): v["count"] for v in report["variants"] if v["activities"]},
    "directly follows": {(e["from"], e["to"]): e["count"] for e in report["directly_follows"]},
}

# The frame of a log has a row an event, so that it loses cases without any; the log itself keeps them.
log = pm4py.read_xes(path, return_legacy_log_object=True)
names = {trace.attributes["concept:name"] for trace in log}
ways = collections.Counter(tuple(event["concept:name"] for event in trace) for trace in log)
follows, _, _ = pm4py.discover_dfg(log)
found = {
    "steps": sum(len(trace) for trace in log),
    "variants": {way: count for way, count in ways.items() if way},
    "directly follows": dict(follows),
}

failures = [what for what in wanted if wanted[what] != found[what]]
# pm4py may drop a trace without events while it reads; whether the file has it is asked of the file itself.
traces = sum(1 for _ in ElementTree.parse(path).iter("{http://www.xes-standard.org/}trace"))
if traces != report["cases"]:
    failures.append("cases")
if len(names) not in (report["cases"], report["cases"] - report["cases_without_steps"]):
    failures.append("names of cases")
for what in failures:
    print(f"{path}: {what} differ: {wanted.get(what, report['cases'])} wanted, {found.get(what, traces)} found")
if failures:
    sys.exit(1)
print(f"{path}: {traces} cases, {found['steps']} events, {len(ways)} variants, {len(follows)} edges: as pm4py reads it")
