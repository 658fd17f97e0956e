import Berichten
import Kafka

extension Toegangsrecht {
    /// The rule of Kafka that gives this right to a principal.
    ///
    /// - Parameter principal: `User:name`, or with certificates `User:CN=name,…`.
    /// - Returns: `nil` for a transactional id: librdkafka 2.0.2 cannot make such a rule, see ``kafkaAcls(_:)``.
    package func regel(voor principal: String) -> ACL? {
        let soort: ACL.Resource
        switch self.soort {
        case .topic: soort = .topic
        case .groep: soort = .group
        case .transactie: return nil
        }
        return ACL(soort, naam, pattern: isBegin ? .prefixed : .literal, principal: principal, handeling.kafka)
    }

    /// The same as arguments of `kafka-acls.sh`, which knows every kind of rule.
    package func kafkaAcls(voor principal: String) -> [String] {
        let soort =
            switch self.soort {
            case .topic: "--topic"
            case .groep: "--group"
            case .transactie: "--transactional-id"
            }
        return ["--add", "--allow-principal", principal, "--operation", handeling.kafkaNaam, soort, naam]
            + (isBegin ? ["--resource-pattern-type", "prefixed"] : [])
    }

    /// Whether a rule as a cluster tells it is this right, for whoever it is.
    fileprivate func komtOvereenMet(_ regel: ACL) -> Bool {
        let soort: ACL.Resource =
            switch self.soort {
            case .topic: .topic
            case .groep: .group
            // librdkafka tells such a rule, but not of which kind it is.
            case .transactie: .other
            }
        return regel.resource == soort && regel.name == naam && (regel.pattern == .prefixed) == isBegin
            && regel.operation == handeling.kafka && regel.host == "*" && regel.permission == .allow
    }
}

extension Toegangsrecht.AccessOperation {
    var kafka: ACL.Operation {
        switch self {
        case .lees: .read
        case .schrijf: .write
        case .maak: .create
        case .beschrijf: .describe
        case .beschrijfInstellingen: .describeConfigs
        }
    }

    /// As `kafka-acls.sh` and Strimzi write it.
    package var kafkaNaam: String {
        switch self {
        case .lees: "Read"
        case .schrijf: "Write"
        case .maak: "Create"
        case .beschrijf: "Describe"
        case .beschrijfInstellingen: "DescribeConfigs"
        }
    }
}

/// What a cluster's rules lack or have too much of for one principal.
package struct Toegangsverschil: Sendable, Equatable {
    /// Rights without a rule.
    package var ontbreekt: [Toegangsrecht] = []
    /// Rules that give more than the roles ask, those for everybody among them.
    package var teveel: [ACL] = []
    /// Rules that forbid something: they win of every right.
    package var verboden: [ACL] = []

    package var klopt: Bool { ontbreekt.isEmpty && teveel.isEmpty && verboden.isEmpty }

    /// - Parameter regels: everything the cluster has; what is about others is passed by.
    package init(gevraagd: [Toegangsrecht], principal: String, regels: [ACL]) {
        let eigen = regels.filter { $0.principal == principal || $0.principal == "User:*" }
        ontbreekt = gevraagd.filter { recht in !eigen.contains { $0.principal == principal && recht.komtOvereenMet($0) }
        }
        verboden = eigen.filter { $0.permission == .deny }
        teveel = eigen.filter { regel in
            regel.permission == .allow
                && !(regel.principal == principal && gevraagd.contains { $0.komtOvereenMet(regel) })
        }
    }
}
