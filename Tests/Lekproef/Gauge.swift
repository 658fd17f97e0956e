import Cmalloc
import Glibc
import Kafka

/// What this process holds at one moment.
struct Gauge {
    var descriptors: Int
    var threads: Int
    /// Handed out by malloc and not given back, in all arenas. Under the address sanitizer, which brings its own malloc
    /// and its own judgement, always 0.
    var heapBytes: Int
    /// Resident; says the same less sharply, because malloc keeps what was given back.
    var residentBytes: Int

    static func now() throws -> Gauge {
        malloc_trim(0)
        let heap = mallinfo2()
        return Gauge(
            descriptors: try entries("/proc/self/fd"), threads: try entries("/proc/self/task"),
            heapBytes: Int(heap.uordblks) + Int(heap.hblkhd), residentBytes: try resident()
        )
    }

    /// Clients that are only dropped end on threads of their own, so waits until descriptors and threads are as low as
    /// before, or have not changed for three seconds: a client ends in two.
    static func settled(downTo before: Gauge? = nil) throws -> Gauge {
        let waker = try Waker()
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(30)
        var last = try now()
        var sinceChange = clock.now
        while clock.now < deadline {
            if let before, last.descriptors <= before.descriptors, last.threads <= before.threads { break }
            if clock.now - sinceChange > .seconds(3) { break }
            waker.wait(timeoutMs: 50)
            let found = try now()
            if found.descriptors != last.descriptors || found.threads != last.threads { sinceChange = clock.now }
            last = found
        }
        return last
    }

    private static func entries(_ directory: String) throws -> Int {
        guard let opened = opendir(directory) else { throw Unusable(reason: "\(directory) cannot be read") }
        defer { closedir(opened) }
        var count = 0
        while readdir(opened) != nil { count += 1 }
        return count
    }

    /// The second number of `/proc/self/statm`, in pages.
    private static func resident() throws -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { throw Unusable(reason: "/proc cannot be read") }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { throw Unusable(reason: "/proc/self/statm is empty") }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
