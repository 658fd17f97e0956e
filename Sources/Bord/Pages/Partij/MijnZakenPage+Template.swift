import Berichten
import Jeugdhulp

extension MijnZakenPage: Page {
    var html: String {
        PageTemplates.html(
            "mijnzaken", kader, titel: "Mijn zaken", plek: Paths.mijnZaken,
            [
                "inleiding": inleiding, "verzonden": verzonden.of(false),
                "zaken": geordend.map(regel), "leeg": zaken.isEmpty, "indienen": Paths.casusIndienen,
                "deels": !volledig, "geweigerd": geweigerd.map { $0.vulling(kader.vandaag) },
                "heeftGeweigerd": !geweigerd.isEmpty,
                "aantal": Wording.aantal(zaken.count, "zaak", "zaken"),
            ])
    }

    private var open: [StatusGewijzigd] { zaken.filter { $0.fase != .gesloten } }

    /// What must be done first stands first; what is closed last.
    private var geordend: [StatusGewijzigd] {
        zaken.sorted { a, b in
            let (dichtA, dichtB) = (a.fase == .gesloten, b.fase == .gesloten)
            guard dichtA == dichtB else { return dichtB }
            return (a.uiterlijk ?? .laatste, a.casusId) < (b.uiterlijk ?? .laatste, b.casusId)
        }
    }

    private var inleiding: String {
        if zaken.isEmpty { return "Van uw organisatie wacht nu geen zaak." }
        let laat = open.filter { ($0.uiterlijk ?? .laatste) < kader.vandaag }.count
        let wacht = open.count == 1 ? "Er is 1 open zaak." : "Er zijn \(open.count) open zaken."
        return laat == 0 ? wacht : "\(wacht) Bij \(laat) is een uiterste datum voorbij."
    }

    private func regel(_ status: StatusGewijzigd) -> TemplateContext {
        let dicht = status.fase == .gesloten
        return [
            "casusId": status.casusId, "fase": Wording.fase(status.fase), "faseKlasse": status.fase.rawValue,
            "wat": status.wat, "wie": status.wie, "tafel": status.tafel.of(false),
            "uiterlijk": status.uiterlijk.map { Wording.uiterlijk($0, vandaag: kader.vandaag) }.of(false),
            "op": status.op.woorden(vandaag: kader.vandaag), "opISO": status.op.description,
            "open": !dicht, "gestart": Paths.gestart(status.casusId), "intrekken": Paths.intrekken(status.casusId),
        ]
    }
}
