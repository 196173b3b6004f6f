package io.symbia.verifier;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.TopicIncarnation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Logs whose operators have passed over records, and what audits of them remember. */
final class PassingLog {
    static final String TOPIC = "symbia.payment.events";
    static final PassedRange RECORDS = new PassedRange(TOPIC, 3, 4, 8, "records of a test tool", Optional.empty());
    static final PassedRange ANEW = new PassedRange(
            TOPIC,
            4,
            9,
            0,
            "the topic was made anew",
            Optional.of(new TopicIncarnation("cluster-2", "bGVkZ2VyLWFuY2hvci0wMQ")));

    private PassingLog() {}

    /** A log of two events, whose second batch passes over these. */
    static SmallLog of(List<PassedRange> passed) {
        return new SmallLog().add("A").seal().add("A").seal(good -> passing(good, passed));
    }

    /** So many decisions, each about a partition of its own. */
    static List<PassedRange> decisions(int count) {
        List<PassedRange> decisions = new ArrayList<>();
        for (int partition = 10; partition < 10 + count; partition++) {
            decisions.add(new PassedRange(TOPIC, partition, 0, 1, "no event", Optional.empty()));
        }
        return decisions;
    }

    /** A manifest of the same batch that has decisions too. */
    static BatchManifest passing(BatchManifest good, List<PassedRange> passed) {
        return new BatchManifest(
                good.batch(),
                good.start(),
                good.end(),
                good.previous(),
                good.sealedAt(),
                good.sources(),
                Optional.empty(),
                Optional.empty(),
                passed);
    }

    /** A manifest of the same place that has read its events of partition 3 from an offset on. */
    static BatchManifest read(BatchManifest good, long from) {
        SourceRange source = new SourceRange(TOPIC, 3, from, from + good.events(), good.events());
        return new BatchManifest(
                good.batch(), good.start(), good.end(), good.previous(), good.sealedAt(), List.of(source));
    }

    /** Makes a state without keys and decisions one of the form before decisions were kept. */
    static void ageState(Path state) throws IOException, NoSuchAlgorithmException {
        byte[] fourth = Files.readAllBytes(state);
        int decisions = Long.BYTES + Long.BYTES + Integer.BYTES; // None are known, more or listed.
        byte[] third = Arrays.copyOf(fourth, fourth.length - 32 - decisions);
        byte[] header = "symbia.io/audit-state@v3\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, third, 0, header.length);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(third);
        byte[] whole = Arrays.copyOf(third, third.length + digest.length);
        System.arraycopy(digest, 0, whole, third.length, digest.length);
        Files.write(state, whole);
    }
}
