package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.streams.StreamHead;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log whose operator holds its real key, and everything that such an operator may try; for each the check that is meant to find it, and no
 * other, does. The tool stands before the name of its check: {@code audit} reads the whole log, {@code verify} what one participant holds,
 * {@code witness} what it is asked to cosign.
 *
 * <p>An event that was the last of its stream leaves no trace in a log that never shows it: every audit proves such a log. Two others miss
 * it, each by what it holds itself: the participant, here, by the proof of the stream, and the service that accepted the event, by its
 * reconciliation ({@code ReconciliationIT.findsWhatWasAcceptedAndNotSealedUntilItIs}).
 */
class AdversarialLogTest {
    private static final List<String> STREAMS = List.of("A", "B", "C");
    private static final int EVENTS = 12; // Of three streams in turn: B has those at 1, 4, 7 and 10.
    private static final int A_BATCH =
            3; // With a manifest each and one for the map 17 leaves: a perfect tree would hide forks after it from
    // witnesses.
    private static final StreamTag B = Events.tag("B");
    private static final String NOTHING = "nothing";
    private static final Pattern FAILED = Pattern.compile("NOT PROVEN: (\\w+)\n$");

    @TempDir
    private Path folder;

    private final List<CanonicalBytes> events = new ArrayList<>();
    private final List<Entry> truth = new ArrayList<>();
    private Path policy;

    /**
     * Something that an operator does.
     *
     * @param meant   the tool and its check
     * @param finding does it, and gives the tool and the check that fails
     */
    private record Misdeed(String deed, String meant, Callable<String> finding) {}

    private static Misdeed misdeed(String deed, String meant, Callable<String> finding) {
        return new Misdeed(deed, meant, finding);
    }

    @BeforeEach
    void open() throws IOException {
        policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        SmallLog honest = new SmallLog();
        for (int event = 0; event < EVENTS; event++) honest.add(STREAMS.get(event % 3));
        events.addAll(honest.events());
        for (int event = 0; event < EVENTS; event++) truth.add(entry(event));
    }

    private Entry entry(int event) {
        Hash digest = Hash.of(events.get(event).digest().toArray());
        return new Entry.Event(digest, Events.tag(STREAMS.get(event % 3)), event / 3);
    }

    /** The truth with something changed. */
    private List<Entry> story(Consumer<List<Entry>> change) {
        List<Entry> story = new ArrayList<>(truth);
        change.accept(story);
        return story;
    }

    /** A log that tells a story, in batches, without a map. */
    private static SmallLog telling(List<Entry> story) {
        SmallLog log = new SmallLog();
        for (int event = 0; event < story.size(); event++) {
            log.add(story.get(event));
            if (event % A_BATCH == A_BATCH - 1 || event == story.size() - 1) log.seal();
        }
        return log;
    }

    private static SmallLog sealed(List<Entry> story) {
        SmallLog log = telling(story);
        return log.sealMap(log.streams());
    }

    private static SmallLog grown(List<Entry> story) {
        return sealed(story).add("D").seal();
    }

    private static String finding(String tool, Run run) {
        Matcher failed = FAILED.matcher(run.out());
        return run.status() == 1 && failed.find() ? tool + " " + failed.group(1) : NOTHING + ", status " + run.status();
    }

    /** An auditor who sees one after the other, and remembers. */
    private Run audit(SmallLog... shown) throws IOException {
        Path state = Files.createTempDirectory(folder, "audit").resolve("state");
        Run run = null;
        for (SmallLog log : shown) {
            Path published = Files.createTempDirectory(folder, "log");
            log.publish(published);
            if (run != null) assertThat(run.status()).as(run.out()).isZero();
            run = Run.here("audit", published, "--policy", policy, "--state", state);
        }
        return run;
    }

    private String tells(Consumer<List<Entry>> change) throws IOException {
        return auditFinds(sealed(story(change)));
    }

    private String auditFinds(SmallLog... shown) throws IOException {
        return finding("audit", audit(shown));
    }

    /** Whoever took part in B holds its events, and asks the log for the proof that they are all. */
    private String participantFinds(List<Entry> story) throws IOException {
        Path own = Files.createTempDirectory(folder, "own");
        for (int event = 1; event < EVENTS; event += 3) {
            Files.write(own.resolve(event + ".json"), events.get(event).toArray());
        }
        StreamProof proof = sealed(story).streamProof(B, telling(story).map());
        Path file = Files.writeString(folder.resolve("B.stream-proof"), proof.format());
        return finding("verify", Run.here("verify", "--all", own, "--stream", file, "--policy", policy));
    }

    /** What a witness that has cosigned the one answers to the other. */
    private String witnessFinds(SmallLog cosigned, SmallLog next) throws Exception {
        try (AskedWitness witness = new AskedWitness()) {
            assertThat(witness.ask(cosigned.growthFrom(0))).isEqualTo(200);
            int status = witness.ask(next.growthFrom(Math.min(cosigned.size(), next.size())));
            for (String file : witness.evidence()) {
                convicted(Files.writeString(Files.createTempFile(folder, "witness", ".txt"), file));
            }
            assertThat(witness.evidence()).hasSize(status == 422 ? 1 : 0);
            return "witness " + status;
        }
    }

