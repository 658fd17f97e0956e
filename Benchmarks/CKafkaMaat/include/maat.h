#ifndef DOORBRAAK_CKAFKA_MAAT_H
#define DOORBRAAK_CKAFKA_MAAT_H

#include <stddef.h>
#include <stdint.h>

/* The yardstick: what a plain loop in C on librdkafka does with the same settings. Every function gives seconds, from
 * the first record to the last, or a negative number when it failed (the reason is on standard error). */

/* Settings of one client: names[i]=values[i]. */
typedef struct {
        const char *const *names;
        const char *const *values;
        size_t count;
} maat_settings_t;

/* The values that are sent: distinct values of size bytes each, one after the other in memory, taken in turn. */
typedef struct {
        const char *bytes;
        size_t size;
        size_t distinct;
} maat_values_t;

/* Reads count records from the beginning of all partitions by rd_kafka_consumer_poll. */
double maat_consume(maat_settings_t settings, const char *topic, int32_t partitions, int64_t count);

/* Sends count records by rd_kafka_produce, copied, and serves delivery reports until each has been answered. */
double maat_produce(maat_settings_t settings, const char *topic, maat_values_t values, int64_t count);

/* Reads count records, and sends each on in transactions of batch records with the offsets. */
double maat_forward(maat_settings_t consumer,
                    maat_settings_t producer,
                    const char *from,
                    int32_t partitions,
                    const char *to,
                    int64_t count,
                    int64_t batch);

/* As maat_forward, but each transaction ends commit_ms after its first record: what a record waits for. */
double maat_relay(maat_settings_t consumer,
                  maat_settings_t producer,
                  const char *from,
                  int32_t partitions,
                  const char *to,
                  int64_t count,
                  int32_t commit_ms);

#endif
