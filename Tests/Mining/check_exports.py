"""Reads the XES and the CSV export with pm4py and compares them with what dealkit says of the same deals.

    check_exports.py deals.xes deals.csv mining.json

Cases, events, variants and directly-follows counts must be equal, and the deals without events must be there.
"""

import collections
import json
import sys
import xml.etree.ElementTree as ElementTree

import pandas
import pm4py

xes, csv, report = sys.argv[1], sys.argv[2], json.load(open(sys.argv[3], encoding="utf-8"))["mining"]["process_map"]


def shown(name):
    """A name as XES has it: XML cannot hold control characters, so that their pictures stand there."""
    return "".join(chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\t\n\r" else "\u2421" if c == "\x7f" else c for c in name)


def wanted(name):
    return {
        "steps": report["steps"],
        "variants": {tuple(map(name, v["activities"])): v["count"] for v in report["variants"] if v["activities"]},
        "directly follows": {(name(e["from"]), name(e["to"])): e["count"] for e in report["directly_follows"]},
    }


def found(ways, follows):
    return {
        "steps": sum(len(way) * count for way, count in ways.items()),
        "variants": {way: count for way, count in ways.items() if way},
        "directly follows": dict(follows),
    }


def compare(path, wanted, found, names):
    failures = [f"{what}: {wanted[what]} wanted, {found[what]} found" for what in wanted if wanted[what] != found[what]]
    # pm4py may drop a case without events while it reads.
    if names not in (report["cases"], report["cases"] - report["cases_without_steps"]):
        failures.append(f"names of cases: {report['cases']} wanted, {names} found")
    return [f"{path}: {failure}" for failure in failures]


# The frame of a log has a row an event, so that it loses cases without any; the log itself keeps them.
log = pm4py.read_xes(xes, return_legacy_log_object=True)
ways = collections.Counter(tuple(event["concept:name"] for event in trace) for trace in log)
follows, _, _ = pm4py.discover_dfg(log)
failures = compare(xes, wanted(shown), found(ways, follows), len({trace.attributes["concept:name"] for trace in log}))
traces = sum(1 for _ in ElementTree.parse(xes).iter("{http://www.xes-standard.org/}trace"))
if traces != report["cases"]:
    failures.append(f"{xes}: {report['cases']} cases wanted, {traces} traces found")

# A deal without steps has a row of its own, with nothing but its name and what is known of it.
rows = pandas.read_csv(csv, dtype=str, keep_default_na=False, na_values=[""], lineterminator="\n")
if rows["deal"].nunique() != report["cases"]:
    failures.append(f"{csv}: {report['cases']} cases wanted, {rows['deal'].nunique()} found")
steps = rows.dropna(subset=["activity"]).copy()
steps["time"] = pandas.to_datetime(steps["time"], format="ISO8601")
frame = pm4py.format_dataframe(steps, case_id="deal", activity_key="activity", timestamp_key="time")
follows, _, _ = pm4py.discover_dfg(frame)
ways = collections.Counter(tuple(way) for way in steps.groupby("deal", sort=False)["activity"].apply(list))
failures += compare(csv, wanted(lambda name: name), found(ways, follows), frame["case:concept:name"].nunique())

if failures:
    print("\n".join(failures))
    sys.exit(1)
edges = len(report["directly_follows"])
print(f"{xes} and .csv: {traces} cases, {report['steps']} events, {len(ways)} variants, {edges} edges: as pm4py reads them")
