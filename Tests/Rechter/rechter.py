"""An outside judge: reads what everybody can see on a real cluster, committed records only, and says whether the matcher
kept its word. Shares no code with it.

  rechter.py --brokers HOST:PORT [--voorvoegsel doorbraak] [--groep doorbraaktafel-matcher] [--rust]
  rechter.py --zelftest      every claim broken once, and caught: a judge that never says no proves nothing

Claims: every aanvraag has a proposal; the versions of a case are 1, 2, 3 … with none twice and none missing; what stands
in `zaken` is the version that the table sees, or the case is closed and the table sees none; a status never goes back to
an older version; a nomination goes out once; and with --rust, when nothing is sent any more, everything that came in was
answered and its offset committed. For topics that were not compacted yet.

Exit 0: kept; 1: broken, one line each; 2: could not judge. Prints no id of a case: which record, by topic and offset.
"""
import argparse, collections, json, sys, time

Record = collections.namedtuple("Record", "topic partitie offset sleutel waarde")


def gebeurtenis(record):
    """Type and data of a CloudEvent in structured mode; (None, None) for anything else."""
    if record.waarde is None:
        return None, None
    try:
        envelop = json.loads(record.waarde)
        soort = envelop.get("type", "")
        return soort.removeprefix("nl.jeugdhulp.").rsplit(".v", 1)[0], envelop
    except (ValueError, AttributeError):
        return None, None


def plek(record):
    return f"{record.topic}/{record.partitie}@{record.offset}"


class Zicht:
    """What can be seen, by kind of topic."""

    def __init__(self, records, voorvoegsel):
        self.per_soort = collections.defaultdict(list)
        for record in records:
            soort = record.topic[len(voorvoegsel) + 1:].split(".")[0]
            self.per_soort[soort].append(record)
        for rij in self.per_soort.values():
            rij.sort(key=lambda r: (r.topic, r.partitie, r.offset))

    def voorstellen(self):
        """Per case its proposals, as (version, record, data), and per topic and case what stands there last."""
        versies, laatst = collections.defaultdict(list), {}
        for record in self.per_soort["voorstellen"]:
            sleutel = (record.sleutel or b"").decode("utf8", "replace")
            if "/" in sleutel:
                continue
            soort, envelop = gebeurtenis(record)
            laatst[record.topic, sleutel] = envelop["data"]["versie"] if soort == "voorstel-gedaan" else None
            if soort == "voorstel-gedaan":
                versies[sleutel].append((envelop["data"]["versie"], record, envelop["data"]))
        return versies, laatst


def oordeel(records, voorvoegsel="doorbraak", gecommit=None, einden=None):
    """Everything that is not as it must be, in words."""
    zicht, fout = Zicht(records, voorvoegsel), []
    versies, laatst = zicht.voorstellen()
    for rij in versies.values():
        nummers = sorted(versie for versie, _, _ in rij)
        if nummers != list(range(1, len(nummers) + 1)):
            fout.append(f"versions {nummers} of one case, last at {plek(rij[-1][1])}")
        per_topic = collections.defaultdict(list)
        for versie, record, _ in rij:
            per_topic[record.topic].append(versie)
        if any(reeks != sorted(reeks) for reeks in per_topic.values()):
            fout.append(f"versions of one case out of order, last at {plek(rij[-1][1])}")
    fout += aanvragen(zicht, versies) + zaken(zicht, versies, laatst, voorvoegsel) + status(zicht)
    fout += voordrachten(zicht)
    for deel, eind in (einden or {}).items():
        if (gecommit or {}).get(deel) != eind:
            fout.append(f"{deel[0]}/{deel[1]}: committed {(gecommit or {}).get(deel)}, the end is {eind}")
    return fout


