import Jeugdhulp

/// The figures of each region, kept until something changes: whoever asks meanwhile reads what was counted once.
actor Beeldgeheugen {
    struct Beeld: Sendable {
        let feiten: Beeldfeiten
        let cijfers: Beeldcijfers
    }

    /// What they were counted from.
    private struct Stand: Equatable {
        let nummer: Int
        let vandaag: Datum
    }

    private var bewaard: [String: (stand: Stand, beeld: Task<Beeld, any Error>)] = [:]
    /// How often it was counted.
    private(set) var geteld = 0

    func beeld(_ regio: Regio, _ model: Leesmodel, vandaag: Datum) async throws -> Beeld {
        let stand = Stand(nummer: try await model.standnummer(), vandaag: vandaag)
        if let oud = bewaard[regio.slug], oud.stand == stand { return try await oud.beeld.value }
        geteld += 1
        // Kept before it is there: of those who ask at the same time only one counts.
        let beeld = Task {
            let feiten = try await model.beeldfeiten(regio: regio)
            return Beeld(feiten: feiten, cijfers: Beeldcijfers(feiten, vandaag: vandaag))
        }
        bewaard[regio.slug] = (stand, beeld)
        do {
            return try await beeld.value
        } catch {
            if bewaard[regio.slug]?.stand == stand { bewaard[regio.slug] = nil }
            throw error
        }
    }
}
