import Berichten

/// One thing that happened to a case: a decision of its table, an answer of an aanbieder, or what the matcher said.
package enum Verloopfeit: Sendable {
    case besluit(BesluitGenomen)
    case antwoord(AanbiederGeantwoord)
    case status(StatusGewijzigd)
}
