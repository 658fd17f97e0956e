/// Points for each criterion of one hulpvraag.
struct Punten: Sendable, Equatable {
    var hulpvorm, doelgroepen, start, overeenkomst, capaciteit, nabijheid, bereik, gezinsgericht, versheid: Int
    var blijven, kentHetKind: Int

    var totaal: Int {
        hulpvorm + doelgroepen + start + overeenkomst + capaciteit + nabijheid + bereik + gezinsgericht + versheid
            + blijven + kentHetKind
    }
}
