package io.symbia.log;

import io.symbia.disk.Disk;
import io.symbia.log.continuity.KnownSources;
import io.symbia.log.continuity.SealedFrom;
import io.symbia.log.continuity.SourceMarks;
import io.symbia.log.entries.EntryVisitor;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.heads.HeadStore;
import io.symbia.log.index.KeyHash;
import io.symbia.log.index.LeafIndex;
import io.symbia.log.intake.Gatekeeping;
import io.symbia.log.intake.Intake;
import io.symbia.log.intake.SealedPlaces;
import io.symbia.log.mirroring.Mirrors;
import io.symbia.log.patience.Patience;
import io.symbia.log.progress.Unwitnessed;
import io.symbia.log.publishing.AtOnce;
import io.symbia.log.publishing.CosignedCheckpoints;
import io.symbia.log.publishing.Publication;
import io.symbia.log.publishing.Published;
import io.symbia.log.receipts.Receipts;
import io.symbia.log.sealing.EarlierCheckpoints;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.sealing.Sealer;
import io.symbia.log.sealing.SealingLine;
import io.symbia.log.sequencing.Batch;
import io.symbia.log.sequencing.Sequencer;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.LogStore;
import io.symbia.log.streams.SealedMaps;
import io.symbia.log.streams.StreamFollower;
import io.symbia.log.upkeep.Upkeep;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.log.witnessing.QuorumPublication;
import io.symbia.log.witnessing.WitnessPolicy;
import io.symbia.log.witnessing.WitnessingSettings;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A log that runs: its files checked, its state taken over, its last checkpoint published, its threads at work. */
public final class OpenLog {
    private final LogStore store;
    private final LogReader reader;
    private final LeafIndex index;
    private final LogKeys keys;
    private final WitnessPolicy policy;
    private final Publication publication;
    private final EarlierCheckpoints earlier;
    private final Sealer sealer;
    private final SealingLine line;
    private final Intake intake;
    private final Receipts receipts;
    private final StreamFollower streams;
    private final Unwitnessed unwitnessed;
    private final Upkeep upkeep;

    private OpenLog(LogSettings settings, Disk disk, LogStore store, LogStateStore states, Surroundings around)
            throws IOException {
        KeyHash hash = new KeyHash();
        this.store = store;
        keys = KeysAtStart.of(settings, store, states, around.patience());
        Mirrors mirrors = Mirrors.read(settings.mirroring());
        policy = mirrors.without(policy(settings, keys));
        reader = new LogReader(disk);
        OwnHistory history =
                OwnHistory.open(disk, reader, keys.verifierKeys(), store.last().size());
        publication = mirrors.around(
                publication(settings.witnessing(), disk, history, around),
                history,
                reader,
                around.clock(),
                around.fatal());
        earlier = new EarlierCheckpoints(publication, keys, reader);
        sealer = Sealer.takeOver(
                disk, store, states, keys, around.clock(), around.patience(), publication, EntryVisitor.NONE);
        LongSupplier sealedSize = () -> sealer.newest().size();
        index = LeafIndex.open(disk, reader, sealedSize, around.fatal());
        unwitnessed = Unwitnessed.open(around.clock(), reader, publication.published(), sealer.newest());
        receipts = receipts(settings, disk, around);
        HeadStore heads =
                HeadStore.open(disk, new SealedMaps(reader, sealer.newest().batches()));
        streams = new StreamFollower(
                reader,
                heads,
                sealedSize,
                publication::published,
                settings.streamInterval(),
                this::sealMap,
                around.fatal());
        streams.catchUp(sealer.newest().batches());
        line = new SealingLine(
                sealer,
                Stream.generate(() -> new Batch(settings.maxBatchEvents(), hash))
                        .limit(SealingLine.BATCHES)
                        .toList(),
                new Batch(1, hash),
                streams::latest,
                index,
                batch -> {
                    unwitnessed.sealed(batch);
                    streams.grown();
                    around.sealed().accept(batch);
                },
                around.fatal());
        intake = intake(settings, SourceMarks.open(disk), new Sequencer(hash, heads), around);
        upkeep = new Upkeep(store, publication::checkNext, sealedSize, around.fatal());
    }

    private void sealMap() {
        line.sealMap();
    }

    private static WitnessPolicy policy(LogSettings settings, LogKeys keys) {
        String file = settings.witnessing().policy();
        return file.isBlank()
                ? WitnessPolicy.none(keys.verifierKeys())
                : WitnessPolicy.read(Path.of(file), keys.verifierKeys());
    }

