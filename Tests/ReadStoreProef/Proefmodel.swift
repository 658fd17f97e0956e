import Berichten
import Foundation
import Jeugdhulp
import ReadStore

/// A read model in a file of its own, taken away afterwards.
package final class Proefmodel: @unchecked Sendable {
    // Only a test opens it again, while nobody else has it.
    package let pad: String
    package private(set) var model: ReadModel
    private let regios: [String]
    package static let nu = Tijdstip(Proeflog.vandaag)

    private let register: Gemeenteregister

    private let partijen: FollowedParties

    package init(
        regios: [String] = ["twente", "ijsselland"], register: Gemeenteregister = .landelijk,
        partijen: FollowedParties = .none
    ) throws {
        self.regios = regios
        self.register = register
        self.partijen = partijen
        pad = NSTemporaryDirectory() + "bordproef-\(UUID().uuidString)/model.sqlite"
        model = try Self.open(pad, regios, register, partijen)
    }

    private static func open(
        _ pad: String, _ regios: [String], _ register: Gemeenteregister, _ partijen: FollowedParties
    ) throws -> ReadModel {
        try ReadModel(
            pad: pad, scope: ReadScope(regios: regios, topics: .standaard, register: register, partijen: partijen),
            nu: nu)
    }

    /// As after a kill: nothing is closed in order.
    package func heropen(regios: [String]? = nil, register: Gemeenteregister? = nil) throws {
        model = try Self.open(pad, regios ?? self.regios, register ?? self.register, partijen)
    }

    deinit { try? FileManager.default.removeItem(atPath: (pad as NSString).deletingLastPathComponent) }
}
