import Crdkafka

/// What became of the wish for a rule.
public struct ACLResult: Sendable, Equatable {
    public var acl: ACL
    /// Nil: it is there, now or already.
    public var error: KafkaError?
}

extension Admin {
    /// Makes rules; one that is there already is left alone. Results in the order of the rules.
    public func create(acls: [ACL], timeoutMs: Int) async throws(KafkaError) -> [ACLResult] {
        try await onThread { () throws(KafkaError) in
            guard !acls.isEmpty else { return [] }
            let deadline = Deadline(withinMs: timeoutMs)
            let handle = try self.openReal("create ACLs", deadline)
            return try handle.createACLs(acls, max(1, Int(deadline.remainingMs)))
        }
    }

    /// The rules that the filter means.
    ///
    /// librdkafka (2.0.2 to 2.15) drops the broker's refusal of this question and answers with an empty list. So an
    /// empty one is looked into by asking for the brokers' settings: without an authorizer, or without the right to see
    /// those either, it is an error and not "no rules". Who may see settings but not rules still gets an empty list.
    public func acls(_ filter: ACLFilter = ACLFilter(), timeoutMs: Int) async throws(KafkaError) -> [ACL] {
        try await onThread { () throws(KafkaError) in
            let deadline = Deadline(withinMs: timeoutMs)
            let handle = try self.openReal("describe ACLs", deadline)
            let found = try handle.describeACLs(filter, max(1, Int(deadline.remainingMs)))
            if found.isEmpty { try self.checkEmptiness(deadline) }
            return found
        }
    }

    private func checkEmptiness(_ deadline: Deadline) throws(KafkaError) {
        let operation = "describe ACLs"
        let metadata = try metadataBlocking(topics: [], timeoutMs: max(1, Int(deadline.remainingMs)))
        guard let broker = metadata.brokers.first else { return }
        let entries: [ConfigResource: [ConfigEntry]]
        do { entries = try configEntriesBlocking([.broker(broker.id)], deadline) } catch {
            guard error.isAuthorization else { throw error }
            throw KafkaError(
                RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED, operation: operation,
                detail: "none were shown, and this principal may not see the brokers' settings either. "
                    + "Maybe it has no ACL to describe the cluster.")
        }
        let authorizer = entries.values.joined().first { $0.name == "authorizer.class.name" }?.value ?? ""
        if authorizer.isEmpty { throw KafkaError(RD_KAFKA_RESP_ERR_SECURITY_DISABLED, operation: operation) }
    }

    /// Takes the rules away that the filter means, all of them with an empty one.
    /// - Returns: those that were taken away.
    public func delete(acls filter: ACLFilter, timeoutMs: Int) async throws(KafkaError) -> [ACL] {
        try await onThread { () throws(KafkaError) in
            let deadline = Deadline(withinMs: timeoutMs)
            let handle = try self.openReal("delete ACLs", deadline)
            return try handle.deleteACLs(filter, max(1, Int(deadline.remainingMs)))
        }
    }
}

extension Handle {
    fileprivate func createACLs(_ acls: [ACL], _ timeoutMs: Int) throws(KafkaError) -> [ACLResult] {
        var wishes: [OpaquePointer?] = []
        defer { for wish in wishes { rd_kafka_AclBinding_destroy(wish) } }
        for acl in acls { wishes.append(try Self.binding(acl)) }
        let errors = try ask("create ACLs", RD_KAFKA_ADMIN_OP_CREATEACLS, timeoutMs) { options, answers in
            rd_kafka_CreateAcls(rk, &wishes, wishes.count, options, answers)
        } read: { event in
            var count = 0
            let found = rd_kafka_CreateAcls_result_acls(rd_kafka_event_CreateAcls_result(event), &count)
            return UnsafeBufferPointer(start: found, count: count).map { rd_kafka_acl_result_error($0) }
                .map { KafkaError(borrowing: $0, operation: "create ACL") }
        }
        // The protocol answers in the order of the request.
        return zip(acls, errors).map { acl, error in
            ACLResult(acl: acl, error: error.map { $0.with(operation: "create ACL '\(acl)'") })
        }
    }

    private static func binding(_ acl: ACL) throws(KafkaError) -> OpaquePointer {
        var words = [CChar](repeating: 0, count: 512)
        let binding = rd_kafka_AclBinding_new(
            acl.resource.raw, acl.name, acl.pattern.raw, acl.principal, acl.host, acl.operation.raw,
            acl.permission.raw, &words, words.count)
        if let binding { return binding }
        let transactional = "this librdkafka knows no such kind of rule. Maybe use kafka-acls of Apache Kafka."
        throw KafkaError(
            RD_KAFKA_RESP_ERR__INVALID_ARG, operation: "create ACL '\(acl)'",
            detail: acl.resource == .other ? transactional : String(nullTerminated: words))
    }