    /** Who need not be asked is not asked; what a witness has shown before counts all the same. */
    private Publication publication(WitnessingSettings settings, Disk disk, OwnHistory history, Surroundings around)
            throws IOException {
        if (policy.policy().quorum().equals(Policy.NONE)) {
            return new AtOnce(disk, around.clock(), around.patience());
        }
        Patience patience = new Patience();
        CosignedCheckpoints checkpoints = CosignedCheckpoints.open(
                disk,
                reader,
                store.last().batch() + 1,
                policy.policy(),
                settings.keepCosigned(),
                around.clock(),
                patience);
        return new QuorumPublication(policy, settings, checkpoints, patience, history, around.clock(), around.fatal());
    }

    private Receipts receipts(LogSettings settings, Disk disk, Surroundings around) {
        return new Receipts(
                settings.brokers(),
                settings.receiptsTopic(),
                settings.createTopics(),
                settings.topicSettings(),
                disk,
                reader,
                this::publishedBatches,
                around.fatal());
    }

    private Intake intake(LogSettings settings, SourceMarks marks, Sequencer sequencer, Surroundings around) {
        SealedPlaces places =
                (tag, sequence) -> line.digestAt(tag, sequence).or(() -> index.digestAt(tag, sequence, reader));
        SealedFrom sealed = new SealedFrom(index, reader, () -> sealer.newest().batches());
        return new Intake(
                settings.intake(),
                new KnownSources(store.sources(), marks, store::nextOffset, sealed),
                line,
                new Gatekeeping(sequencer, places),
                around.clock(),
                around.fatal());
    }

    /** Opens and checks the files, compares them with the log state, publishes the last commit, starts to read and to seal. */
    static OpenLog open(LogSettings settings, Disk disk, LogStateStore states, Surroundings around) throws IOException {
        LogStore store = LogStore.open(disk, Executors.newVirtualThreadPerTaskExecutor());
        try {
            OpenLog log = new OpenLog(settings, disk, store, states, around);
            log.publication.start(() -> {
                log.published().map(Published::size).ifPresent(log.unwitnessed::published);
                log.receipts.published();
                log.streams.grown();
            });
            log.index.start();
            log.line.start();
            log.receipts.start();
            log.streams.start();
            log.intake.start();
            log.upkeep.start();
            return log;
        } catch (IOException | RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** Reads what is published. */
    public LogReader reader() {
        return reader;
    }

    /** Finds leaves. */
    public LeafIndex index() {
        return index;
    }

    /** What readers may see; nothing until the first checkpoint is published. */
    public Optional<Published> published() {
        return publication.published();
    }

    private long publishedBatches() {
        return published().map(Published::batches).orElse(0L);
    }

    /** Publishes what is sealed. */
    public Publication publication() {
        return publication;
    }

    /** Seals, and says what is sealed. */
    public Sealer sealer() {
        return sealer;
    }

    /** Holds what is accepted and not sealed. */
    public SealingLine line() {
        return line;
    }

    /** Reads from Kafka. */
    public Intake intake() {
        return intake;
    }

    /** Tells publishers where their events are. */
    public Receipts receipts() {
        return receipts;
    }

    /** Keeps the map of stream heads. */
    public StreamFollower streams() {
        return streams;
    }

    /** What is sealed and not witnessed yet. */
    public Unwitnessed unwitnessed() {
        return unwitnessed;
    }

    /** What was published before. */
    public EarlierCheckpoints earlier() {
        return earlier;
    }

    /** Number of batches that the start has passed over and that are not checked yet. */
    public long uncheckedBatches() {
        return upkeep.uncheckedBatches();
    }

    /** What the log waits for beside sealing: the disk takes no snapshot, no index or no heads. */
    public Optional<String> upkeepProblem() {
        return Stream.of(upkeep.patience(), index.patience(), streams.patience())
                .flatMap(patience -> patience.problem().stream())
                .findFirst();
    }

    /** The keys of this log, the one by which it is known first. */
    public List<VerifierKey> keys() {
        return keys.verifierKeys();
    }

    /** Whose signatures make a checkpoint of this log good. */
    public Policy policy() {
        return policy.policy();
    }

    /** Stops reading, seals and publishes what was accepted, sends its receipts. */
    void drain() throws IOException {
        intake.close();
        line.close();
        publication.close();
        receipts.close();
        streams.close();
        upkeep.close();
        index.close();
        reader.close();
        store.close();
    }
}
