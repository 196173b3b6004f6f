package io.symbia.verifier;

import static io.symbia.tlog.testkit.Specification.TLOG_COSIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a statement says, and what it never says, of evidence that was made to deceive. */
class StatementTest {
    private static final String NOW = "2023-11-15T00:00:00Z";
    private static final long TIME = SmallLog.COSIGNED_AT_SECONDS;
    private static final NoteSigner STRAY = NoteSigner.cosignerOfSeed(
            "stray.example",
            Octets.of(Hash.ofContent("stray".getBytes(StandardCharsets.UTF_8)).toArray()));
    private static final String WITH_STRAY =
            SmallLog.POLICY.replace("quorum", "witness stray " + STRAY.verifierKey() + "\nquorum");

    private Path folder;

    @AfterEach
    void deleteFolder() throws IOException {
        Scratch.delete(folder);
    }

    @BeforeEach
    void writePolicy() throws IOException {
        folder = Scratch.make(); // By hand, as mistakes are planted under this test by a runner that knows no
        // extensions.
        Files.writeString(folder.resolve("policy"), WITH_STRAY);
    }

    private Run verify(EvidenceArchive archive, Object... more) throws IOException {
        Files.write(folder.resolve("bundle.zip"), archive.format().toArray());
        return run("verify", folder.resolve("bundle.zip"), more);
    }

    private Run run(String command, Path what, Object... more) {
        List<Object> arguments =
                new ArrayList<>(List.of(command, what, "--policy", folder.resolve("policy"), "--now", NOW));
        arguments.addAll(List.of(more));
        return Run.here(arguments.toArray());
    }

    private static EvidenceArchive bundle(SmallLog log) throws Exception {
        StreamMap map = log.map();
        log.sealMap(log.streams());
        return Bundles.of(log, SmallLog.POLICY, Optional.of(map), "A", List.of());
    }

    private static SmallLog log() {
        return new SmallLog().add("A").add("B").seal().add("A").seal();
    }

    /** A line with a time that no signer of ours would make, and a signature that nobody need check. */
    private static NoteSignature line(NoteSigner witness, String text, long time) {
        if (time >= 0) {
            return witness.cosign(text, time);
        }
        byte[] signature = ByteBuffer.allocate(8 + 64).putLong(time).array();
        return new NoteSignature(
                witness.verifierKey().name(), witness.verifierKey().keyId(), Octets.of(signature));
    }

    @Test
    @Must(by = TLOG_COSIGNATURE, says = "verifiers MAY reject cosignatures with timestamps in the future.")
    void aWitnessThatIsNotNeededCanStateAnyTimeAndSpoilsNothing() throws Exception {
        long ahead = TIME + 200_000;
        for (long time : new long[] {ahead, 253_402_300_800L, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            SmallLog log =
                    log().cosignedBy(text -> List.of(SmallLog.CUSTOMS.cosign(text, TIME), line(STRAY, text, time)));
            EvidenceArchive archive = bundle(log);
            log.publish(folder.resolve("log"));
            Files.write(folder.resolve("event.json"), log.events().getFirst().toArray());
            Files.writeString(folder.resolve("event.tlog-proof"), log.proof(0).format());
            String shown = time == ahead ? "2023-11-17T05:46:40Z" : Long.toUnsignedString(time);
            for (Run run : List.of(
                    verify(archive),
                    run("verify", folder.resolve("event.json")),
                    run("audit", folder.resolve("log")))) {
                assertThat(run.status()).as(run.out()).isZero();
                assertThat(run.out())
                        .contains("- the cosignature of stray: it states the time " + shown
                                + ", ahead of the clock, and is not counted\n")
                        .doesNotContain("- stray cosigned");
            }
        }
    }

    @Test
    void aNeededWitnessWithATimeAheadOfTheClockIsNoQuorum() throws Exception {
        long latest = Instant.parse(NOW).getEpochSecond() + 300;
        for (long time : new long[] {latest, latest + 1}) {
            EvidenceArchive archive = bundle(log().cosignedBy(text -> List.of(SmallLog.CUSTOMS.cosign(text, time))));
            assertThat(verify(archive).status()).isEqualTo(time == latest ? 0 : 1);
        }
    }

    /** Somebody outside of the quorum keeps a frozen log looking alive. */
    @Test
    void theQuorumIsOfFreshCosignaturesAlone() throws Exception {
        EvidenceArchive archive = bundle(log().cosignedBy(
                        text -> List.of(SmallLog.CUSTOMS.cosign(text, TIME), STRAY.cosign(text, TIME + 6_000))));
        assertThat(verify(archive, "--max-age", "PT1H47M").status()).isZero();
        Run run = verify(archive, "--max-age", "PT1H46M");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("- the cosignature of customs: it states the time 2023-11-14T22:13:20Z, older than allowed")
                .endsWith("NOT PROVEN: witnesses\n");
        assertThat(verify(archive, "--max-age", "-PT1M").status()).isEqualTo(2);
    }

    /** One of 301 events, by a map that was true when it was sealed. */
    @Test
    void anOldMapShowsNothingToBeComplete() throws Exception {
        SmallLog log = new SmallLog().add("A").seal();
        StreamMap map = log.map();
        log.sealMap(log.streams());
        log.sealAt(Instant.parse("2023-11-14T23:00:00Z"))
                .cosignedBy(text -> List.of(SmallLog.CUSTOMS.cosign(text, TIME + 3_600)));
        CanonicalBytes first = log.events().getFirst();
        for (int more = 0; more < 300; more++) {
            log.add("A");
        }
        log.seal();
        Files.createDirectories(folder.resolve("events"));
        Files.write(folder.resolve("events/first.json"), first.toArray());
        Files.writeString(
                folder.resolve("stream"), log.streamProof(Events.tag("A"), map).format());
        Object[] stream = {"--stream", folder.resolve("stream")};
        Run run = Run.here(
                "verify",
                "--all",
                folder.resolve("events"),
                stream[0],
                stream[1],
                "--policy",
                folder.resolve("policy"),
                "--now",
                NOW);
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).contains("302 leaves are not in the map").endsWith("NOT PROVEN: coverage\n");
        Run allowed = Run.here(
                "verify",
                "--all",
                folder.resolve("events"),
                stream[0],
                stream[1],
                "--policy",
                folder.resolve("policy"),
                "--now",
                NOW,
                "--max-map-age",
                "PT2H");
        assertThat(allowed.status()).as(allowed.out()).isZero();
        assertThat(allowed.out())
                .contains("- payment/escrow/A, tag " + Events.tag("A")
                        + ": these 1 events are all of this tag, in order, as of leaf 1 of 304")
                .contains("- events of payment/escrow/A after leaf 1\n");
        Run few = Run.here(
                "verify",
                "--all",
                folder.resolve("events"),
                stream[0],
                stream[1],
                "--policy",
                folder.resolve("policy"),
                "--now",
                NOW,
                "--max-map-age",
                "PT2H",
                "--max-unmapped",
                "301");
        assertThat(few.out()).endsWith("NOT PROVEN: coverage\n");
    }

