import Glibc
import Kafka

/// A TCP socket on loopback: blocking, and closed when nobody has it any more.
///
/// Two threads may use one: sending, receiving and shutting down exclude nobody.
final class LoopbackSocket: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    deinit { Glibc.close(descriptor) }

    /// A new one that listens.
    /// - Returns: with the port that it got.
    static func listening() throws(KafkaError) -> (socket: LoopbackSocket, port: Int32) {
        let socket = try made()
        var address = Self.address(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let outcome = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket.descriptor, address, length) == 0 && listen(socket.descriptor, 64) == 0
                    && getsockname(socket.descriptor, address, &length) == 0
            }
        }
        guard outcome else { throw failure("listen on loopback") }
        return (socket, Int32(UInt16(bigEndian: address.sin_port)))
    }

    static func connected(to port: Int32) throws(KafkaError) -> LoopbackSocket {
        let socket = try made()
        var address = Self.address(port: UInt16(truncatingIfNeeded: port))
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard outcome == 0 else { throw failure("connect to 127.0.0.1:\(port)") }
        return socket
    }

    /// Nil when it was shut down.
    func accepted() -> LoopbackSocket? {
        let descriptor = accept(descriptor, nil, nil)
        return descriptor < 0 ? nil : LoopbackSocket(descriptor)
    }

    /// Whether all of it left.
    func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = Glibc.send(
                    descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent,
                    Int32(MSG_NOSIGNAL))
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// So many bytes; nil when the other side is gone.
    func receive(count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var got = 0
        while got < count {
            let more = bytes.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress?.advanced(by: got), count - got, 0)
            }
            guard more > 0 else { return nil }
            got += more
        }
        return bytes
    }

    /// Ends it for both sides and for whoever waits on it here.
    func shutDown(reset: Bool = false) {
        if reset {
            // Closing with SO_LINGER 0 would do so too, but another thread may still read from the descriptor.
            var nobody = sockaddr(
                sa_family: sa_family_t(AF_UNSPEC), sa_data: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
            connect(descriptor, &nobody, socklen_t(MemoryLayout<sockaddr>.size))
        }
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    private static func made() throws(KafkaError) -> LoopbackSocket {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure("make a socket") }
        return LoopbackSocket(descriptor)
    }

    private static func address(port: UInt16) -> sockaddr_in {
        sockaddr_in(
            sin_family: sa_family_t(AF_INET), sin_port: port.bigEndian,
            sin_addr: in_addr(s_addr: UInt32(0x7F00_0001).bigEndian), sin_zero: (0, 0, 0, 0, 0, 0, 0, 0))
    }

    private static func failure(_ operation: String) -> KafkaError {
        KafkaError(code: -195, operation: operation, detail: String(cString: strerror(errno)))
    }
}
