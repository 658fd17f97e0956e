/// The parcels that librdkafka has records of, found again by the number that travels with each record.
struct InFlight {
    private var parcels: [Parcel?] = []
    private var free: [Int] = []
    /// Records handed over and not yet answered.
    private(set) var count = 0

    /// The number of one record of a parcel: the place of the parcel in the upper half, of the record in the lower.
    static func id(slot: Int, index: Int) -> UInt { UInt(slot) << 32 | UInt(index) }

    /// A place for a parcel, until ``remove(slot:)``.
    mutating func insert(_ parcel: Parcel) -> Int {
        if let slot = free.popLast() {
            parcels[slot] = parcel
            return slot
        }
        parcels.append(parcel)
        return parcels.count - 1
    }

    mutating func remove(slot: Int) {
        parcels[slot] = nil
        free.append(slot)
    }

    mutating func handedOver() { count += 1 }

    /// The record that this number was given to; counts it as answered.
    mutating func answered(_ id: UInt) -> (slot: Int, parcel: Parcel, index: Int)? {
        let slot = Int(id >> 32)
        guard parcels.indices.contains(slot), let parcel = parcels[slot] else { return nil }
        count -= 1
        return (slot, parcel, Int(id & 0xffff_ffff))
    }

    /// Takes out every parcel, answered or not.
    mutating func removeAll() -> [Parcel] {
        defer { self = InFlight() }
        return parcels.compactMap { $0 }
    }
}
