package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose operator holds its key and changes what it says: each tampering is found by the check that is meant for it, at its place. */
class TamperTest {
    private static final int STREAMS = 7;
    private static final int EVENTS_A_BATCH = 9; // And a leaf for the manifest.
    private static final int EVENTS = 630;
    private static final int SEEN_EVENTS = 450; // 500 leaves: the last tile is partial, the one before it is not.
    private static final int ROUNDS = 3;
    private static final long SEED = 20_261_123;

    private final Random random = new Random(SEED);

    @TempDir
    private Path folder;

    private Path policy;
    private Path state;
    private int tampers;
    private int honest;

    /** An event; the story tells two events apart that stand at one place of a stream. */
    private record Fact(String stream, long sequence, String story) {}

    @BeforeEach
    void writePolicy() throws IOException {
        policy = folder.resolve("policy.txt");
        Files.writeString(policy, SmallLog.POLICY);
    }

    private static List<Fact> facts(int count) {
        List<Fact> facts = new ArrayList<>();
        for (int fact = 0; fact < count; fact++) {
            facts.add(new Fact("E-" + fact % STREAMS, fact / STREAMS, "true"));
        }
        return facts;
    }

    private static SmallLog log(List<Fact> facts) {
        SmallLog log = new SmallLog();
        for (int fact = 0; fact < facts.size(); fact++) {
            Fact next = facts.get(fact);
            log.add(next.stream(), next.sequence(), next.story());
            boolean ends = fact % EVENTS_A_BATCH == EVENTS_A_BATCH - 1 || fact == facts.size() - 1;
            if (ends) log.seal();
        }
        return log;
    }

    private static int leafOf(int fact) {
        return fact + fact / EVENTS_A_BATCH;
    }

    private Path publish(SmallLog log) throws IOException {
        Path published = Files.createTempDirectory(folder, "log");
        log.publish(published);
        return published;
    }

    private Run audit(Path published, Object... further) {
        List<Object> arguments = new ArrayList<>(List.of("audit", published, "--policy", policy, "--state", state));
        arguments.addAll(List.of(further));
        return Run.here(arguments.toArray());
    }

    private void proves(Path published) {
        Run run = audit(published);
        assertThat(run.status()).as(run.out()).isZero();
        honest++;
    }

    /** Forgets everything, and sees the first part of the honest log if asked to. */
    private void begin(boolean seen) throws IOException {
        state = Files.createTempDirectory(folder, "audit").resolve("state");
        if (seen) proves(publish(log(facts(SEEN_EVENTS))));
    }

