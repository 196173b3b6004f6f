package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.asking.Exchange;
import io.symbia.log.fence.RolledBackException;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness says that it has cosigned more of this log than the log has sealed, or another tree of it, and cannot show it. */
class FalseAlarmTest {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final long LARGER = 1_000_000;
    private static final Hash OTHER_ROOT = Hash.ofContent(new byte[] {7});

    @TempDir
    private Path folder;

    private Town town;

    @BeforeEach
    void build() {
        town = new Town(folder);
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static LogKeys keysOf(String origin, int seed) {
        return LogKeys.ofSeeds(
                origin,
                Octets.of(Hash.ofContent(new byte[] {(byte) seed}).toArray()),
                Octets.of(Hash.ofContent(new byte[] {(byte) seed, 1}).toArray()));
    }

    private static String signed(LogKeys keys, String origin, long size) {
        return keys.sign(new Checkpoint(origin, size, OTHER_ROOT).format()).format();
    }

    /** What is shown in the place of a checkpoint that this log signed. */
    private static Map<String, String> shown(String earlier) {
        String origin = SimulatedLog.ORIGIN;
        LogKeys foreign = keysOf(origin, 3);
        LogKeys other = keysOf("log.test/other", 4);
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("nothing", "");
        shown.put("garbage", "no note\n");
        shown.put("a note without a signature of the log", signed(foreign, origin, LARGER));
        shown.put("another log's", signed(other, "log.test/other", LARGER));
        shown.put("another log's under this name", signed(other, origin, LARGER));
        shown.put("this log's signature of another text", changed(Note.parse(earlier)));
        shown.put("an earlier one of this log", earlier);
        shown.put("endless", "x".repeat(2 * Exchange.MAX_ANSWER_BYTES));
        return shown;
    }

    private static String changed(Note earlier) {
        Checkpoint checkpoint = Checkpoint.parse(earlier.text());
        return new Note(new Checkpoint(checkpoint.origin(), LARGER, checkpoint.root()).format(), earlier.signatures())
                .format();
    }

    /** Says one thing when it is asked to cosign, and shows another. */
    private static LyingWitness.Lie says(int status, String type, String body, String shown) {
        return (exchange, _, _) -> {
            boolean isAsked = exchange.getRequestURI().getPath().equals("/add-checkpoint");
            if (isAsked) LyingWitness.send(exchange, status, type, body);
            else LyingWitness.send(exchange, shown.isEmpty() ? 404 : 200, TEXT, shown);
        };
    }

    private static LyingWitness.Lie saysThatItHasMore(String shown) {
        return says(409, "text/x.tlog.size", LARGER + "\n", shown);
    }

    private static LyingWitness.Lie saysThatItHasAnother(String shown) {
        return says(422, TEXT, "inconsistent\n", shown);
    }

    private String earlier() throws Exception {
        try (SimulatedLog log = town.log()) {
            log.sealOnlyTo(10);
            Town.awaitPublished(log);
            return log.published().checkpoint().format();
        }
    }

    @Test
    void stopsNoLog() throws Exception {
        int cases = 0;
        long offset = 10;
        for (Map.Entry<String, String> each : shown(earlier()).entrySet()) {
            for (LyingWitness.Lie lie :
                    new LyingWitness.Lie[] {saysThatItHasMore(each.getValue()), saysThatItHasAnother(each.getValue())
                    }) {
                offset += 10;
                assertGoesOnBeside(lie, each.getKey(), offset);
                cases++;
            }
        }
        System.out.printf("false alarms %d, logs stopped 0%n", cases);
        assertThat(town.disk.files()).doesNotContain("rolled-back");
    }

    private void assertGoesOnBeside(LyingWitness.Lie lie, String what, long offset) throws Exception {
        try (LyingWitness liar = new LyingWitness(lie);
                SimulatedLog log = beside(liar.url())) {
            log.sealOnlyTo(offset);
            Town.awaitPublished(log);
            awaitClaim(log, liar, what);
            log.sealOnlyTo(offset + 5);
            Town.awaitPublished(log);
        }
    }

    /** The quorum does without it. */
    private SimulatedLog beside(URI liar) throws Exception {
        return town.log(town.policy(town.customs.url(), liar, town.industry.url()));
    }

    /** It was asked, and asked to show what it has: operators are told what it says. */
    private static void awaitClaim(SimulatedLog log, LyingWitness liar, String what) {
        Awaitility.await(what)
                .atMost(Town.PATIENCE)
                .until(() -> liar.questions() >= 2
                        && log.publication().witnesses().stream()
                                .filter(status -> status.name().startsWith("finance"))
                                .anyMatch(status -> claim(status).contains("says that it has cosigned 1000000 leaves")
                                        || claim(status).equals("answers 422")));
    }

    private static String claim(WitnessStatus status) {
        return status.problem().orElse("");
    }

    /** The harness can fail: what this log has signed stops it, whoever shows it. */
    @Test
    void isToldFromATrueOne() throws Exception {
        earlier();
        String shown = signed(SimulatedLog.KEYS, SimulatedLog.ORIGIN, LARGER);
        try (LyingWitness thief = new LyingWitness(saysThatItHasMore(shown));
                SimulatedLog log = beside(thief.url())) {
            assertThat(town.awaitFailure())
                    .isInstanceOf(RolledBackException.class)
                    .hasMessageContaining("a tree of 1000000 leaves that this log has signed")
                    .hasMessageContaining("its files end at " + log.last().size());
        }
        assertThat(town.disk.files()).contains("rolled-back");
    }

    /** Whoever has stolen a key that was retired stops nothing with it. */
    @Test
    void isOneThatARetiredKeyHasSigned() throws Exception {
        LogKeys next = keysOf(SimulatedLog.ORIGIN, 5);
        for (LogKeys keys : new LogKeys[] {SimulatedLog.KEYS, SimulatedLog.KEYS.followedBy(next), next}) {
            town.keys = keys;
            try (SimulatedLog log = town.log()) {
                log.sealOnlyTo(10);
            }
        }
        String shown = signed(SimulatedLog.KEYS, SimulatedLog.ORIGIN, LARGER);
        try (LyingWitness thief = new LyingWitness(saysThatItHasMore(shown));
                SimulatedLog log = beside(thief.url())) {
            awaitClaim(log, thief, "a retired key");
            log.sealOnlyTo(20);
        }
        assertThat(town.disk.files()).doesNotContain("rolled-back");
    }
}
