import Berichten
import Foundation
import Jeugdhulp
import ReadStore

/// The figures of each region, kept until one of its cases or decisions changes: whoever asks meanwhile reads what was
/// counted once. Reports of offers, which come all day, change none of it.
struct BeeldCache: Sendable {
    struct BeeldEntry: Sendable {
        let feiten: Beeldfeiten
        let cijfers: Beeldcijfers
    }

    /// A file of figures as it is sent.
    enum FileFormat: Sendable { case csv, json }

    /// What they were counted from.
    private struct Version: Hashable {
        let gelezen: ReadModel.Version
        let vandaag: Datum
    }

    private struct ExportKey: Hashable {
        let regio: String
        let soort: Cijferexport.Category
        let vorm: FileFormat
    }

    private let beelden = VersionedCache<String, Version, BeeldEntry>()
    private let bestanden = VersionedCache<ExportKey, Version, String>()
    private let model: ReadModel

    init(_ model: ReadModel) { self.model = model }

    /// How often a region was counted.
    var geteld: Int { get async { await beelden.gemaakt } }

    func beeld(_ regio: Regio, vandaag: Datum) async throws -> BeeldEntry {
        try await beeld(regio, try await stand(regio, [], vandaag))
    }

    private func beeld(_ regio: Regio, _ stand: Version) async throws -> BeeldEntry {
        try await beelden.waarde(regio.slug, stand) { [model] in
            let feiten = try await model.beeldfeiten(regio: regio)
            return BeeldEntry(feiten: feiten, cijfers: Beeldcijfers(feiten, vandaag: stand.vandaag))
        }
    }

    /// The text of a file.
    func export(
        _ soort: Cijferexport.Category, _ vorm: FileFormat, _ regio: Regio, vandaag: Datum
    ) async throws -> String {
        // Of the three only the waits are about offers.
        let metAanbod = soort == .wachttijden
        let stand = try await stand(regio, metAanbod ? [model.topics.aanbod] : [], vandaag)
        return try await bestanden.waarde(ExportKey(regio: regio.slug, soort: soort, vorm: vorm), stand) { [self] in
            let feiten = try await beeld(regio, vandaag: vandaag).feiten
            let aanbod = metAanbod ? try await model.aanbodfeiten(regio: regio) : []
            let uit = Cijferexport(soort, feiten, aanbod: aanbod, regio: regio.naam, vandaag: vandaag)
            return vorm == .csv ? uit.csv : String(decoding: try uit.json(), as: UTF8.self)
        }
    }

    private func stand(_ regio: Regio, _ meer: [String], _ vandaag: Datum) async throws -> Version {
        let topics = [model.topics.voorstellen(regio: regio.slug), model.topics.besluiten] + meer
        return Version(gelezen: try await model.stand(topics), vandaag: vandaag)
    }
}
