import Glibc

/// A door that opens once; threads (not tasks) may wait for it.
///
/// `@unchecked Sendable`: `isOpen` is guarded by `mutex`, and both C objects stay at one address from init to deinit.
final class Latch: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var isOpen = false

    init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // A clock that is set back must not lengthen a deadline.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func open() {
        pthread_mutex_lock(mutex)
        isOpen = true
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }

    /// True when open, false when the time was up first.
    @discardableResult
    func wait(withinMs: Int) -> Bool {
        var until = timespec()
        clock_gettime(CLOCK_MONOTONIC, &until)
        let ms = Int(Deadline.bounded(withinMs))
        let nanoseconds = until.tv_nsec + (ms % 1_000) * 1_000_000
        until.tv_sec += ms / 1_000 + nanoseconds / 1_000_000_000
        until.tv_nsec = nanoseconds % 1_000_000_000
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isOpen {
            guard pthread_cond_timedwait(condition, mutex, &until) == 0 else { return isOpen }
        }
        return true
    }
}
