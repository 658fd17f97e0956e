/// One norm held against what happened.
package struct Normtoets: Sendable, Hashable {
    package let soort: Normsoort
    /// The last day that is in time.
    package let uiterlijk: Datum
    /// The day it was done; nil when it is not.
    package let gedaanOp: Datum?
    /// Whether something else than time breaks the norm.
    package let afgeweken: Bool
    package let toelichting: Normtoelichting?

    /// Never "gehaald" when late: only a reason closes a norm that was overrun (#4).
    package func status(op vandaag: Datum) -> Normstatus {
        let laat = (gedaanOp ?? vandaag) > uiterlijk
        if laat || afgeweken { return toelichting == nil ? .toelichtingVereist : .toegelicht }
        // A day that still has to come is a plan.
        guard let gedaanOp, gedaanOp <= vandaag else { return .loopt }
        return .gehaald
    }
}

extension Normtoets {
    /// Changes of jeugdbeschermer for turnover or illness that the norm allows.
    package static let wisselingenMax = 1

    /// Norm 1 (#1): a jeugdbeschermer within five werkdagen after the GI was told, and at most one change.
    ///
    /// The day of the notice does not count. When it is not known the day of the decision stands in for it: the norm
    /// then falls earlier, never later.
    /// - Parameter wisselingen: changes for turnover or illness since.
    package static func vasteJeugdbeschermer(
        _ maatregel: Maatregel, gekoppeldOp: Datum?, wisselingen: Int = 0, toelichting: Normtoelichting? = nil
    ) -> Normtoets {
        Normtoets(
            soort: .vasteJeugdbeschermer,
            uiterlijk: (maatregel.kennisgevingOp ?? maatregel.uitgesprokenOp).plus(werkdagen: 5),
            gedaanOp: gekoppeldOp, afgeweken: wisselingen > wisselingenMax, toelichting: toelichting)
    }

    /// Norm 2 (#2): the course set with the family within six weeks of the notice, or sooner. A GI that works with a
    /// longer term is late by law (article 4.1.3, paragraph 5, Jeugdwet).
    /// - Parameter eerder: sooner, where the jeugdbeschermer finds that needed; a later day is ignored.
    package static func gedragenKoers(
        _ maatregel: Maatregel, vastgesteldOp: Datum?, eerder: Datum? = nil, toelichting: Normtoelichting? = nil
    ) -> Normtoets {
        let zesWeken = (maatregel.kennisgevingOp ?? maatregel.uitgesprokenOp).plus(weken: 6)
        return Normtoets(
            soort: .gedragenKoers, uiterlijk: min(zesWeken, eerder ?? zesWeken), gedaanOp: vastgesteldOp,
            afgeweken: false, toelichting: toelichting)
    }

    /// Norm 3 (#3): fitting help within three months of the decision, or sooner; see ``Norm``.
    /// - Parameter verloop: what happened since; only a start of help counts (#5).
    package static func passendeHulp(
        _ maatregel: Maatregel, uiterlijkeDatum: Datum?, verloop: Hulpverloop, toelichting: Normtoelichting? = nil
    ) -> Normtoets {
        let norm = Norm.passendeHulp(
            maatregel: maatregel, uiterlijkeDatum: uiterlijkeDatum, vandaag: maatregel.uitgesprokenOp)
        return Normtoets(
            soort: .passendeHulp, uiterlijk: norm.uiterlijk, gedaanOp: verloop.hulpGestartOp, afgeweken: false,
            toelichting: toelichting)
    }
}
