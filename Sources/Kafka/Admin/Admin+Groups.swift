import Crdkafka

extension Admin {
    /// All consumer groups. A broker that does not answer makes it an error: a list with holes looks like one without.
    public func groups(timeoutMs: Int) async throws(KafkaError) -> [ConsumerGroupListing] {
        try await onThread { () throws(KafkaError) in
            let deadline = Deadline(withinMs: timeoutMs)
            let handle = try self.openReal("list groups", deadline)
            return try handle.listGroups(max(1, Int(deadline.remainingMs)))
        }
    }

    /// Groups with their members. One that never was is told as ``ConsumerGroup/State/dead``, as Kafka does.
    /// - Throws: what the coordinator of the first unreadable group says, such as that we may not see it.
    public func describe(groups: [String], timeoutMs: Int) async throws(KafkaError) -> [ConsumerGroup] {
        try await onThread { () throws(KafkaError) in
            guard !groups.isEmpty else { return [] }
            let deadline = Deadline(withinMs: timeoutMs)
            let handle = try self.openReal("describe groups", deadline)
            return try handle.describeGroups(groups, max(1, Int(deadline.remainingMs)))
        }
    }

    /// Takes groups away with their offsets; only those without members.
    public func delete(groups: [String], timeoutMs: Int) async throws(KafkaError) -> [GroupResult] {
        try await onThread { () throws(KafkaError) in
            guard !groups.isEmpty else { return [] }
            let deadline = Deadline(withinMs: timeoutMs)
            let handle = try self.openReal("delete groups", deadline)
            return try handle.deleteGroups(groups, max(1, Int(deadline.remainingMs)))
        }
    }

    /// Forgets where a group was in these partitions; its readers begin there as their `auto.offset.reset` says.
    /// - Returns: the partitions that were refused, with the reason: empty when all went well.
    public func deleteOffsets(
        of group: String, _ places: [TopicPartition], timeoutMs: Int
    ) async throws(KafkaError) -> [TopicPartition: KafkaError] {
        try await onThread { () throws(KafkaError) in
            guard !places.isEmpty else { return [:] }
            let deadline = Deadline(withinMs: timeoutMs)
            let handle = try self.openReal("delete offsets of group '\(group)'", deadline)
            return try handle.deleteOffsets(group, places, max(1, Int(deadline.remainingMs)))
        }
    }
}

extension Handle {
    fileprivate func listGroups(_ timeoutMs: Int) throws(KafkaError) -> [ConsumerGroupListing] {
        try ask("list groups", RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS, timeoutMs) { options, answers in
            rd_kafka_ListConsumerGroups(rk, options, answers)
        } read: { event throws(KafkaError) in
            let result = rd_kafka_event_ListConsumerGroups_result(event)
            var count = 0
            let errors = rd_kafka_ListConsumerGroups_result_errors(result, &count)
            for error in UnsafeBufferPointer(start: errors, count: count) {
                if let error = KafkaError(borrowing: error, operation: "list groups") { throw error }
            }
            let groups = rd_kafka_ListConsumerGroups_result_valid(result, &count)
            return UnsafeBufferPointer(start: groups, count: count).map { group in
                ConsumerGroupListing(
                    id: String(cString: rd_kafka_ConsumerGroupListing_group_id(group)),
                    state: ConsumerGroup.State(rd_kafka_ConsumerGroupListing_state(group)),
                    isSimple: rd_kafka_ConsumerGroupListing_is_simple_consumer_group(group) != 0)
            }.sorted { $0.id < $1.id }
        }
    }

    fileprivate func describeGroups(_ groups: [String], _ timeoutMs: Int) throws(KafkaError) -> [ConsumerGroup] {
        try ask("describe groups", RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeoutMs) { options, answers in
            withCStrings(groups) { names in
                rd_kafka_DescribeConsumerGroups(rk, &names, names.count, options, answers)
            }
        } read: { event throws(KafkaError) in
            var count = 0
            let found = rd_kafka_DescribeConsumerGroups_result_groups(
                rd_kafka_event_DescribeConsumerGroups_result(event), &count)
            var described: [ConsumerGroup] = []
            for group in UnsafeBufferPointer(start: found, count: count) { described.append(try Self.group(group)) }
            return described
        }
    }

