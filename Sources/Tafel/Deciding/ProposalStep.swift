import Berichten
import Jeugdhulp
import Matching

/// A proposal made for one case, and what it comes to: the case as it is then, and the records that go out. Nothing is
/// remembered here; that is for who asked.
struct ProposalStep {
    /// What the case and its surroundings are before it.
    struct Input {
        let zaak: Zaak
        /// As it stands in memory; `nil` where it is new.
        let vorige: Zaak?
        /// As the engine sees it now, and as it saw the one that stands in memory.
        let casus: Casus
        let staandeCasus: Casus?
        let aanbod: Aanbodbeeld
        let moment: Moment
    }

    let voorstel: Voorstel
    /// The case with the proposal in it.
    private(set) var zaak: Zaak
    /// What goes out, without the state of the case; `nil` when nothing changed, empty when only the state did.
    private(set) var uit: [OutgoingMessage]?

    private let input: Input
    private let melder: Zaakmelder
    /// The market as the case sees it.
    private let markt: Markt

    /// - Parameters:
    ///   - altijd: whether a version goes out also where nothing changed.
    ///   - stil: whether the GI hears of it in other words.
    init(_ input: Input, _ melder: Zaakmelder, altijd: Bool, stil: Bool) {
        self.input = input
        self.melder = melder
        zaak = input.zaak
        markt = input.aanbod.markt(voor: zaak)
        voorstel = markt.voorstel(voor: input.casus, vandaag: input.moment.vandaag)
        let kern = voorstel.kern
        if altijd || kern != zaak.kern {
            zaak.versie += 1
            zaak.kern = kern
            zaak.regio = zaak.opgeschaaldNaar ?? voorstel.regio?.slug ?? Landelijk.slug
            uit = nieuweVersie(stil: stil)
        } else {
            uit = vulAan()
        }
    }

    private var composer: RecordComposer { melder.composer }
    private var omstandigheden: Omstandigheden {
        Omstandigheden(zaak, input.staandeCasus, input.aanbod, input.moment)
    }

    private mutating func nieuweVersie(stil: Bool) -> [OutgoingMessage] {
        let moment = input.moment
        var uit = verlaatTafel()
        let maker = VoorstelComposer(aanbod: input.aanbod, zaak: zaak, markt: markt)
        let bericht = maker.bericht(voorstel, nu: moment.nu)
        // A proposal is never refused.
        let effecten = try? zaak.loop.neem(
            .voorgesteld(versie: zaak.versie, opties: maker.opties(bericht)), omstandigheden)
        uit.append(composer.voorstel(bericht, regio: zaak.regio, moment))
        if !stil, effecten?.contains(.meldVoorstel) == true {
            uit.append(composer.status(maker.status(bericht, nu: moment.nu), moment))
            // What was told before is answered by this proposal.
            uit += composer.meldingWeg(zaak)
            zaak.meldtAanTafel = false
        }
        return uit + meldOvergenomen()
    }

    /// A case of before there were decisions does not know the options of its latest version yet; they are the same.
    private mutating func vulAan() -> [OutgoingMessage]? {
        guard zaak.versie > 0, zaak.loop.versies.versie != zaak.versie else { return nil }
        let maker = VoorstelComposer(aanbod: input.aanbod, zaak: zaak, markt: markt)
        zaak.loop.versies.voegToe(versie: zaak.versie, maker.opties(voorstel))
        return []
    }

    // MARK: From one table to another

    /// The case as another table had it, where it is with a new one now.
    private var elders: Zaak? {
        guard let vorige = input.vorige, vorige.isOpen, !vorige.regio.isEmpty, vorige.regio != zaak.regio
        else { return nil }
        return vorige
    }

    /// Nothing of the case stays at a table that it is no longer with.
    private mutating func verlaatTafel() -> [OutgoingMessage] {
        guard let elders else { return [] }
        // What was told of the ladder is not told again to a table that it was taken to.
        if zaak.opgeschaaldNaar == nil { zaak.opschaling = nil }
        zaak.meldtAanTafel = false
        return [composer.voorstelWeg(elders.casusId, regio: elders.regio)] + composer.opschalingWeg(elders)
            + composer.meldingWeg(elders)
    }

    /// A table that gets a case from another is told where it stands.
    private mutating func meldOvergenomen() -> [OutgoingMessage] {
        guard let elders else { return [] }
        let tafel = markt.register.tafel(naam: elders.regio)?.tafel ?? Landelijk.tafel
        return melder.meld(.overgenomen(van: tafel, zaak.loop, omstandigheden), &zaak, input.moment)
    }
}
