import Foundation
import Kafka
import KafkaTesting
import Testing

/// A connection that sends what it is told and no more.
final class Stopcontact {
    private let nummer: Int32

    init(_ poort: Int) throws {
        nummer = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var adres = sockaddr_in()
        adres.sin_family = sa_family_t(AF_INET)
        adres.sin_port = in_port_t(poort).bigEndian
        adres.sin_addr.s_addr = inet_addr("127.0.0.1")
        let uitkomst = withUnsafePointer(to: &adres) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(nummer, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(uitkomst == 0)
    }

    func stuur(_ tekst: String) throws { try #require(send(nummer, tekst, tekst.utf8.count, 0) == tekst.utf8.count) }

    /// What comes back, up to and with this text; `nil`: until the other side closes.
    func lees(tot einde: String?) async throws -> String {
        let nummer = nummer
        let gelezen = try await OwnedThread.run(name: "stopcontact") {
            var grens = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(nummer, SOL_SOCKET, SO_RCVTIMEO, &grens, socklen_t(MemoryLayout<timeval>.size))
            var alles: [UInt8] = []
            var stuk = [UInt8](repeating: 0, count: 4_096)
            while !(einde.map { String(decoding: alles, as: UTF8.self).contains($0) } ?? false) {
                let aantal = recv(nummer, &stuk, stuk.count, 0)
                // Closed before all was read that was sent counts as closed too.
                if einde == nil, aantal == 0 || (aantal < 0 && errno == ECONNRESET) { break }
                guard aantal > 0 else { throw Geen() }
                alles += stuk.prefix(aantal)
            }
            return alles
        }
        return String(decoding: gelezen, as: UTF8.self)
    }

    /// Sends the text over and over, a byte at a time, until the other side closes.
    /// - Returns: whether it did before this many bytes.
    func druppel(_ tekst: String, bytesMax: Int) async throws -> Bool {
        let nummer = nummer
        return try await OwnedThread.run(name: "druppel") {
            var grens = timeval(tv_sec: 0, tv_usec: 20_000)
            setsockopt(nummer, SOL_SOCKET, SO_RCVTIMEO, &grens, socklen_t(MemoryLayout<timeval>.size))
            let bytes = Array(tekst.utf8)
            var stuk: UInt8 = 0
            for plaats in 0..<bytesMax {
                var byte = bytes[plaats % bytes.count]
                guard send(nummer, &byte, 1, Int32(MSG_NOSIGNAL)) == 1 else { return true }
                let aantal = recv(nummer, &stuk, 1, 0)
                if aantal == 0 || (aantal < 0 && errno != EAGAIN) { return true }
            }
            return false
        }
    }

    /// Nothing more came in time, or the connection was closed too early.
    struct Geen: Error {}

    deinit { close(nummer) }
}