def aanvragen(zicht, versies):
    """Every aanvraag that was not refused is answered by a proposal that names it."""
    geweigerd = set()
    for record in zicht.per_soort["afgekeurd"]:
        geweigerd.add(record.waarde)
    beantwoord = collections.Counter()
    for rij in versies.values():
        for versie, _, data in rij:
            beantwoord[data.get("aanvraag")] += 1
    gesloten = {r.sleutel for r in zicht.per_soort["zaken"] if r.waarde and json.loads(r.waarde).get("geslotenOp")}
    fout, gezien = [], set()
    for record in zicht.per_soort["aanvragen"]:
        soort, envelop = gebeurtenis(record)
        if soort != "aanvraag-ingediend" or record.waarde in geweigerd or record.sleutel in gesloten:
            continue
        kenmerk = (envelop.get("source"), envelop.get("id"))
        if kenmerk in gezien:
            continue
        gezien.add(kenmerk)
        if not beantwoord[envelop.get("id")]:
            fout.append(f"{plek(record)}: an aanvraag without a proposal")
    return fout


def zaken(zicht, versies, laatst, voorvoegsel):
    staand = {}
    for record in zicht.per_soort["zaken"]:
        staand[record.sleutel] = record
    fout = []
    for record in staand.values():
        if record.waarde is None:
            continue
        zaak = json.loads(record.waarde)
        zichtbaar = laatst.get((f"{voorvoegsel}.voorstellen.{zaak['regio']}", zaak["casusId"]))
        if zaak.get("geslotenOp"):
            if zichtbaar is not None:
                fout.append(f"{plek(record)}: closed, and the table still sees version {zichtbaar}")
        elif zichtbaar != zaak["versie"]:
            fout.append(f"{plek(record)}: says version {zaak['versie']}, the table sees {zichtbaar}")
    bekend = {(sleutel or b"").decode() for sleutel, r in staand.items()}
    for sleutel, rij in versies.items():
        if sleutel not in bekend:
            fout.append(f"{plek(rij[-1][1])}: a proposal of a case that nobody remembers")
    return fout


def status(zicht):
    fout, hoogste = [], {}
    for record in zicht.per_soort["status"]:
        soort, envelop = gebeurtenis(record)
        versie = (envelop or {}).get("data", {}).get("versie") if soort == "status-gewijzigd" else None
        if versie is None:
            continue
        sleutel = (record.topic, record.sleutel)
        if versie < hoogste.get(sleutel, 0):
            fout.append(f"{plek(record)}: a status of version {versie} after {hoogste[sleutel]}")
        hoogste[sleutel] = max(versie, hoogste.get(sleutel, 0))
    return fout


def voordrachten(zicht):
    """Nobody is asked twice by one nomination."""
    gevraagd = collections.Counter()
    for record in zicht.per_soort["voordrachten"]:
        soort, envelop = gebeurtenis(record)
        if soort == "voordracht-gedaan":
            gevraagd[envelop["data"]["voordrachtId"]] += 1
    return [f"a nomination went out {aantal} times" for aantal in gevraagd.values() if aantal > 1]


# MARK: the cluster

def lees(brokers, voorvoegsel, groep, rust):
    from confluent_kafka import Consumer, TopicPartition

    lezer = Consumer({
        "bootstrap.servers": brokers, "group.id": groep, "isolation.level": "read_committed",
        "enable.auto.commit": False, "enable.partition.eof": True, "auto.offset.reset": "earliest"})
    topics = [t for n, t in lezer.list_topics(timeout=20).topics.items() if n.startswith(voorvoegsel + ".")]
    delen = [TopicPartition(t.topic, p, 0) for t in topics for p in t.partitions]
    einden = {}
    for deel in delen:
        einden[deel.topic, deel.partition] = lezer.get_watermark_offsets(deel, timeout=20)[1]
    lezer.assign(delen)
    open_, records, tot = {(d.topic, d.partition) for d in delen}, [], time.time() + 300
    while open_ and time.time() < tot:
        bericht = lezer.poll(5)
        if bericht is None:
            continue
        if bericht.error():
            if bericht.error().name() == "_PARTITION_EOF":
                open_.discard((bericht.topic(), bericht.partition()))
            continue
        records.append(Record(
            bericht.topic(), bericht.partition(), bericht.offset(), bericht.key(), bericht.value()))
    if open_:
        raise TimeoutError(f"{len(open_)} partitions were not read to their end")
    invoer = [f"{voorvoegsel}.aanvragen", f"{voorvoegsel}.besluiten"]
    gecommit = {(d.topic, d.partition): d.offset for d in lezer.committed(
        [d for d in delen if d.topic in invoer], timeout=20)}
    lezer.close()
    verwacht = {}
    if rust:
        verwacht = {deel: eind for deel, eind in einden.items() if deel[0] in invoer and eind > 0}
    return records, gecommit, verwacht


