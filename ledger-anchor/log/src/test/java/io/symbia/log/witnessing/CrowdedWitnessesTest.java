package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.ChildJvm;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import io.symbia.witness.WitnessProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two of three witnesses, processes with the heap that they have in production, are sent what is public as fast as they answer. */
class CrowdedWitnessesTest {
    /** In all; 1,500 are the case that it was made for. */
    private static final int CLIENTS = Integer.getInteger("symbia.witness.replayers", 100);

    private static final int ROUNDS = Integer.getInteger("symbia.witness.rounds", 20);
    private static final long MAX_LAG_MILLIS = 5_000;
    private static final String OTHER_ORIGIN = "log.test/other";

    @TempDir
    private Path folder;

    private final NoteSigner other = NoteSigner.ofSeed(
            OTHER_ORIGIN, Octets.of(Hash.ofContent(new byte[] {1}).toArray()));
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> processes = new ArrayList<>();
    private final List<URI> witnesses = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>(); // Of the other log.
    private long offset;

    private void start(String name) throws IOException {
        ProcessBuilder builder = ChildJvm.of(
                WitnessProcess.class,
                "--data",
                folder.resolve(name).toString(),
                "--name",
                name + ".example/witness",
                "--port",
                "0",
                "--log",
                SimulatedLog.KEYS.verifierKey() + "," + other.verifierKey());
        List<String> command = new ArrayList<>(builder.command());
        command.replaceAll(argument -> argument.startsWith("-Xmx") ? "-Xmx115m" : argument);
        command.add(1, "-XX:+ExitOnOutOfMemoryError");
        builder.command(command);
        Process process = builder.redirectErrorStream(true).start();
        processes.add(process);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        assertThat(line).startsWith("witness " + name);
        witnesses.add(URI.create(line.substring(line.lastIndexOf(' ') + 1)));
    }

    @AfterEach
    void end() {
        http.close();
        processes.forEach(process -> process.destroyForcibly().onExit().join());
    }

    /** Any two of the three. */
    private String policy() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int witness = 0; witness < witnesses.size(); witness++) {
            List<VerifierKey> keys = get(witnesses.get(witness), "/keys")
                    .lines()
                    .map(VerifierKey::parse)
                    .toList();
            for (int key = 0; key < keys.size(); key++) {
                text.append("witness w%d-%d %s %s%n".formatted(witness, key, keys.get(key), witnesses.get(witness)));
            }
            text.append("group w%d all w%d-0 w%d-1%n".formatted(witness, witness, witness));
        }
        return text.append("group two 2 w0 w1 w2\nquorum two\n").toString();
    }

    private String get(URI witness, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(witness.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private Hash stored(int level, long index) {
        long width = 1L << level;
        return MerkleTree.root(leaves.subList(Math.toIntExact(index * width), Math.toIntExact((index + 1) * width)));
    }

    /** The other log of a witness grows by a leaf: a new signature and a forced write. */
    private long othersMillis(URI witness) throws Exception {
        int size = leaves.size();
        leaves.add(MerkleTree.leafHash(Octets.of(new byte[] {(byte) size, (byte) (size >> 8)})));
        List<Hash> proof = size == 0 ? List.of() : MerkleTree.consistencyProof(size, size + 1L, this::stored);
        Checkpoint next = new Checkpoint(OTHER_ORIGIN, size + 1L, MerkleTree.root(leaves));
        String body = new AddCheckpoint(size, proof, other.note(next.format())).format();
        HttpRequest request = HttpRequest.newBuilder(witness.resolve("/add-checkpoint"))
                .POST(BodyPublishers.ofString(body))
                .build();
        long startNanos = System.nanoTime();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startNanos);
    }

    /** What is measured of some rounds, sorted. */
    private record Measured(List<Long> lagMillis, List<Long> othersMicros) {
        Measured {
            lagMillis = lagMillis.stream().sorted().toList();
            othersMicros = othersMicros.stream().sorted().toList();
        }

        long p99Micros() {
            return othersMicros.get((othersMicros.size() - 1) * 99 / 100);
        }
    }

    private Measured measure(SimulatedLog log) throws Exception {
        List<Long> lags = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            offset += 2;
            long startNanos = System.nanoTime();
            log.sealOnlyTo(offset);
            Town.awaitPublished(log);
            lags.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
            for (int each = 0; each < 5; each++) others.add(othersMillis(witnesses.getFirst()));
        }
        return new Measured(lags, others);
    }

    @Test
    void cosignWhatIsNewAndStayAlive() throws Exception {
        for (String name : List.of("customs", "finance", "industry")) start(name);
        try (Town town = new Town(folder);
                SimulatedLog log = town.log(policy())) {
            measure(log); // Warms up.
            Measured quiet = measure(log);
            Measured crowded;
            long answers;
            try (Replayers first = replayers(log, 0);
                    Replayers second = replayers(log, 1)) {
                while (first.answers() + second.answers() < CLIENTS) Thread.onSpinWait();
                crowded = measure(log);
                answers = first.answers() + second.answers();
            }
            System.out.printf(
                    "replaying clients %d, answers %d, publications %d: slowest %d ms (quiet %d ms); others p99 %.2f"
                            + " of quiet (%d of %d us)%n",
                    CLIENTS,
                    answers,
                    ROUNDS,
                    Collections.max(crowded.lagMillis()),
                    Collections.max(quiet.lagMillis()),
                    (double) crowded.p99Micros() / quiet.p99Micros(),
                    crowded.p99Micros(),
                    quiet.p99Micros());
            assertThat(processes).allMatch(Process::isAlive);
            assertThat(crowded.lagMillis()).allMatch(lag -> lag <= MAX_LAG_MILLIS);
            assertThat(get(witnesses.getFirst(), "/metrics"))
                    .contains("symbia_witness_repeated_total{origin=\"log.test/simulated\"}");
        }
    }

    private Replayers replayers(SimulatedLog log, int witness) {
        return new Replayers(witnesses.get(witness), CLIENTS / 2, () -> {
            Published published = log.publication().published().orElseThrow();
            return new AddCheckpoint(published.size(), List.of(), published.checkpoint()).format();
        });
    }
}
