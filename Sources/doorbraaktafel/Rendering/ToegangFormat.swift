import ArgumentParser
import Berichten
import Kafka
import Rollen

/// How rights are written down.
enum ToegangFormat: String, ExpressibleByArgument, CaseIterable {
    case tabel, strimzi, json
    case kafkaAcls = "kafka-acls"

    static let namen = allCases.map(\.rawValue).joined(separator: ", ")

    /// - Parameter naam: what a KafkaUser of Strimzi is called.
    func tekst(_ rechten: [Toegangsrecht], principal: String, naam: String = "") -> String {
        switch self {
        case .tabel: Self.tabel(rechten, principal)
        case .kafkaAcls: rechten.map { Self.opdracht($0, principal) }.joined(separator: "\n")
        case .strimzi: Self.strimzi(rechten, naam)
        case .json:
            rechten.map { String(decoding: $0.json(principal).bytes, as: UTF8.self) }.joined(separator: "\n")
        }
    }

    private static func tabel(_ rechten: [Toegangsrecht], _ principal: String) -> String {
        var tabel = TextTable(koppen: ["wat", "naam", "mag", "waarvoor"])
        tabel.rijen = rechten.map { [$0.soort.rawValue, $0.getoondeNaam, $0.handeling.rawValue, $0.reden] }
        return ConsoleOutput.vet(principal) + "\n" + tabel.tekst(inspringen: 0)
    }

    private static func opdracht(_ recht: Toegangsrecht, _ principal: String) -> String {
        // The broker's address and the administrator's settings differ by place.
        "kafka-acls.sh --bootstrap-server \"$BROKERS\" --command-config \"$BEHEER\" "
            + recht.kafkaAcls(voor: principal).map { $0.contains(where: { " ,*".contains($0) }) ? "'\($0)'" : $0 }
            .joined(separator: " ")
    }

    /// A KafkaUser of Strimzi; the user operator makes the password and the rules.
    private static func strimzi(_ rechten: [Toegangsrecht], _ naam: String) -> String {
        var uit = """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaUser
            metadata:
              name: \(naam)
              labels:
                strimzi.io/cluster: doorbraaktafel
            spec:
              authentication:
                type: scram-sha-512
              authorization:
                type: simple
                acls:
            """
        for recht in rechten {
            let soort =
                switch recht.soort {
                case .topic: "topic"
                case .groep: "group"
                case .transactie: "transactionalId"
                }
            uit += """

                      # \(recht.reden)
                      - resource:
                          type: \(soort)
                          name: \(recht.naam)
                          patternType: \(recht.isBegin ? "prefix" : "literal")
                        operations: [\(recht.handeling.kafkaNaam)]
                """
        }
        return uit
    }
}

extension Toegangsrecht {
    var getoondeNaam: String { isBegin ? naam + "…" : naam }

    func json(_ principal: String) -> JSONValue {
        .object([
            "principal": .tekst(principal), "soort": .tekst(soort.rawValue), "naam": .tekst(naam),
            "vorm": .tekst(isBegin ? "begin" : "precies"), "handeling": .tekst(handeling.rawValue),
            "reden": .tekst(reden),
        ])
    }
}

extension Toegangsverschil {
    func tekst(_ principal: String) -> String {
        var tabel = TextTable(koppen: ["verschil", "wat", "naam", "mag"])
        tabel.rijen = ontbreekt.map { ["ontbreekt", $0.soort.rawValue, $0.getoondeNaam, $0.handeling.rawValue] }
        tabel.rijen += teveel.map { ["te veel", "\($0.resource)", "\($0.name) (\($0.principal))", "\($0.operation)"] }
        tabel.rijen += verboden.map { ["verbod", "\($0.resource)", "\($0.name) (\($0.principal))", "\($0.operation)"] }
        return ConsoleOutput.vet(principal) + "\n" + tabel.tekst(inspringen: 0)
    }

    var json: [JSONValue] {
        func regel(_ verschil: String, _ acl: ACL) -> JSONValue {
            .object(["verschil": .tekst(verschil), "regel": .tekst("\(acl)")])
        }
        return ontbreekt.map { recht in
            .object([
                "verschil": .tekst("ontbreekt"),
                "regel": .tekst("\(recht.handeling.rawValue) \(recht.soort.rawValue) '\(recht.getoondeNaam)'"),
            ])
        } + teveel.map { regel("te-veel", $0) } + verboden.map { regel("verbod", $0) }
    }
}