    private void convicted(Path file) {
        Run run = Run.here("verify", file, "--policy", policy);
        assertThat(run.out()).contains("ok    fraud").endsWith("PROVEN\n");
    }

    private String auditConvicts(SmallLog first, SmallLog second) throws IOException {
        List<Path> before = convicting();
        String finding = auditFinds(first, second);
        List<Path> kept = convicting();
        kept.removeAll(before);
        assertThat(kept).hasSize(1).allSatisfy(this::convicted);
        return finding;
    }

    private List<Path> convicting() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".tlog-equivocation"))
                    .toList());
        }
    }

    private String loneParticipantFinds() throws IOException {
        SmallLog log = new SmallLog().add("A").seal();
        TlogProof proof = log.proof(0);
        Note lonely = SmallLog.KEY.note(proof.checkpoint().text());
        Path event = Files.write(
                folder.resolve("event.json"), log.events().getFirst().toArray());
        Files.writeString(
                folder.resolve("event.tlog-proof"), new TlogProof(proof.leafIndex(), proof.path(), lonely).format());
        return finding("verify", Run.here("verify", event, "--policy", policy));
    }

    private SmallLog withMap(StreamMap map) {
        SmallLog log = telling(truth);
        return log.sealMap(new SealedStreams(map.root(), log.size(), map.count()));
    }

    private List<Misdeed> misdeeds() {
        SmallLog honest = sealed(truth);
        StreamMap map = telling(truth).map();
        StreamHead head = map.find(B).orElseThrow();
        StreamMap shorter = map.with(B, new StreamHead(head.count() - 1, head.last(), head.chain()));
        List<Entry> cut = story(told -> told.remove(10));
        List<Entry> without =
                story(told -> told.removeIf(entry -> ((Entry.Event) entry).tag().equals(B)));
        List<Entry> fork = story(told -> Collections.swap(told, 3, 4)); // Each stream is in order: a second history.
        return List.of(
                misdeed("drops the first event of a stream", "audit streams", () -> tells(told -> told.remove(1))),
                misdeed("drops one in the middle", "audit streams", () -> tells(told -> told.remove(4))),
                misdeed("drops the last", "verify complete", () -> participantFinds(cut)),
                misdeed("drops the last, seen before", "audit history", () -> auditConvicts(honest, grown(cut))),
                misdeed("repeats an event", "audit streams", () -> tells(told -> told.add(8, told.get(4)))),
                misdeed("reorders two", "audit streams", () -> tells(told -> Collections.swap(told, 4, 7))),
                misdeed("signs two roots of one size", "witness 422", () -> witnessFinds(honest, sealed(fork))),
                misdeed("signs two roots of one size", "audit history", () -> auditConvicts(honest, sealed(fork))),
                misdeed("goes on from another past", "witness 422", () -> witnessFinds(honest, grown(fork))),
                misdeed("goes on from another past", "audit history", () -> auditConvicts(honest, grown(fork))),
                misdeed("takes leaves back", "witness 409", () -> witnessFinds(grown(truth), honest)),
                misdeed("takes leaves back", "audit history", () -> auditFinds(grown(truth), honest)),
                misdeed(
                        "leaves a stream out of the map",
                        "audit maps",
                        () -> auditFinds(withMap(telling(without).map()))),
                misdeed("leaves a stream out altogether", "verify complete", () -> participantFinds(without)),
                misdeed("seals a wrong count", "audit maps", () -> auditFinds(withMap(shorter))),
                misdeed("shows one a tree of his own", "verify witnesses", this::loneParticipantFinds));
    }

    @Test
    void everyMisdeedIsFoundByTheCheckThatIsMeantForIt() throws Exception {
        int detected = 0;
        int byTheMeant = 0;
        List<Misdeed> misdeeds = misdeeds();
        for (Misdeed misdeed : misdeeds) {
            String found = misdeed.finding().call();
            System.out.printf("%-34s | meant %-16s | found %s%n", misdeed.deed(), misdeed.meant(), found);
            detected += found.startsWith(NOTHING) ? 0 : 1;
            byTheMeant += found.equals(misdeed.meant()) ? 1 : 0;
        }
        int cases = misdeeds.size();
        long falseAlarms = falseAlarms();
        System.out.printf(
                "adversary cases %d, detected %d, by the meant check %d, false alarms on the honest log %d%n",
                cases, detected, byTheMeant, falseAlarms);
        assertThat(detected).isEqualTo(cases);
        assertThat(byTheMeant).isEqualTo(cases);
        assertThat(falseAlarms).isZero();
    }

    /** Everybody who finds something above is shown the truth, as it grows. */
    private long falseAlarms() throws Exception {
        SmallLog honest = sealed(truth);
        return Stream.of(
                        auditFinds(honest, grown(truth)),
                        participantFinds(truth),
                        witnessFinds(honest, grown(truth)),
                        witnessFinds(honest, honest))
                .filter(found -> !found.startsWith(NOTHING) && !found.equals("witness 200"))
                .count();
    }

    /** Why nobody but the participant and the service can find it: what is left is a log like any other. */
    @Test
    void anAuditCannotMissTheLastEventOfAStream() throws IOException {
        Run run = audit(sealed(story(told -> told.remove(10))));
        assertThat(run.status()).as(run.out()).isZero();
    }
}
