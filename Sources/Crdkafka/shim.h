#ifndef DOORBRAAK_CRDKAFKA_SHIM_H
#define DOORBRAAK_CRDKAFKA_SHIM_H

#include <stdbool.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

/* One record with headers to rd_kafka_produceva. The union of rd_kafka_vu_t is clumsy from Swift, and the headers must go
 * as one RD_KAFKA_VTYPE_HEADERS: 2.0.2 crashes on RD_KAFKA_VTYPE_HEADER with an unknown partition. A NULL key or value
 * means "none". The headers are taken over in every case: librdkafka owns them on success, and here they are destroyed
 * when it refuses. The result must be destroyed by rd_kafka_error_destroy. */
static inline rd_kafka_error_t *crdkafka_produce_headers(rd_kafka_t *rk,
                                                         rd_kafka_topic_t *topic,
                                                         int32_t partition,
                                                         const void *key,
                                                         size_t key_size,
                                                         const void *value,
                                                         size_t value_size,
                                                         rd_kafka_headers_t *headers,
                                                         void *opaque) {
        rd_kafka_vu_t vus[7];
        rd_kafka_error_t *error;

        memset(vus, 0, sizeof(vus));
        vus[0].vtype      = RD_KAFKA_VTYPE_RKT;
        vus[0].u.rkt      = topic;
        vus[1].vtype      = RD_KAFKA_VTYPE_PARTITION;
        vus[1].u.i32      = partition;
        vus[2].vtype      = RD_KAFKA_VTYPE_MSGFLAGS;
        vus[2].u.i        = RD_KAFKA_MSG_F_COPY;
        vus[3].vtype      = RD_KAFKA_VTYPE_OPAQUE;
        vus[3].u.ptr      = opaque;
        vus[4].vtype      = RD_KAFKA_VTYPE_KEY;
        vus[4].u.mem.ptr  = (void *)key;
        vus[4].u.mem.size = key_size;
        vus[5].vtype      = RD_KAFKA_VTYPE_VALUE;
        vus[5].u.mem.ptr  = (void *)value;
        vus[5].u.mem.size = value_size;
        vus[6].vtype      = RD_KAFKA_VTYPE_HEADERS;
        vus[6].u.headers  = headers;
        error             = rd_kafka_produceva(rk, vus, 7);
        if (error)
                rd_kafka_headers_destroy(headers);
        return error;
}

/* The address of no bytes at all, which is not NULL. */
static inline const void *crdkafka_nothing(void) {
        return "";
}

/* The next request of this kind to this broker is answered with err after rtt_ms. The original is variadic, and
 * variadic C functions do not import into Swift. */
static inline rd_kafka_resp_err_t crdkafka_mock_push_error_rtt(rd_kafka_mock_cluster_t *cluster,
                                                               int32_t broker_id,
                                                               int16_t api_key,
                                                               rd_kafka_resp_err_t err,
                                                               int rtt_ms) {
        return rd_kafka_mock_broker_push_request_error_rtts(cluster, broker_id, api_key, 1, err, rtt_ms);
}

/* Swift's Glibc module has neither <sys/eventfd.h> nor the GNU thread names. Non-blocking, because librdkafka writes to
 * the descriptor while it holds a queue's lock (rdkafka.h, rd_kafka_queue_io_event_enable). */
static inline int crdkafka_eventfd(void) {
        return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
}

/* Names the calling thread; the kernel keeps fifteen bytes. */
static inline void crdkafka_name_thread(const char *name) {
        (void)prctl(PR_SET_NAME, name, 0, 0, 0);
}

#endif
