import Crdkafka

/// One rule of who may do what.
///
/// ```swift
/// let rule = ACL(.topic, "invoices.north", principal: "User:north", .read)
/// ```
public struct ACL: Sendable, Hashable, CustomStringConvertible {
    /// What a rule is about. librdkafka 2.0.2 knows no rules about transactional ids: those are made with
    /// `kafka-acls --transactional-id`.
    public enum Resource: Sendable, Hashable, CaseIterable {
        case topic, group, cluster
        /// Only in answers: of a kind that this client does not know, such as a transactional id.
        case other
    }

    public enum Pattern: Sendable, Hashable, CaseIterable {
        /// The name as it is; `*` is every name.
        case literal
        /// Every name that begins so.
        case prefixed
    }

    public enum Operation: Sendable, Hashable, CaseIterable {
        case all, read, write, create, delete, alter, describe, clusterAction, describeConfigs, alterConfigs
        case idempotentWrite
        /// Only in answers.
        case other
    }

    public enum Permission: Sendable, Hashable, CaseIterable { case allow, deny }

    public var resource: Resource
    public var name: String
    public var pattern: Pattern
    /// `User:name`; `User:*` is everybody.
    public var principal: String
    /// An address of a client, or `*`.
    public var host: String
    public var operation: Operation
    public var permission: Permission

    /// The cluster is always called `kafka-cluster`.
    public static let clusterName = "kafka-cluster"

    public init(
        _ resource: Resource, _ name: String, pattern: Pattern = .literal, principal: String, host: String = "*",
        _ operation: Operation, permission: Permission = .allow
    ) {
        self.resource = resource
        self.name = name
        self.pattern = pattern
        self.principal = principal
        self.host = host
        self.operation = operation
        self.permission = permission
    }

    public var description: String {
        "\(permission) \(principal) from \(host) to \(operation) \(resource) '\(name)'"
            + (pattern == .prefixed ? " and all that begin so" : "")
    }
}

/// Which rules are meant; nil is any.
public struct ACLFilter: Sendable, Hashable {
    public var resource: ACL.Resource?
    public var name: String?
    /// Nil with a name: only rules that say this name, literally or as a beginning.
    public var pattern: ACL.Pattern?
    public var principal: String?
    public var host: String?
    public var operation: ACL.Operation?
    public var permission: ACL.Permission?

    public init(
        resource: ACL.Resource? = nil, name: String? = nil, pattern: ACL.Pattern? = nil, principal: String? = nil,
        host: String? = nil, operation: ACL.Operation? = nil, permission: ACL.Permission? = nil
    ) {
        self.resource = resource
        self.name = name
        self.pattern = pattern
        self.principal = principal
        self.host = host
        self.operation = operation
        self.permission = permission
    }

    /// Exactly this one.
    public init(_ acl: ACL) {
        self.init(
            resource: acl.resource, name: acl.name, pattern: acl.pattern, principal: acl.principal, host: acl.host,
            operation: acl.operation, permission: acl.permission)
    }
}

extension ACL.Resource {
    var raw: rd_kafka_ResourceType_t {
        switch self {
        case .topic: RD_KAFKA_RESOURCE_TOPIC
        case .group: RD_KAFKA_RESOURCE_GROUP
        // What Kafka calls cluster here, librdkafka calls broker: both are 4 on the wire.
        case .cluster: RD_KAFKA_RESOURCE_BROKER
        case .other: RD_KAFKA_RESOURCE_UNKNOWN
        }
    }

    init(_ raw: rd_kafka_ResourceType_t) { self = Self.allCases.first { $0.raw == raw } ?? .other }
}

extension ACL.Pattern {
    var raw: rd_kafka_ResourcePatternType_t {
        self == .literal ? RD_KAFKA_RESOURCE_PATTERN_LITERAL : RD_KAFKA_RESOURCE_PATTERN_PREFIXED
    }

    init(_ raw: rd_kafka_ResourcePatternType_t) {
        self = raw == RD_KAFKA_RESOURCE_PATTERN_PREFIXED ? .prefixed : .literal
    }
}

extension ACL.Operation {
    var raw: rd_kafka_AclOperation_t {
        switch self {
        case .all: RD_KAFKA_ACL_OPERATION_ALL
        case .read: RD_KAFKA_ACL_OPERATION_READ
        case .write: RD_KAFKA_ACL_OPERATION_WRITE
        case .create: RD_KAFKA_ACL_OPERATION_CREATE
        case .delete: RD_KAFKA_ACL_OPERATION_DELETE
        case .alter: RD_KAFKA_ACL_OPERATION_ALTER
        case .describe: RD_KAFKA_ACL_OPERATION_DESCRIBE
        case .clusterAction: RD_KAFKA_ACL_OPERATION_CLUSTER_ACTION
        case .describeConfigs: RD_KAFKA_ACL_OPERATION_DESCRIBE_CONFIGS
        case .alterConfigs: RD_KAFKA_ACL_OPERATION_ALTER_CONFIGS
        case .idempotentWrite: RD_KAFKA_ACL_OPERATION_IDEMPOTENT_WRITE
        case .other: RD_KAFKA_ACL_OPERATION_UNKNOWN
        }
    }

    init(_ raw: rd_kafka_AclOperation_t) { self = Self.allCases.first { $0.raw == raw } ?? .other }
}

extension ACL.Permission {
    var raw: rd_kafka_AclPermissionType_t {
        self == .allow ? RD_KAFKA_ACL_PERMISSION_TYPE_ALLOW : RD_KAFKA_ACL_PERMISSION_TYPE_DENY
    }

    init(_ raw: rd_kafka_AclPermissionType_t) { self = raw == RD_KAFKA_ACL_PERMISSION_TYPE_DENY ? .deny : .allow }
}
