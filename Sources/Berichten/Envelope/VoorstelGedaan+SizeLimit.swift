extension VoorstelGedaan {
    /// The proposal, made small enough for an event of at most 64 KB (NL GOV profile).
    ///
    /// A case with four hulpvragen and a market full of excluded offers can be larger. First the names of what was
    /// excluded go (the counts stay complete), then the lowest options. Equal proposals are cut alike.
    /// - Parameter bytesMax: for the data object; the envelope takes some hundreds more.
    package func ingekort(bytesMax: Int = GebeurtenisReader.bytesMax - 1_024) -> VoorstelGedaan {
        // Far from the limit there is nothing to measure: an option with its reasons is some 2 KB for each hulpvraag, a
        // need with twenty attempts some 5 KB.
        let delen = opties.reduce(0) { $0 + $1.aanbod.count }
        let namen = uitgesloten.reduce(0) { $0 + $1.aanbod.count }
        let verschil = (gewijzigd?.weg.count ?? 0) + (gewijzigd?.nieuw.count ?? 0)
        let pogingen = uitgesloten.reduce(0) { $0 + $1.pogingen.count }
        let gezegd = opties.reduce(0) { $0 + $1.waarschuwingen.count } * 400
        let naast =
            gezegd + alternatieven.count * 1_100 + pogingen * 700 + perJeugdige.count * 700 + buitenJeugdwet.count * 250
        if delen * 3_000 + namen * 114 + verschil * 406 + naast + 7_000 < bytesMax { return self }
        var uit = self
        for namenMax in [10, 0] where uit.json.bytes.count > bytesMax {
            uit.uitgesloten = uit.uitgesloten.map { rij in
                var rij = rij
                rij.aanbod = Array(rij.aanbod.prefix(namenMax))
                rij.aanbieders = Array(rij.aanbieders.prefix(namenMax))
                rij.pogingen = Array(rij.pogingen.prefix(namenMax))
                return rij
            }
        }
        while uit.opties.count > 1, uit.json.bytes.count > bytesMax { uit.opties.removeLast() }
        return uit
    }
}