    private static func group(_ raw: OpaquePointer?) throws(KafkaError) -> ConsumerGroup {
        let id = String(cString: rd_kafka_ConsumerGroupDescription_group_id(raw))
        let error = rd_kafka_ConsumerGroupDescription_error(raw)
        if let error = KafkaError(borrowing: error, operation: "describe group '\(id)'") { throw error }
        let assignor = rd_kafka_ConsumerGroupDescription_partition_assignor(raw)
        return ConsumerGroup(
            id: id, state: ConsumerGroup.State(rd_kafka_ConsumerGroupDescription_state(raw)),
            assignor: assignor.map { String(cString: $0) } ?? "",
            coordinator: rd_kafka_ConsumerGroupDescription_coordinator(raw).map { rd_kafka_Node_id($0) },
            members: (0..<rd_kafka_ConsumerGroupDescription_member_count(raw)).map {
                member(rd_kafka_ConsumerGroupDescription_member(raw, $0))
            })
    }

    private static func member(_ raw: OpaquePointer?) -> ConsumerGroup.Member {
        func text(_ raw: UnsafePointer<CChar>?) -> String { raw.map { String(cString: $0) } ?? "" }
        let assignment = rd_kafka_MemberDescription_assignment(raw)
        let partitions = assignment.flatMap { rd_kafka_MemberAssignment_partitions($0) }
        return ConsumerGroup.Member(
            memberId: text(rd_kafka_MemberDescription_consumer_id(raw)),
            clientId: text(rd_kafka_MemberDescription_client_id(raw)),
            instanceId: rd_kafka_MemberDescription_group_instance_id(raw).map { String(cString: $0) },
            host: text(rd_kafka_MemberDescription_host(raw)),
            partitions: PartitionList.places(of: UnsafeMutablePointer(mutating: partitions)).sorted())
    }

    fileprivate func deleteGroups(_ groups: [String], _ timeoutMs: Int) throws(KafkaError) -> [GroupResult] {
        var wishes = groups.map { rd_kafka_DeleteGroup_new($0) }
        defer { for wish in wishes { rd_kafka_DeleteGroup_destroy(wish) } }
        return try ask("delete groups", RD_KAFKA_ADMIN_OP_DELETEGROUPS, timeoutMs) { options, answers in
            rd_kafka_DeleteGroups(rk, &wishes, wishes.count, options, answers)
        } read: { event in
            var count = 0
            let found = rd_kafka_DeleteGroups_result_groups(rd_kafka_event_DeleteGroups_result(event), &count)
            return UnsafeBufferPointer(start: found, count: count).map { group in
                let id = String(cString: rd_kafka_group_result_name(group))
                let error = rd_kafka_group_result_error(group)
                return GroupResult(id: id, error: KafkaError(borrowing: error, operation: "delete group '\(id)'"))
            }
        }
    }

    fileprivate func deleteOffsets(
        _ group: String, _ places: [TopicPartition], _ timeoutMs: Int
    ) throws(KafkaError) -> [TopicPartition: KafkaError] {
        let operation = "delete offsets of group '\(group)'"
        let list = PartitionList(places)
        var wishes = [rd_kafka_DeleteConsumerGroupOffsets_new(group, list.pointer)]
        defer { for wish in wishes { rd_kafka_DeleteConsumerGroupOffsets_destroy(wish) } }
        return try ask(operation, RD_KAFKA_ADMIN_OP_DELETECONSUMERGROUPOFFSETS, timeoutMs) { options, answers in
            rd_kafka_DeleteConsumerGroupOffsets(rk, &wishes, wishes.count, options, answers)
        } read: { event throws(KafkaError) in
            var count = 0
            let found = rd_kafka_DeleteConsumerGroupOffsets_result_groups(
                rd_kafka_event_DeleteConsumerGroupOffsets_result(event), &count)
            var refused: [TopicPartition: KafkaError] = [:]
            for result in UnsafeBufferPointer(start: found, count: count) {
                let error = rd_kafka_group_result_error(result)
                if let error = KafkaError(borrowing: error, operation: operation) { throw error }
                for (place, _, error) in PartitionList.answers(rd_kafka_group_result_partitions(result)) {
                    guard error != RD_KAFKA_RESP_ERR_NO_ERROR else { continue }
                    refused[place] = KafkaError(error, operation: "\(operation) in \(place)")
                }
            }
            return refused
        }
    }
}

extension PartitionList {
    /// What an answer says of each partition: its offset, or its error.
    static func answers(
        _ list: UnsafePointer<rd_kafka_topic_partition_list_t>?
    ) -> [(place: TopicPartition, offset: Int64, error: rd_kafka_resp_err_t)] {
        guard let list else { return [] }
        return UnsafeBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt)).map {
            let place = TopicPartition(topic: String(cString: $0.topic), partition: $0.partition)
            return (place, $0.offset, $0.err)
        }
    }
}
