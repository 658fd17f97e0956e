#include "maat.h"

#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static double now_s(void) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Whether nothing happened for so long that something is wrong. */
static const double silence_s_max = 30;

static double fail(const char *doing, const char *words) {
        fprintf(stderr, "c loop: %s: %s\n", doing, words);
        return -1;
}

static int64_t unanswered;

static void delivered(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque) {
        (void)rk;
        (void)opaque;
        if (!message->err)
                unanswered--;
}

static rd_kafka_t *client(rd_kafka_type_t type, maat_settings_t settings, int reports) {
        char words[512];
        rd_kafka_conf_t *conf = rd_kafka_conf_new();
        rd_kafka_t *rk;
        for (size_t i = 0; i < settings.count; i++) {
                if (rd_kafka_conf_set(conf, settings.names[i], settings.values[i], words, sizeof(words)) !=
                    RD_KAFKA_CONF_OK) {
                        fail(settings.names[i], words);
                        rd_kafka_conf_destroy(conf);
                        return NULL;
                }
        }
        if (reports)
                rd_kafka_conf_set_dr_msg_cb(conf, delivered);
        rk = rd_kafka_new(type, conf, words, sizeof(words));
        if (!rk) {
                fail("create", words);
                rd_kafka_conf_destroy(conf);
        }
        return rk;
}

static rd_kafka_t *reader(maat_settings_t settings, const char *topic, int32_t partitions) {
        rd_kafka_t *rk = client(RD_KAFKA_CONSUMER, settings, 0);
        rd_kafka_topic_partition_list_t *list;
        if (!rk)
                return NULL;
        rd_kafka_poll_set_consumer(rk);
        list = rd_kafka_topic_partition_list_new(partitions);
        for (int32_t partition = 0; partition < partitions; partition++)
                rd_kafka_topic_partition_list_add(list, topic, partition)->offset = 0;
        rd_kafka_assign(rk, list);
        rd_kafka_topic_partition_list_destroy(list);
        return rk;
}

/* The next record, or NULL when none came for too long. */
static rd_kafka_message_t *next(rd_kafka_t *rk) {
        const double until = now_s() + silence_s_max;
        while (now_s() < until) {
                rd_kafka_message_t *message = rd_kafka_consumer_poll(rk, 100);
                if (message && !message->err)
                        return message;
                if (message)
                        rd_kafka_message_destroy(message);
        }
        return NULL;
}

static volatile uint64_t sum;

double maat_consume(maat_settings_t settings, const char *topic, int32_t partitions, int64_t count) {
        rd_kafka_t *rk = reader(settings, topic, partitions);
        double begin = 0, end;
        if (!rk)
                return -1;
        for (int64_t seen = 0; seen < count; seen++) {
                rd_kafka_message_t *message = next(rk);
                if (!message) {
                        rd_kafka_destroy(rk);
                        return fail("consume", "no record for too long");
                }
                if (seen == 0)
                        begin = now_s();
                sum += message->len + ((const unsigned char *)message->payload)[0];
                rd_kafka_message_destroy(message);
        }
        end = now_s();
        rd_kafka_consumer_close(rk);
        rd_kafka_destroy(rk);
        return end - begin;
}

double maat_produce(maat_settings_t settings, const char *topic, maat_values_t values, int64_t count) {
        rd_kafka_t *rk = client(RD_KAFKA_PRODUCER, settings, 1);
        rd_kafka_topic_t *rkt;
        double begin, until;
        if (!rk)
                return -1;
        rkt   = rd_kafka_topic_new(rk, topic, NULL);
        begin = now_s();
        unanswered = count;
        for (int64_t sent = 0; sent < count; sent++) {
                const char *value = values.bytes + (size_t)(sent % (int64_t)values.distinct) * values.size;
                while (rd_kafka_produce(rkt, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, (void *)value, values.size,
                                        &sent, sizeof(sent), NULL) == -1) {
                        if (rd_kafka_last_error() != RD_KAFKA_RESP_ERR__QUEUE_FULL)
                                return fail("produce", rd_kafka_err2str(rd_kafka_last_error()));
                        rd_kafka_poll(rk, 10);
                }
                rd_kafka_poll(rk, 0);
        }
        until = now_s() + silence_s_max;
        while (unanswered > 0 && now_s() < until)
                rd_kafka_poll(rk, 100);
        begin = unanswered > 0 ? fail("produce", "not all delivered") : now_s() - begin;
        rd_kafka_topic_destroy(rkt);
        rd_kafka_destroy(rk);
        return begin;
}

/* 0 when the call went well. */
static int bad(const char *doing, rd_kafka_error_t *error) {
        if (!error)
                return 0;
        fail(doing, rd_kafka_error_string(error));
        rd_kafka_error_destroy(error);
        return 1;
}

static int commit(rd_kafka_t *from, rd_kafka_t *to, const rd_kafka_topic_partition_list_t *offsets) {
        rd_kafka_consumer_group_metadata_t *group = rd_kafka_consumer_group_metadata(from);
        int outcome = bad("offsets", rd_kafka_send_offsets_to_transaction(to, offsets, group, -1)) ||
                      bad("commit", rd_kafka_commit_transaction(to, -1));
        rd_kafka_consumer_group_metadata_destroy(group);
        return outcome;
}

