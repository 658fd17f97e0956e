import Berichten
import Jeugdhulp
import Kafka
import Logging
import Verzegeling

/// Why a party cannot send or receive.
package enum RolFout: Error, Sendable, CustomStringConvertible {
    case geenBroker(String, KafkaError)
    case topicOntbreekt([String])
    /// Reading made no progress for `stilMsMax`; the count of partitions not yet read to their end.
    case lezenStaatStil(partities: Int, stilMsMax: Int)
    /// Sealed messages that cannot be looked into, and why the first cannot.
    case verzegeld(aantal: Int, Zegelfout)

    package var description: String {
        switch self {
        case .geenBroker(let adres, let fout):
            """
            Geen broker te bereiken op \(adres). Kijk of het adres klopt (--brokers), of start er een:
            doorbraaktafel broker
            (\(fout))
            """
        case .topicOntbreekt(let namen):
            """
            Het cluster heeft geen topic \(namen.joined(separator: ", ")), of deze partij mag het niet zien.
            Laat het maken: doorbraaktafel topics maak (met --gi of --aanbieder voor het eigen topic van een partij)
            Kijk wat deze partij mag: doorbraaktafel toegang toon
            """
        case .lezenStaatStil(let partities, let stilMsMax):
            """
            Het lezen staat al \(stilMsMax / 1_000) seconden stil; \(partities) partities zijn nog niet uit.
            Kijk of alle brokers leven en deze partij mag lezen (doorbraaktafel toegang toon), en begin opnieuw.
            """
        case .verzegeld(let aantal, let fout):
            """
            \(aantal) berichten zijn verzegeld en hier niet te openen (\(fout.uitleg)). Wat erin staat, is dus niet \
            bekend. Geef de hoofdsleutels: --hoofdsleutels BESTAND
            """
        }
    }
}
