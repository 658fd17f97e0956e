import Foundation

/// The file with the master keys: read only when nobody else can, and never written over.
package enum HoofdsleutelFile {
    private static let bytesMax = 65_536

    /// - Throws: ``Hoofdsleutelfout`` when others can read it, as `ssh` does with a private key: anybody on the
    ///   machine, or, of a file that is ours, its group. A file that an administrator gave to a group of ours is good.
    package static func lees(_ pad: String) throws(Hoofdsleutelfout) -> Hoofdsleutels {
        var stand = stat()
        guard stat(pad, &stand) == 0, stand.st_mode & S_IFMT == S_IFREG || stand.st_mode & S_IFMT == S_IFIFO else {
            throw .onleesbaar(pad)
        }
        let ongewenst = stand.st_uid == getuid() ? mode_t(0o077) : mode_t(0o007)
        guard stand.st_mode & S_IFMT != S_IFREG || stand.st_mode & ongewenst == 0 else {
            throw .teOpen(pad, rechten: String(stand.st_mode & 0o777, radix: 8))
        }
        guard stand.st_size <= bytesMax, let bytes = FileManager.default.contents(atPath: pad),
            let tekst = String(data: bytes, encoding: .utf8)
        else { throw .onleesbaar(pad) }
        return try Hoofdsleutels(tekst: tekst)
    }

    /// Makes a file with one new key, for its owner alone.
    package static func maak(_ pad: String, id: String) throws(Hoofdsleutelfout) {
        var toeval = SystemRandomNumberGenerator()
        let regel = Hoofdsleutels.regel(id: id, &toeval)
        let greep = open(pad, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard greep >= 0 else { throw errno == EEXIST ? .bestaat(pad) : .nietTeMaken(pad) }
        let bestand = FileHandle(fileDescriptor: greep, closeOnDealloc: true)
        do {
            try bestand.write(contentsOf: Data(regel.utf8))
            // Nothing may be sealed under a key that a loss of power takes away.
            try bestand.synchronize()
        } catch {
            throw .nietTeMaken(pad)
        }
    }
}