static double forward(rd_kafka_t *from,
                      rd_kafka_t *to,
                      const char *topic,
                      rd_kafka_topic_t *rkt,
                      rd_kafka_topic_partition_list_t *offsets,
                      int64_t count,
                      int64_t batch) {
        double begin = 0;
        int64_t inside = 0;
        for (int64_t seen = 0; seen < count; seen++) {
                rd_kafka_message_t *message = next(from);
                if (!message)
                        return fail("forward", "no record for too long");
                if (seen == 0)
                        begin = now_s();
                if (inside == 0 && bad("begin", rd_kafka_begin_transaction(to)))
                        return -1;
                while (rd_kafka_produce(rkt, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, message->payload,
                                        message->len, message->key, message->key_len, NULL) == -1) {
                        if (rd_kafka_last_error() != RD_KAFKA_RESP_ERR__QUEUE_FULL)
                                return fail("produce", rd_kafka_err2str(rd_kafka_last_error()));
                        rd_kafka_flush(to, 100);
                }
                rd_kafka_topic_partition_list_find(offsets, topic, message->partition)->offset = message->offset + 1;
                rd_kafka_message_destroy(message);
                if (++inside == batch || seen == count - 1) {
                        if (commit(from, to, offsets))
                                return -1;
                        inside = 0;
                }
        }
        return now_s() - begin;
}

double maat_forward(maat_settings_t consumer,
                    maat_settings_t producer,
                    const char *from,
                    int32_t partitions,
                    const char *to,
                    int64_t count,
                    int64_t batch) {
        rd_kafka_t *out = client(RD_KAFKA_PRODUCER, producer, 0);
        rd_kafka_t *in;
        rd_kafka_topic_t *rkt;
        rd_kafka_topic_partition_list_t *offsets;
        double seconds = -1;
        if (!out)
                return -1;
        if (bad("init", rd_kafka_init_transactions(out, -1))) {
                rd_kafka_destroy(out);
                return -1;
        }
        in = reader(consumer, from, partitions);
        if (in) {
                rkt     = rd_kafka_topic_new(out, to, NULL);
                offsets = rd_kafka_topic_partition_list_new(partitions);
                for (int32_t partition = 0; partition < partitions; partition++)
                        rd_kafka_topic_partition_list_add(offsets, from, partition)->offset = 0;
                seconds = forward(in, out, from, rkt, offsets, count, batch);
                rd_kafka_topic_partition_list_destroy(offsets);
                rd_kafka_topic_destroy(rkt);
                rd_kafka_consumer_close(in);
                rd_kafka_destroy(in);
        }
        rd_kafka_destroy(out);
        return seconds;
}

static double relay(rd_kafka_t *from,
                    rd_kafka_t *to,
                    const char *topic,
                    rd_kafka_topic_t *rkt,
                    rd_kafka_topic_partition_list_t *offsets,
                    int64_t count,
                    int32_t commit_ms) {
        double begin = now_s(), opened = 0, heard = begin;
        int64_t seen = 0;
        while (seen < count || opened > 0) {
                double left = opened > 0 ? opened + commit_ms / 1e3 - now_s() : 0.1;
                rd_kafka_message_t *message = rd_kafka_consumer_poll(from, left > 0 ? (int)(left * 1e3) : 0);
                if (message && !message->err) {
                        heard = now_s();
                        if (opened == 0 && bad("begin", rd_kafka_begin_transaction(to)))
                                return -1;
                        if (opened == 0)
                                opened = now_s();
                        rd_kafka_produce(rkt, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, message->payload,
                                         message->len, message->key, message->key_len, NULL);
                        rd_kafka_topic_partition_list_find(offsets, topic, message->partition)->offset =
                            message->offset + 1;
                        seen++;
                }
                if (message)
                        rd_kafka_message_destroy(message);
                if (opened > 0 && now_s() - opened >= commit_ms / 1e3) {
                        if (commit(from, to, offsets))
                                return -1;
                        opened = 0;
                }
                if (now_s() - heard > silence_s_max)
                        return fail("relay", "no record for too long");
        }
        return now_s() - begin;
}

double maat_relay(maat_settings_t consumer,
                  maat_settings_t producer,
                  const char *from,
                  int32_t partitions,
                  const char *to,
                  int64_t count,
                  int32_t commit_ms) {
        rd_kafka_t *out = client(RD_KAFKA_PRODUCER, producer, 0);
        rd_kafka_t *in;
        rd_kafka_topic_t *rkt;
        rd_kafka_topic_partition_list_t *offsets;
        double seconds = -1;
        if (!out)
                return -1;
        if (bad("init", rd_kafka_init_transactions(out, -1))) {
                rd_kafka_destroy(out);
                return -1;
        }
        in = reader(consumer, from, partitions);
        if (in) {
                rkt     = rd_kafka_topic_new(out, to, NULL);
                offsets = rd_kafka_topic_partition_list_new(partitions);
                for (int32_t partition = 0; partition < partitions; partition++)
                        rd_kafka_topic_partition_list_add(offsets, from, partition)->offset = 0;
                seconds = relay(in, out, from, rkt, offsets, count, commit_ms);
                rd_kafka_topic_partition_list_destroy(offsets);
                rd_kafka_topic_destroy(rkt);
                rd_kafka_consumer_close(in);
                rd_kafka_destroy(in);
        }
        rd_kafka_destroy(out);
        return seconds;
}
