#ifndef DOORBRAAK_CRDKAFKA_SHIM_H
#define DOORBRAAK_CRDKAFKA_SHIM_H

#include <stdbool.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

/* One record to rd_kafka_produceva. The union of rd_kafka_vu_t is clumsy from Swift, and the headers must go as one
 * RD_KAFKA_VTYPE_HEADERS: 2.0.2 crashes on RD_KAFKA_VTYPE_HEADER with an unknown partition. A NULL key or value means
 * "none"; the has_ flags tell none from empty. The headers are taken over in every case: librdkafka owns them on
 * success, and here they are destroyed when it refuses. The result must be destroyed by rd_kafka_error_destroy. */
static inline rd_kafka_error_t *crdkafka_produce(rd_kafka_t *rk,
                                                 const char *topic,
                                                 int32_t partition,
                                                 bool has_key,
                                                 const void *key,
                                                 size_t key_size,
                                                 bool has_value,
                                                 const void *value,
                                                 size_t value_size,
                                                 rd_kafka_headers_t *headers,
                                                 void *opaque) {
        rd_kafka_vu_t vus[7];
        size_t cnt = 0;
        rd_kafka_error_t *error;

        memset(vus, 0, sizeof(vus));
        vus[cnt].vtype  = RD_KAFKA_VTYPE_TOPIC;
        vus[cnt++].u.cstr = topic;
        vus[cnt].vtype  = RD_KAFKA_VTYPE_PARTITION;
        vus[cnt++].u.i32 = partition;
        vus[cnt].vtype  = RD_KAFKA_VTYPE_MSGFLAGS;
        vus[cnt++].u.i = RD_KAFKA_MSG_F_COPY;
        vus[cnt].vtype  = RD_KAFKA_VTYPE_OPAQUE;
        vus[cnt++].u.ptr = opaque;
        if (has_key) {
                vus[cnt].vtype        = RD_KAFKA_VTYPE_KEY;
                vus[cnt].u.mem.ptr    = (void *)(key ? key : "");
                vus[cnt++].u.mem.size = key_size;
        }
        if (has_value) {
                vus[cnt].vtype        = RD_KAFKA_VTYPE_VALUE;
                vus[cnt].u.mem.ptr    = (void *)(value ? value : "");
                vus[cnt++].u.mem.size = value_size;
        }
        if (headers) {
                vus[cnt].vtype       = RD_KAFKA_VTYPE_HEADERS;
                vus[cnt++].u.headers = headers;
        }
        error = rd_kafka_produceva(rk, vus, cnt);
        if (error && headers)
                rd_kafka_headers_destroy(headers);
        return error;
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
