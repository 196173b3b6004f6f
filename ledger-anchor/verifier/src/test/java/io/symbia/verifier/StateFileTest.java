package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.audit.seen.StateFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit remembers: whole, or refused; and after a kill at any moment, worth as much as if nothing had happened. */
class StateFileTest {
    @TempDir
    private Path folder;

    private Path policy;
    private Path state;
    private Path log;

    @BeforeEach
    void publish() throws IOException {
        policy = folder.resolve("policy.txt");
        state = folder.resolve("state");
        log = folder.resolve("log");
        Files.writeString(policy, SmallLog.POLICY);
        SmallLog.ofAtLeast(30).publish(log);
    }

    private int audit() {
        return Run.here("audit", log, "--policy", policy, "--state", state).status();
    }

    @Test
    void isRefusedWithAnyByteChangedOrAnyLengthCutOff() throws IOException {
        assertThat(audit()).isZero();
        byte[] whole = Files.readAllBytes(state);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(state, changed);
            assertThat(audit()).as("byte %d", at).isEqualTo(2);
            Files.write(state, Arrays.copyOf(whole, at));
            assertThat(audit()).as("cut off at %d", at).isEqualTo(2);
        }
        Files.write(state, whole);
        assertThat(audit()).isZero();
    }

    /** To begin again would forget what the log once showed. */
    @Test
    void isNeverReplacedWhenItCannotBeRead() throws IOException {
        Files.writeString(state, "nonsense");
        assertThat(audit()).isEqualTo(2);
        assertThat(Files.readString(state)).isEqualTo("nonsense");
        Files.delete(state);
        Files.createDirectory(state);
        assertThat(audit()).isEqualTo(2);
    }

    @Test
    void isOfOneLog() throws IOException {
        assertThat(audit()).isZero();
        NoteSigner stranger = NoteSigner.ofSeed("other.example/log", Octets.of(new byte[32]));
        Files.writeString(policy, "log " + stranger.verifierKey() + "\nquorum none\n");
        Run run = Run.here("audit", log, "--policy", policy, "--state", state);
        assertThat(run.status()).isNotZero();
        Path sameName = folder.resolve("same-name.txt");
        NoteSigner otherKey = NoteSigner.ofSeed(SmallLog.ORIGIN, Octets.of(new byte[32]));
        Files.writeString(sameName, "log " + otherKey.verifierKey() + "\nquorum none\n");
        run = Run.here("audit", log, "--policy", sameName, "--state", state);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).contains("is not the state of an audit of this log");
    }

    /** A crash while it is written leaves a file beside it that nobody reads. */
    @Test
    void survivesAHalfWrittenOne() throws IOException {
        assertThat(audit()).isZero();
        byte[] whole = Files.readAllBytes(state);
        Files.write(folder.resolve("state.new"), Arrays.copyOf(whole, whole.length / 2));
        SmallLog.ofAtLeast(60).publish(log);
        assertThat(audit()).isZero();
        assertThat(Files.exists(folder.resolve("state.new"))).isFalse();
    }

    @Test
    void isWrittenWhereALinkLeads() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("state"));
        Run run = Run.here("audit", log, "--policy", policy, "--state", link);
        assertThat(run.status()).as("the link leads nowhere yet").isEqualTo(2);
        assertThat(audit()).isZero();
        SmallLog.ofAtLeast(60).publish(log);
        byte[] before = Files.readAllBytes(state);
        assertThat(Run.here("audit", log, "--policy", policy, "--state", link).status())
                .isZero();
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readAllBytes(state)).isNotEqualTo(before);
    }

    /** Of two that begin with one state the slower would write over what the faster one has seen. */
    @Test
    void isUsedByOneAuditAtATime() throws Exception {
        Process other = Run.start("audit", log, "--policy", policy, "--state", state, "--follow", "--poll", "PT0.02S");
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().anyMatch(line -> line.contains("remembers")))
                    .isTrue();
            byte[] before = Files.readAllBytes(state);
            Path alias = Files.createSymbolicLink(folder.resolve("alias"), folder);
            Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("state"));
            for (Path name : List.of(state, alias.resolve("state"), link)) {
                Path used = name.equals(link) ? link.toRealPath() : name;
                Run run = Run.here("audit", log, "--policy", policy, "--state", name);
                assertThat(run.status()).isEqualTo(2);
                assertThat(run.out())
                        .contains("- anything: another audit uses " + used + ": one state is for one audit at a time\n")
                        .endsWith("COULD NOT CHECK: another audit uses " + used
                                + ": one state is for one audit at a time\n");
            }
            assertThat(Files.readAllBytes(state)).isEqualTo(before);
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(audit()).isZero();
    }

    @Test
    void isWholeAndNewestHoweverManyAuditsBeginAtOnce() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        for (int size = 30; size < 300; size += 30) {
            SmallLog.ofAtLeast(size).publish(log);
            try (StateFile held = StateFile.open(state)) {
                assertThat(held).hasToString(state.toString());
                assertThat(audit()).isEqualTo(2);
            }
            try (ExecutorService audits = Executors.newFixedThreadPool(4)) {
                List<Callable<Integer>> four = Collections.nCopies(4, this::audit);
                for (Future<Integer> one : audits.invokeAll(four)) {
                    assertThat(one.get()).isIn(0, 2);
                    refused.addAndGet(one.get() / 2);
                }
            }
            assertThat(audit()).isZero(); // What is kept is whole.
            assertThat(Run.here("inspect", state).out())
                    .contains("leaves     " + SmallLog.ofAtLeast(size).size() + "\n");
        }
        System.out.println("audits at once 36, refused " + refused + ", states spoilt 0, gone back 0");
    }

    /** Of a fork the verdict and the text are there, whether or not its proof is kept beside the state. */
    @Test
    void hasRoomBesideItForSoManyContradictionsAndSaysSo() throws IOException {
        assertThat(audit()).isZero();
        Path evidence = Files.createDirectory(folder.resolve("state.evidence"));
        for (int kept = 0; kept < 100; kept++) {
            Files.writeString(evidence.resolve(Integer.toString(kept)), "");
        }
        new SmallLog().add("B").add("A").seal().publish(log);
        Run run = Run.here("audit", log, "--policy", policy, "--state", state);
        assertThat(run.status()).isEqualTo(1);
        String full = evidence + " is full: it has 100 contradictions";
        assertThat(run.out())
                .contains("; the proof could not be kept: " + full)
                .contains("note  evidence   " + full)
                .endsWith("NOT PROVEN: history\n");
    }

    @Test
    void comesToTheSameVerdictAfterKillsAtAnyMoment() throws IOException, InterruptedException {
        int kills = 6;
        for (int kill = 0; kill < kills; kill++) {
            SmallLog.ofAtLeast(300 * (kill + 1)).publish(log);
            Process process = Run.start("audit", log, "--policy", policy, "--state", state);
            if (!process.waitFor(ThreadLocalRandom.current().nextInt(200, 1500), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(audit()).isZero();
        SmallLog rewritten = new SmallLog().add("E-1").add("E-0").seal();
        while (rewritten.size() < 3000) {
            rewritten.add("A").add("B").add("C").seal();
        }
        Path other = folder.resolve("other");
        rewritten.publish(other);
        for (int kill = 0; kill < 2; kill++) {
            Process process = Run.start("audit", other, "--policy", policy, "--state", state);
            process.waitFor(ThreadLocalRandom.current().nextInt(200, 1500), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        assertThat(Run.here("audit", other, "--policy", policy, "--state", state)
                        .out())
                .endsWith("NOT PROVEN: history\n");
        assertThat(audit()).isZero();
        System.out.println("audit kills " + (kills + 2) + ", other verdicts 0");
    }
}
