package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.Disk;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.mirroring.MirrorAddress;
import io.symbia.log.mirroring.MirroredPublication;
import io.symbia.log.mirroring.MirroringSettings;
import io.symbia.log.patience.Patience;
import io.symbia.log.publishing.CosignedCheckpoints;
import io.symbia.log.publishing.Publication;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A log and its three witnesses. The quorum: customs, and one of finance and industry, each with both its keys. */
final class Town implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);

    private static final Duration REST = Duration.ofMillis(200);

    final RunningWitness customs;
    final RunningWitness finance;
    final RunningWitness industry;
    final TownClock clock = new TownClock(); // Of the log, of customs and of industry.
    final TownClock financesClock = new TownClock();
    private TownClock logsClock = clock;
    private Duration answerLimit = ANSWER_LIMIT;
    ShadowDisk disk = new ShadowDisk();
    final MemoryLogState states = new MemoryLogState();
    LogKeys keys = SimulatedLog.KEYS; // Which the log starts with.
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>(); // Each would have ended the process.
    private final Path folder;
    private Duration cosignAgain = Duration.ofHours(1);
    private Optional<MirrorAddress> required = Optional.empty();

    /** With the simulated log. */
    Town(Path folder) {
        this(folder, SimulatedLog.KEYS.verifierKey());
    }

    /** With witnesses of the log that has this key. */
    Town(Path folder, VerifierKey logKey) {
        this.folder = folder;
        customs = new RunningWitness("customs.example/witness", logKey, clock);
        finance = new RunningWitness("finance.example/witness", logKey, financesClock);
        industry = new RunningWitness("industry.example/witness", logKey, clock);
    }

    List<RunningWitness> witnesses() {
        return List.of(customs, finance, industry);
    }

    /** The log has a clock of its own. */
    Town withLogsClock(TownClock own) {
        logsClock = own;
        return this;
    }

    /** The log waits longer for answers. */
    Town answeringWithin(Duration limit) {
        answerLimit = limit;
        return this;
    }

    Town cosigningAgainAfter(Duration age) {
        cosignAgain = age;
        return this;
    }

    /** The log shows its witnesses nothing that this mirror does not hold. */
    Town requiring(MirrorAddress mirror) {
        required = Optional.of(mirror);
        return this;
    }

    /** The policy with the witnesses at their own addresses. */
    String policy() {
        return policy(customs.url(), finance.url(), industry.url());
    }

    String policy(URI customsUrl, URI financeUrl, URI industryUrl) {
        StringBuilder text = new StringBuilder();
        witness(text, "customs", customs.keys(), customsUrl);
        witness(text, "finance", finance.keys(), financeUrl);
        witness(text, "industry", industry.keys(), industryUrl);
        return text.append("group partners any finance industry\n")
                .append("group border all customs partners\n")
                .append("quorum border\n")
                .toString();
    }

    /** The policy while another witness takes the place of customs: either of the two counts. */
    String policyWithSuccessor(RunningWitness successor) {
        StringBuilder lines = new StringBuilder();
        witness(lines, "customs-next", successor.keys(), successor.url());
        return policy().replace(
                        "group border all customs partners\n",
                        lines + "group either any customs customs-next\ngroup border all either partners\n");
    }

    private static void witness(StringBuilder text, String name, List<VerifierKey> keys, URI url) {
        List<String> lines = new ArrayList<>();
        for (VerifierKey key : keys) {
            String line = name + "-" + key.type().name();
            text.append("witness %s %s %s%n".formatted(line, key, url));
            lines.add(line);
        }
        text.append("group %s all %s%n".formatted(name, String.join(" ", lines)));
    }

    WitnessPolicy read(String policy) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.txt"), policy);
        return WitnessPolicy.read(file, keys.verifierKeys());
    }

    /** What a verifier is given: parsed anew from its octets. */
    static Policy published(WitnessPolicy policy) {
        Octets served = policy.policy().format();
        return Policy.parse(
                Octets.of(new String(served.toArray(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
    }

    /** Starts the log as it was left. */
    SimulatedLog log() throws IOException {
        return log(policy());
    }

    SimulatedLog log(String policy) throws IOException {
        return SimulatedLog.start(disk, states, keys, (last, _) -> publication(disk, last, read(policy)));
    }

    private Publication publication(Disk folderOfLog, Commit last, WitnessPolicy policy) throws IOException {
        WitnessingSettings settings =
                new WitnessingSettings("policy.txt", answerLimit, REST, cosignAgain, Duration.ZERO);
        LogReader reader = new LogReader(folderOfLog);
        Patience patience = new Patience();
        OwnHistory history = OwnHistory.open(folderOfLog, reader, keys.verifierKeys(), last.size());
        Publication quorum = new QuorumPublication(
                policy,
                settings,
                CosignedCheckpoints.open(
                        folderOfLog,
                        reader,
                        last.batch() + 1,
                        policy.policy(),
                        settings.keepCosigned(),
                        logsClock,
                        patience),
                patience,
                history,
                logsClock,
                failures::add);
        return required.map(mirror -> mirrored(quorum, mirror, history, reader)).orElse(quorum);
    }

    private Publication mirrored(Publication quorum, MirrorAddress mirror, OwnHistory history, LogReader reader) {
        MirroringSettings settings = new MirroringSettings("mirrors.txt", 1, answerLimit, Duration.ofHours(1));
        return new MirroredPublication(quorum, List.of(mirror), settings, history, reader, logsClock, failures::add);
    }

    /** What the log's folder has of published checkpoints. */
    CosignedCheckpoints checkpoints(SimulatedLog log) throws IOException {
        LogReader reader = new LogReader(disk);
        return CosignedCheckpoints.open(
                disk,
                reader,
                log.last().batch() + 1,
                read(policy()).policy(),
                Duration.ZERO,
                logsClock,
                new Patience());
    }

    /** Why the process of the log has ended; each is given once. */
    Throwable awaitFailure() throws InterruptedException {
        Throwable failure = failures.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(failure).as("what ends the process").isNotNull();
        return failure;
    }

    /** Those that came after the one that was asked for. */
    void forgetFailures() {
        failures.clear();
    }

    static void awaitPublished(SimulatedLog log) {
        long size = log.last().size();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> publishedSize(log) == size);
    }

    /** Waits until the log knows that so many witnesses have forgotten. */
    static void awaitForgotten(SimulatedLog log, long count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> log.publication().witnesses().stream()
                                .filter(WitnessStatus::forgotten)
                                .count()
                        == count);
    }

    /** As an operator of the log does. */
    void trustAgain(RunningWitness witness) throws IOException {
        assertThat(Forgetting.trustAgain(disk, witness.name())).isPresent();
    }

    /** Leaves that readers may see, or -1 while nothing is published. */
    static long publishedSize(SimulatedLog log) {
        return log.publication().published().map(it -> it.size()).orElse(-1L);
    }

    @Override
    public void close() {
        witnesses().parallelStream().forEach(RunningWitness::stop); // Each takes a second.
        assertThat(failures).as("nobody has asked why the process ended").isEmpty();
    }
}