# MARK: the judge judged

def zelftest():
    def ce(soort, data, id="1"):
        return json.dumps({"source": "s", "id": id, "type": f"nl.jeugdhulp.{soort}.v1", "data": data}).encode()

    def wereld():
        return {
            "aanvraag": Record("d.aanvragen", 0, 0, b"c", ce("aanvraag-ingediend", {}, "e1")),
            "v1": Record("d.voorstellen.r", 0, 0, b"c", ce("voorstel-gedaan", {"versie": 1, "aanvraag": "e1"})),
            "v2": Record("d.voorstellen.r", 0, 1, b"c", ce("voorstel-gedaan", {"versie": 2, "aanvraag": "e1"})),
            "zaak": Record("d.zaken", 0, 1, b"c", json.dumps({"casusId": "c", "regio": "r", "versie": 2}).encode()),
            "s1": Record("d.status.g", 0, 0, b"c", ce("status-gewijzigd", {"versie": 1})),
            "s2": Record("d.status.g", 0, 1, b"c", ce("status-gewijzigd", {"versie": 2})),
            "n": Record("d.voordrachten.1", 0, 0, b"c", ce("voordracht-gedaan", {"voordrachtId": "x"})),
        }

    def breek(wat):
        rij = wereld()
        wat(rij)
        return oordeel(list(rij.values()), "d")

    assert oordeel(list(wereld().values()), "d") == []
    breuken = {
        "a proposal lost": lambda r: r.pop("v2"),
        "a version missing": lambda r: r.pop("v1"),
        "a version twice": lambda r: r.update(v3=r["v2"]._replace(offset=2)),
        "a case forgotten": lambda r: r.pop("zaak"),
        "a case of an older version": lambda r: r.update(zaak=r["zaak"]._replace(
            waarde=r["zaak"].waarde.replace(b'"versie": 2', b'"versie": 1'))),
        "closed and still at the table": lambda r: r.update(zaak=r["zaak"]._replace(
            waarde=r["zaak"].waarde.replace(b"}", b', "geslotenOp": "2026-01-01"}'))),
        "an aanvraag that nobody answered": lambda r: r.update(
            meer=r["aanvraag"]._replace(offset=1, waarde=r["aanvraag"].waarde.replace(b"e1", b"e2"))),
        "a status that goes back": lambda r: r.update(s3=r["s1"]._replace(offset=2)),
        "a nomination twice": lambda r: r.update(m=r["n"]._replace(offset=1)),
    }
    for naam, wat in breuken.items():
        assert breek(wat), f"not caught: {naam}"
    assert oordeel(list(wereld().values()), "d", {("d.aanvragen", 0): 0}, {("d.aanvragen", 0): 1})
    print(f"{len(breuken) + 1} ways to break it, each caught")


def main():
    keuze = argparse.ArgumentParser()
    keuze.add_argument("--brokers")
    keuze.add_argument("--voorvoegsel", default="doorbraak")
    keuze.add_argument("--groep", default="doorbraaktafel-matcher")
    keuze.add_argument("--rust", action="store_true")
    keuze.add_argument("--zelftest", action="store_true")
    gekozen = keuze.parse_args()
    if gekozen.zelftest:
        return zelftest()
    try:
        records, gecommit, einden = lees(gekozen.brokers, gekozen.voorvoegsel, gekozen.groep, gekozen.rust)
    except Exception as reden:
        print(f"cannot judge: {reden}", file=sys.stderr)
        return 2
    fout = oordeel(records, gekozen.voorvoegsel, gecommit, einden)
    for regel in fout[:100]:
        print(regel)
    print(f"{len(records)} records judged, {len(fout)} faults")
    return 1 if fout else 0


if __name__ == "__main__":
    sys.exit(main())
