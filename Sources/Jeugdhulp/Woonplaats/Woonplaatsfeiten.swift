/// What is known of where a child belongs, on the day the help is asked for.
package struct Woonplaatsfeiten: Sendable, Hashable {
    /// The gemeente of the current registration. Registration stands, also when the child really lives elsewhere (W20).
    package let brpGemeente: Gemeentecode?
    /// Whether that registration is only a briefadres, which is no woonadres (W11).
    package let briefadres: Bool
    /// Whether a note under article 2.26 Wet BRP stands at that address (W11).
    package let inOnderzoek: Bool
    /// Whether the child now lives outside the Netherlands (W14).
    package let buitenland: Bool
    /// Whether the help is for a child that is not born yet (W17).
    package let ongeboren: Bool
    /// Where the mother was registered when the child was born (W11).
    package let moederBrpGemeenteBijGeboorte: Gemeentecode?
    /// Where the child really stays. A gemeente that merely received a report of the child is not one (W13).
    package let werkelijkVerblijfGemeente: Gemeentecode?
    /// A gemeente where the child was merely reported, which makes it not responsible (W13).
    package let gemeldInGemeente: Gemeentecode?
    /// The gemeente that got the request, when it holds another one responsible (W23).
    package let ontvangendeGemeente: Gemeentecode?
    /// Whether the address is secret (W15).
    package let vertrouwelijkAdres: Bool
    /// Whether the child has no BSN (W16).
    package let zonderBsn: Bool
    /// Whether the child is a vreemdeling without verblijfsrecht (W21).
    package let zonderVerblijfsrecht: Bool
    /// nil: lives at home or on its own.
    package let verblijf: Verblijf?
    /// Only needed for a day before 2022 (§3d); after that it plays no part (W10).
    package let gezag: Gezag?
    /// Why somebody of 18 to 22 still is a jeugdige, when a stay does not say so (W0).
    package let voortzetting: Voortzetting?

    package init(
        brpGemeente: Gemeentecode? = nil, briefadres: Bool = false, inOnderzoek: Bool = false, buitenland: Bool = false,
        ongeboren: Bool = false, moederBrpGemeenteBijGeboorte: Gemeentecode? = nil,
        werkelijkVerblijfGemeente: Gemeentecode? = nil, gemeldInGemeente: Gemeentecode? = nil,
        ontvangendeGemeente: Gemeentecode? = nil, vertrouwelijkAdres: Bool = false, zonderBsn: Bool = false,
        zonderVerblijfsrecht: Bool = false, verblijf: Verblijf? = nil, gezag: Gezag? = nil,
        voortzetting: Voortzetting? = nil
    ) {
        self.brpGemeente = brpGemeente
        self.briefadres = briefadres
        self.inOnderzoek = inOnderzoek
        self.buitenland = buitenland
        self.ongeboren = ongeboren
        self.moederBrpGemeenteBijGeboorte = moederBrpGemeenteBijGeboorte
        self.werkelijkVerblijfGemeente = werkelijkVerblijfGemeente
        self.gemeldInGemeente = gemeldInGemeente
        self.ontvangendeGemeente = ontvangendeGemeente
        self.vertrouwelijkAdres = vertrouwelijkAdres
        self.zonderBsn = zonderBsn
        self.zonderVerblijfsrecht = zonderVerblijfsrecht
        self.verblijf = verblijf
        self.gezag = gezag
        self.voortzetting = voortzetting
    }
}

extension Woonplaatsfeiten {
    /// The gemeente where the child lives now, as far as that was told: where it really stays, else that of its stay,
    /// else its registered address (#127). A briefadres is no place to live.
    package var woontNu: Gemeentecode? {
        werkelijkVerblijfGemeente ?? verblijf?.gemeente ?? (briefadres ? nil : brpGemeente)
    }
}
