import Berichten

/// Why a request is not answered with what was asked, in words for the reader.
enum Weigering: Error, Sendable, Equatable {
    case nietIngelogd
    case tokenOngeldig
    case nietVanU
    case nietGevonden
    /// The methods that can, as `Allow` lists them (RFC 9110 10.2.1).
    case verkeerdeMethode(wel: String)
    case vervalst
    case teGroot(bytesMax: Int)
    case teTraag
    /// The request itself is not as HTTP has it.
    case onleesbaar
    case teVaak(seconden: Int)
    case geenKafka
    case geenUitgever
    /// - Parameter vorm: everything that is wrong with the form of what was sent, the first among it; empty when it is
    ///   not the form that is wrong.
    case afgekeurd(Afkeuring, vorm: [Afkeuring] = [])
    case botsing
    case verkeerdeSoort(String)
    case stuk
}
