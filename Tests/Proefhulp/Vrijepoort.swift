import Foundation

/// A port of this machine that nobody had a moment ago, for a server in a process of its own.
public enum Vrijepoort {
    public struct Geen: Error {}

    public static func geef() throws -> Int {
        let greep = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(greep) }
        var adres = sockaddr_in()
        adres.sin_family = sa_family_t(AF_INET)
        adres.sin_addr.s_addr = inet_addr("127.0.0.1")
        var maat = socklen_t(MemoryLayout<sockaddr_in>.size)
        let gelukt = withUnsafeMutablePointer(to: &adres) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(greep, $0, maat) == 0 && getsockname(greep, $0, &maat) == 0
            }
        }
        guard gelukt else { throw Geen() }
        return Int(UInt16(bigEndian: adres.sin_port))
    }
}
