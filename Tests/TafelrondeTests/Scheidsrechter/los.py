"""Solves divisions of places over cases with HiGHS, and checks the proofs of the solver: it shares nothing with it.

Reads one JSON a line: {"zaken": [{"zonder": n, "keuzes": [[cost, [[place, count], ...]], ...]}, ...],
"plaatsen": [[capacity, group], ...], "groepen": [...], "bewijs": {...} or null}. Costs are whole numbers. Writes one
JSON a line: {"totaal": n} of the best division, and "fout": what is wrong with the proof, or null.
"""
import json
import sys

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp
from scipy.sparse import coo_array


def per_bron(opgave, gebruik):
    uit = {}
    groepen = {}
    for plaats, aantal in gebruik:
        uit[plaats] = uit.get(plaats, 0) + aantal
        groep = opgave["plaatsen"][plaats][1]
        if groep >= 0:
            groepen[groep] = max(groepen.get(groep, 0), aantal)
    for groep, aantal in groepen.items():
        uit[len(opgave["plaatsen"]) + groep] = aantal
    return uit


def als_toewijzing(opgave):
    """One place each, room for one and no groups: a square problem for another solver than HiGHS."""
    if opgave["groepen"] or any(c > 1 for c, _ in opgave["plaatsen"]):
        return None
    n, m = len(opgave["zaken"]), len(opgave["plaatsen"])
    dicht = 10**9
    kosten = np.full((n, m + n), dicht, dtype=np.int64)
    for z, zaak in enumerate(opgave["zaken"]):
        kosten[z, m + z] = zaak["zonder"]
        for prijs, gebruik in zaak["keuzes"]:
            if len(gebruik) != 1 or gebruik[0][1] != 1:
                return None
            if opgave["plaatsen"][gebruik[0][0]][0] == 1:
                kosten[z, gebruik[0][0]] = min(kosten[z, gebruik[0][0]], prijs)
    rijen, kolommen = linear_sum_assignment(kosten)
    return int(kosten[rijen, kolommen].sum())


def beste(opgave):
    kosten, rijen, kolommen, waarden = [], [], [], []
    bronnen = [c for c, _ in opgave["plaatsen"]] + list(opgave["groepen"])
    vast = 0
    for z, zaak in enumerate(opgave["zaken"]):
        vast += zaak["zonder"]
        for prijs, gebruik in zaak["keuzes"]:
            kolom = len(kosten)
            kosten.append(prijs - zaak["zonder"])
            rijen.append(z)
            kolommen.append(kolom)
            waarden.append(1)
            for bron, aantal in per_bron(opgave, gebruik).items():
                rijen.append(len(opgave["zaken"]) + bron)
                kolommen.append(kolom)
                waarden.append(aantal)
    if not kosten:
        return vast
    grens = np.array([1] * len(opgave["zaken"]) + bronnen, dtype=float)
    matrix = coo_array((waarden, (rijen, kolommen)), shape=(len(grens), len(kosten))).tocsc()
    uit = milp(
        np.array(kosten, dtype=float),
        constraints=LinearConstraint(matrix, -np.inf, grens),
        integrality=np.ones(len(kosten)),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    if uit.status != 0:
        raise SystemExit(f"HiGHS: {uit.message}")
    gekozen = np.rint(uit.x).astype(int)
    return vast + int(sum(k for k, g in zip(kosten, gekozen) if g))


def fout_in_bewijs(opgave, bewijs):
    prijzen, groepen, winst = bewijs["plaatsen"], bewijs["groepen"], bewijs["winst"]
    if min(prijzen + groepen + [0]) < 0:
        return "a price below nothing"
    totaal, verbruik = 0, [0] * (len(prijzen) + len(groepen))
    for z, zaak in enumerate(opgave["zaken"]):
        if winst[z] > zaak["zonder"]:
            return f"case {z} would rather have nothing"
        for prijs, gebruik in zaak["keuzes"]:
            plaats = gebruik[0][0]
            groep = opgave["plaatsen"][plaats][1]
            if prijs + prijzen[plaats] + (groepen[groep] if groep >= 0 else 0) < winst[z]:
                return f"case {z} would rather have place {plaats}"
        keuze = bewijs["keuzes"][z]
        if keuze is None:
            totaal += zaak["zonder"]
            continue
        prijs, gebruik = zaak["keuzes"][keuze]
        totaal += prijs
        for bron, aantal in per_bron(opgave, gebruik).items():
            verbruik[bron] += aantal
    grens = sum(winst)
    for p, (capaciteit, _) in enumerate(opgave["plaatsen"]):
        if verbruik[p] > capaciteit:
            return f"place {p} holds more than it can"
        grens -= capaciteit * prijzen[p]
    for g, capaciteit in enumerate(opgave["groepen"]):
        if verbruik[len(prijzen) + g] > capaciteit:
            return f"group {g} holds more than it may"
        grens -= capaciteit * groepen[g]
    if totaal != grens:
        return f"the division costs {totaal} and the prices prove {grens}"
    if totaal != bewijs["totaal"]:
        return f"the division costs {totaal} and is said to cost {bewijs['totaal']}"
    return None


for regel in sys.stdin:
    opgave = json.loads(regel)
    totaal = beste(opgave)
    ander = als_toewijzing(opgave)
    if ander is not None and ander != totaal:
        raise SystemExit(f"two referees do not agree: {totaal} and {ander}")
    bewijs = opgave.get("bewijs")
    print(json.dumps({"totaal": totaal, "fout": fout_in_bewijs(opgave, bewijs) if bewijs else None}))