    @Test
    void timesOfSealingNeverFallAndAreNotLaterThanTheQuorums() throws Exception {
        for (String then : List.of("2031-01-01T00:00:00Z", "2023-11-14T22:18:20.999Z", "2023-11-14T22:13:19.249Z")) {
            SmallLog log = new SmallLog()
                    .add("A")
                    .seal()
                    .sealAt(Instant.parse(then))
                    .add("A")
                    .seal();
            Run run = verify(bundle(log));
            boolean holds = then.contains("22:18:20");
            assertThat(run.out()).endsWith(holds ? "\nPROVEN\n" : "NOT PROVEN: time\n");
        }
    }

    /** All cosignatures taken off, and a policy in it that asks for none. */
    @Test
    void aForgedBundleAgreesWithItselfAndNoMore() throws Exception {
        EvidenceArchive forged = Bundles.of(
                log().signWith(SmallLog.NEXT_KEY).cosignedBy(_ -> List.of()),
                "log " + SmallLog.NEXT_KEY.verifierKey() + "\nquorum none\n",
                Optional.empty(),
                "A",
                List.of());
        Files.write(folder.resolve("bundle.zip"), forged.format().toArray());
        Run run = Run.here("verify", folder.resolve("bundle.zip"));
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out())
                .contains("policy the evidence's own, quorum none")
                .contains("- the log log.example/symbia: Ed25519 key 71ea7270, SHA-256 0bcd2539")
                .contains("- that the log shows everybody the same: the policy asks for no witness")
                .contains("- that anybody you know vouches for this: policy and keys came with the evidence")
                .doesNotContain("PROVEN");
        assertThat(verify(forged).status()).isEqualTo(1);
    }

    /** Of one witness the earliest word counts, and nobody's where nobody is asked. */
    @Test
    void aTimeIsTheQuorumsEarliestWordOrNone() throws Exception {
        for (boolean earlierFirst : List.of(true, false)) {
            long first = earlierFirst ? TIME : TIME + 60;
            EvidenceArchive archive = bundle(log().cosignedBy(text -> List.of(
                    SmallLog.CUSTOMS.cosign(text, first), SmallLog.CUSTOMS.cosign(text, 2 * TIME + 60 - first))));
            assertThat(verify(archive).out()).contains("not later than 2023-11-14T22:13:20Z");
        }
        Files.writeString(folder.resolve("policy"), WITH_STRAY.replace("quorum customs", "quorum none"));
        assertThat(verify(bundle(log())).out())
                .contains("- customs cosigned 6 leaves at")
                .contains("- when: whom the policy asks states no time")
                .doesNotContain("not later than");
    }

    @Test
    void aCosignatureOfAnotherTreeIsRefusedHoweverManyOthersHold() throws Exception {
        EvidenceArchive archive = bundle(log().cosignedBy(text ->
                List.of(SmallLog.CUSTOMS.cosign(text, TIME), STRAY.cosign(text.replace("\n6\n", "\n7\n"), TIME))));
        Run run = verify(archive);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("signature of stray.example does not verify")
                .endsWith("NOT PROVEN: witnesses\n");
    }

    @Test
    void anErrorOfTheProgramIsNoVerdict() throws Exception {
        EvidenceArchive archive = bundle(log());
        Files.write(folder.resolve("bundle.zip"), archive.format().toArray());
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) {
                throw new StackOverflowError("as from a document that goes too deep");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int status = Symbia.run(
                new PrintWriter(broken),
                new PrintWriter(Writer.nullWriter()),
                "verify",
                folder.resolve("bundle.zip").toString());
        assertThat(status).isEqualTo(2);
    }
}
