import Berichten
import Foundation
import Jeugdhulp
import Testing

/// Reads files on 2026-11-20; events made of data alone all have the id `nieuw`.
func proefbestand() throws -> NDJSONFile {
    NDJSONFile(
        bron: "urn:nld:kvknr:00000001", vandaag: try datum("2026-11-20"),
        nu: try #require(Tijdstip("2026-11-20T10:15:30Z")), nieuwId: { "nieuw" })
}

/// What a line became; fails when it was refused.
func gebeurtenis(_ regel: FileLine) throws -> Gebeurtenis {
    try regel.uitkomst.get()
}

/// What a line was refused with; fails when it was read.
func afkeuring(_ regel: FileLine) throws -> Afkeuring {
    switch regel.uitkomst {
    case .failure(let afkeuring): return afkeuring
    case .success(let gebeurtenis):
        return try #require(nil as Afkeuring?, "line \(regel.nummer) was read as \(gebeurtenis.inhoud.type)")
    }
}