    /** The tampering is found; afterwards the honest log is not accused. */
    private void finds(String check, String place, Path published, Object... further) throws IOException {
        Run run = audit(published, further);
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).endsWith("NOT PROVEN: " + check + "\n");
        assertThat(alert()).contains("\"check\":\"" + check + "\"").contains("\"place\":\"" + place + "\"");
        tampers++;
        proves(publish(log(facts(EVENTS))));
    }

    private String alert() throws IOException {
        try (Stream<Path> files = Files.walk(state.resolveSibling("state.evidence"))) {
            Path alert = files.filter(file -> file.endsWith("alert.json"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(alert);
        }
    }

    private void provesEquivocation() throws IOException {
        try (Stream<Path> files = Files.list(state.resolveSibling("state.evidence"))) {
            Path file = files.filter(name -> name.toString().endsWith(".tlog-equivocation"))
                    .findFirst()
                    .orElseThrow();
            Run run = Run.here("verify", file, "--policy", policy);
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).contains("ok    fraud").endsWith("PROVEN\n");
        }
    }

    @Test
    void everyTamperingIsFoundByItsOwnCheckAtItsPlace() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            for (boolean seen : new boolean[] {false, true}) {
                changeStreams(seen);
                changeBytes(seen);
                changeManifests(seen);
            }
            rewriteWhatWasSeen();
            showTwoHistories();
            goBack();
        }
        System.out.println("tampers " + tampers + ", detected " + tampers + ", located " + tampers
                + ", false alarms 0 in " + honest + " audits of the honest log, seed " + SEED);
    }

    /** A fact that is new to the auditor, not among the first or last of its stream. */
    private int anyNew(boolean seen) {
        int from = seen ? SEEN_EVENTS : STREAMS;
        return random.nextInt(from, EVENTS - 2 * STREAMS);
    }

    private void changeStreams(boolean seen) throws IOException {
        int fact = anyNew(seen);
        for (int dropped :
                seen ? new int[] {fact} : new int[] {fact % STREAMS, fact}) { // The first; one in the middle.
            begin(seen);
            List<Fact> facts = facts(EVENTS);
            facts.remove(dropped);
            finds("streams", "leaf " + leafOf(dropped + STREAMS - 1), publish(log(facts)));
        }
        begin(seen);
        List<Fact> repeated = facts(EVENTS);
        repeated.add(fact, repeated.get(fact - STREAMS));
        finds("streams", "leaf " + leafOf(fact), publish(log(repeated)));

        begin(seen);
        List<Fact> reordered = facts(EVENTS);
        Collections.swap(reordered, fact, fact + STREAMS);
        finds("streams", "leaf " + leafOf(fact), publish(log(reordered)));
    }

    private void changeBytes(boolean seen) throws IOException {
        int fact = anyNew(seen);
        int leaf = leafOf(fact);
        String suffix = leaf / 256 == 700 / 256 ? "00" + leaf / 256 + ".p/188" : "00" + leaf / 256;
        begin(seen);
        Path published = publish(log(facts(EVENTS)));
        flip(published.resolve("tile/0/" + suffix), leaf % 256 * Hash.SIZE_BYTES + random.nextInt(Hash.SIZE_BYTES));
        finds("tiles", "leaf " + leaf, published);

        begin(seen);
        published = publish(log(facts(EVENTS)));
        flip(published.resolve("tile/1/000.p/2"), Hash.SIZE_BYTES + random.nextInt(Hash.SIZE_BYTES));
        finds("tiles", "leaves 256 to 511", published);

        begin(seen); // The digest of an entry, so that its stream still counts.
        published = publish(log(facts(EVENTS)));
        flip(published.resolve("tile/entries/" + suffix), leaf % 256 * 55 + 3 + random.nextInt(Hash.SIZE_BYTES));
        finds("tiles", "leaf " + leaf, published);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private void changeManifests(boolean seen) throws IOException {
        int batch = anyNew(seen) / EVENTS_A_BATCH;
        begin(seen);
        Hash wrong = Hash.ofContent(new byte[] {1});
        SmallLog log = log(facts(batch * EVENTS_A_BATCH));
        log.add("F", 0, "true");
        log.seal(good ->
                new BatchManifest(good.batch(), good.start(), good.end(), wrong, good.sealedAt(), good.sources()));
        finds("batches", "manifest " + batch, publish(log));

        begin(seen);
        Path published = publish(log(facts(EVENTS)));
        Files.copy(
                published.resolve("manifests/" + (batch - 1)),
                published.resolve("manifests/" + batch),
                StandardCopyOption.REPLACE_EXISTING);
        finds("batches", "manifest " + batch, published);
    }

    /** Forks before what was seen: another event at a place, or the last one of a stream left out. */
    private void rewriteWhatWasSeen() throws IOException {
        int fact = random.nextInt(SEEN_EVENTS);
        begin(true);
        List<Fact> forked = facts(EVENTS);
        forked.set(fact, new Fact(forked.get(fact).stream(), forked.get(fact).sequence(), "false"));
        finds("history", seenPlace(leafOf(fact)), publish(log(forked)));
        provesEquivocation();

        begin(true);
        int last = SEEN_EVENTS - 1 - random.nextInt(STREAMS);
        List<Fact> shortened = facts(SEEN_EVENTS);
        shortened.remove(last);
        shortened.addAll(List.of(new Fact("F", 0, "true"), new Fact("F", 1, "true")));
        finds("history", seenPlace(leafOf(last)), publish(log(shortened)));
        provesEquivocation();
    }

    /** Of a full tile the auditor keeps one hash. */
    private static String seenPlace(int leaf) {
        return leaf < 256 ? "leaves 0 to 255" : "leaf " + leaf;
    }

    /** Forks after what was seen: each of the two is a growth of it, and the second is found. */
    private void showTwoHistories() throws IOException {
        int first = EVENTS - EVENTS_A_BATCH;
        int fact = random.nextInt(SEEN_EVENTS + 3 * STREAMS, first); // After leaf 512, where the last tile starts.
        List<Fact> forked = facts(EVENTS);
        forked.set(fact, new Fact(forked.get(fact).stream(), forked.get(fact).sequence(), "false"));
        for (int size : new int[] {EVENTS, first}) { // Larger than the one that was shown first, and as large.
            begin(true);
            proves(publish(log(facts(first))));
            Path published = publish(log(forked.subList(0, size)));
            finds("history", "leaf " + leafOf(fact), published);
            provesEquivocation();
        }
    }

    private void goBack() throws IOException {
        begin(true);
        int smaller = SEEN_EVENTS - EVENTS_A_BATCH * random.nextInt(1, 20);
        SmallLog log = log(facts(smaller));
        finds("history", "checkpoint " + log.size(), publish(log));

        begin(true); // The cosignatures are of a day long ago.
        log = log(facts(EVENTS));
        finds("freshness", "checkpoint " + log.size(), publish(log), "--max-age", "PT1H");
        assertThat(audit(publish(log), "--max-age", "P36500D").status()).isZero();
    }

    /** Nothing in a log says that more was to come. What was accepted and not sealed is for the service's own reconciliation to find. */
    @Test
    void theLastEventOfAStreamThatNobodySawIsNotMissed() throws IOException {
        begin(true);
        proves(publish(log(facts(EVENTS).subList(0, EVENTS - 1))));
    }
}