    private static func filter(_ filter: ACLFilter, _ operation: String) throws(KafkaError) -> OpaquePointer {
        var words = [CChar](repeating: 0, count: 512)
        let made = rd_kafka_AclBindingFilter_new(
            filter.resource?.raw ?? RD_KAFKA_RESOURCE_ANY, filter.name,
            filter.pattern?.raw ?? RD_KAFKA_RESOURCE_PATTERN_ANY, filter.principal, filter.host,
            filter.operation?.raw ?? RD_KAFKA_ACL_OPERATION_ANY,
            filter.permission?.raw ?? RD_KAFKA_ACL_PERMISSION_TYPE_ANY, &words, words.count)
        if let made { return made }
        throw KafkaError(
            RD_KAFKA_RESP_ERR__INVALID_ARG, operation: operation, detail: String(nullTerminated: words))
    }

    fileprivate func describeACLs(_ wanted: ACLFilter, _ timeoutMs: Int) throws(KafkaError) -> [ACL] {
        let filter = try Self.filter(wanted, "describe ACLs")
        defer { rd_kafka_AclBinding_destroy(filter) }
        return try ask("describe ACLs", RD_KAFKA_ADMIN_OP_DESCRIBEACLS, timeoutMs) { options, answers in
            rd_kafka_DescribeAcls(rk, filter, options, answers)
        } read: { event in
            var count = 0
            let found = rd_kafka_DescribeAcls_result_acls(rd_kafka_event_DescribeAcls_result(event), &count)
            return UnsafeBufferPointer(start: found, count: count).map { Self.acl($0) }
        }
    }

    fileprivate func deleteACLs(_ wanted: ACLFilter, _ timeoutMs: Int) throws(KafkaError) -> [ACL] {
        var filters: [OpaquePointer?] = [try Self.filter(wanted, "delete ACLs")]
        defer { for filter in filters { rd_kafka_AclBinding_destroy(filter) } }
        return try ask("delete ACLs", RD_KAFKA_ADMIN_OP_DELETEACLS, timeoutMs) { options, answers in
            rd_kafka_DeleteAcls(rk, &filters, filters.count, options, answers)
        } read: { event throws(KafkaError) in
            var count = 0
            let found = rd_kafka_DeleteAcls_result_responses(rd_kafka_event_DeleteAcls_result(event), &count)
            var gone: [ACL] = []
            for response in UnsafeBufferPointer(start: found, count: count) {
                gone += try Self.deleted(response)
            }
            return gone
        }
    }

    private static func deleted(_ response: OpaquePointer?) throws(KafkaError) -> [ACL] {
        let error = rd_kafka_DeleteAcls_result_response_error(response)
        if let error = KafkaError(borrowing: error, operation: "delete ACLs") { throw error }
        var count = 0
        let matches = rd_kafka_DeleteAcls_result_response_matching_acls(response, &count)
        var gone: [ACL] = []
        for match in UnsafeBufferPointer(start: matches, count: count) {
            let acl = acl(match)
            let error = rd_kafka_AclBinding_error(match)
            if let error = KafkaError(borrowing: error, operation: "delete ACL '\(acl)'") { throw error }
            gone.append(acl)
        }
        return gone
    }

    private static func acl(_ raw: OpaquePointer?) -> ACL {
        func text(_ raw: UnsafePointer<CChar>?) -> String { raw.map { String(cString: $0) } ?? "" }
        return ACL(
            ACL.Resource(rd_kafka_AclBinding_restype(raw)), text(rd_kafka_AclBinding_name(raw)),
            pattern: ACL.Pattern(rd_kafka_AclBinding_resource_pattern_type(raw)),
            principal: text(rd_kafka_AclBinding_principal(raw)), host: text(rd_kafka_AclBinding_host(raw)),
            ACL.Operation(rd_kafka_AclBinding_operation(raw)),
            permission: ACL.Permission(rd_kafka_AclBinding_permission_type(raw)))
    }
}

extension KafkaError {
    /// From an error that stays librdkafka's; nil when it says that all is well.
    init?(borrowing error: OpaquePointer?, operation: String) {
        guard let error else { return nil }
        let response = rd_kafka_error_code(error)
        guard response != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
        self.init(
            code: response.rawValue, operation: operation, detail: String(cString: rd_kafka_error_string(error)))
    }

    /// The same error of a more precise attempt.
    func with(operation: String) -> KafkaError {
        KafkaError(
            code: code, operation: operation, detail: detail, isFatal: isFatal, isRetriable: isRetriable,
            requiresAbort: requiresAbort)
    }
}
