package io.symbia.support.fold;

import io.symbia.events.kernel.envelope.EventHeaders;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.feed.IncomingRecord;
import io.symbia.support.relay.EventRecords;
import io.symbia.support.testkit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** The events of some crates as a broker would give them. */
final class CrateLog {
    private final Map<String, List<SealedEvent>> streams = new LinkedHashMap<>();
    private final List<String> crates = new ArrayList<>();
    private final CrateHouse house;

    /** Opens crates and fills each with slips of one piece, until it is full. */
    CrateLog(String service, int crates, int slips) {
        this.house = new CrateHouse(
                TestDatabase.uri(),
                service,
                (commit, _) -> streams.computeIfAbsent(commit.stream().toString(), _ -> new ArrayList<>())
                        .addAll(commit.events()));
        for (int crate = 0; crate < crates; crate++) {
            String id = "C-" + crate;
            this.crates.add(id);
            house.open(id, slips);
            for (int slip = 0; slip < slips; slip++) house.add(id, "S-" + slip, 1);
        }
    }

    CrateHouse house() {
        return house;
    }

    List<String> crates() {
        return crates;
    }

    /** Streams interleaved by chance, and with each event perhaps some of its stream again; a stream is in one partition. */
    List<IncomingRecord> records(Random random, int partitions) {
        List<SealedEvent> order = new ArrayList<>();
        Map<String, Integer> next = new HashMap<>();
        List<String> open = new ArrayList<>(streams.keySet());
        while (!open.isEmpty()) {
            Collections.shuffle(open, random);
            String stream = open.getFirst();
            int position = next.merge(stream, 1, Integer::sum) - 1;
            List<SealedEvent> events = streams.get(stream);
            order.add(events.get(position));
            if (random.nextInt(4) == 0) { // A relay that crashed sends the last few once more.
                order.addAll(events.subList(Math.max(0, position - random.nextInt(5)), position + 1));
            }
            if (position + 1 == events.size()) open.remove(stream);
        }
        int[] offsets = new int[partitions];
        List<IncomingRecord> records = new ArrayList<>();
        for (SealedEvent event : order) {
            int partition = Math.floorMod(event.envelope().stream().toString().hashCode(), partitions);
            records.add(record(event, partition, offsets[partition]++));
        }
        return records;
    }

    /** A record that is no event; its headers tell of an event of the first stream with that sequence. */
    IncomingRecord unreadable(long sequence) {
        var told = EventRecords.of(streams.values().iterator().next().getFirst());
        told.headers().remove(EventHeaders.SEQUENCE);
        told.headers().add(EventHeaders.SEQUENCE, Long.toString(sequence).getBytes(StandardCharsets.US_ASCII));
        byte[] value = "no event".getBytes(StandardCharsets.US_ASCII);
        return record(new ProducerRecord<>(told.topic(), null, told.key(), value, told.headers()), 0, 0);
    }

    private IncomingRecord record(SealedEvent event, int partition, long offset) {
        return record(EventRecords.of(event), partition, offset);
    }

    private IncomingRecord record(ProducerRecord<String, byte[]> sent, int partition, long offset) {
        return new IncomingRecord(
                new ConsumerRecord<>(
                        sent.topic(),
                        partition,
                        offset,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        sent.value().length,
                        sent.key(),
                        sent.value(),
                        new RecordHeaders(sent.headers().toArray()),
                        Optional.empty()),
                house.codec());
    }
}
