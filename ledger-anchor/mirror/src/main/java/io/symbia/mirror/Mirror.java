package io.symbia.mirror;

import io.symbia.cosigner.CosignerKeys;
import io.symbia.disk.Disk;
import io.symbia.mirror.Refusal.Kind;
import io.symbia.mirror.checkpoints.KeptNotes;
import io.symbia.mirror.checkpoints.MirroredLog;
import io.symbia.mirror.health.Soundness;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mirrors logs, as c2sp.org/tlog-mirror says, whose words stand beside each step. */
public final class Mirror implements Closeable {
    private static final String LIST = "logs";

    private final CosignerKeys keys;
    private final Optional<Policy> policy;
    private final Soundness soundness = new Soundness();
    private final Map<String, Mirrored> byOrigin = new LinkedHashMap<>();

    private Mirror(CosignerKeys keys, Optional<Policy> policy) {
        this.keys = keys;
        this.policy = policy;
    }

    /**
     * Where an upload has to begin and end: the body of an answer of type {@code text/x.tlog.mirror-info}. The ticket is always empty: this
     * mirror keeps the last pending checkpoints itself.
     *
     * @param treeSize of a valid pending checkpoint
     * @param next     index of the first entry that is not there
     */
    record Information(long treeSize, long next) {
        /** Three lines. */
        String format() {
            return treeSize + "\n" + next + "\n\n";
        }
    }

    /**
     * What an upload has come to.
     *
     * @param cosignatures of the checkpoint up to which all entries are here, or none
     * @param info         where to go on, if entries or manifests are missing
     * @param isNew        whether entries have come that were not here
     */
    record Uploaded(List<NoteSignature> cosignatures, Optional<Information> info, boolean isNew) {}

    /**
     * Opens a mirror: at its first start with new keys and without copies, later with those it has.
     *
     * @param disk   its folder, of which it is the only user
     * @param name   of its keys, a URL without scheme
     * @param logs   which it mirrors; the copy of a log that is left out is kept, and not served
     * @param policy whose quorum makes a checkpoint the published one; nothing: the mirror checkpoint is served
     * @throws LostCopyException        when it has keys but not what it has cosigned with them
     * @throws IllegalArgumentException when its keys are damaged or have another name
     */
    public static Mirror open(
            Disk disk, String name, List<MirroredLog> logs, Optional<Policy> policy, Clock clock, SecureRandom random)
            throws IOException {
        for (MirroredLog log : logs)
            policy.ifPresent(it -> it.withLogs(log.keys())); // Refuses those that do not go with it.
        boolean isNew = !CosignerKeys.exist(disk);
        if (isNew) { // The list first: keys without a list are refused.
            disk.replace(LIST, Octets.EMPTY);
        } else if (!disk.exists(LIST)) {
            throw new LostCopyException("the list of logs is gone");
        }
        Mirror mirror =
                new Mirror(isNew ? CosignerKeys.create(disk, name, random) : CosignerKeys.read(disk, name), policy);
        for (MirroredLog log : logs) {
            require(log, disk);
            mirror.byOrigin.put(log.origin(), Mirrored.open(log, mirror.keys, policy, disk, clock));
        }
        return mirror;
    }

    private static void require(MirroredLog log, Disk disk) throws IOException {
        String list = StrictUtf8.decode(disk.content(LIST));
        KeptNotes notes = new KeptNotes(disk, log.originHash());
        boolean isKnown = list.lines().anyMatch(log.originHash()::equals);
        if (isKnown && !notes.exist()) {
            throw new LostCopyException("what was cosigned for " + log.origin() + " is gone");
        }
        if (!isKnown) { // The files first: after a crash in between they are made again, with nothing in them.
            notes.create();
            disk.replace(LIST, StrictUtf8.encode(list + log.originHash() + "\n"));
        }
    }

    /** Its public keys. */
    public List<VerifierKey> verifierKeys() {
        return keys.verifierKeys();
    }

    /** The logs that it mirrors. */
    Collection<Mirrored> logs() {
        return byOrigin.values();
    }

    /** The log with this origin hash, if it is mirrored. */
    Optional<Mirrored> find(String originHash) {
        return byOrigin.values().stream()
                .filter(mirrored -> mirrored.log().originHash().equals(originHash))
                .findFirst();
    }

    /** The policy by which checkpoints are published, if one is known. */
    Optional<Policy> policy() {
        return policy;
    }

    /** Why it has to be started again, if it has. */
    Optional<String> stopped() {
        return soundness.stopped();
    }

    /** Why it does not do its work, if it does not; looks whether its files are there. */
    Optional<String> trouble() {
        return soundness.trouble().or(this::loss);
    }

    private Optional<String> loss() {
        for (Mirrored mirrored : byOrigin.values()) {
            try {
                Optional<String> lost = mirrored.loss();
                if (lost.isPresent()) return lost.map(what -> mirrored.log().origin() + ": " + what);
            } catch (IOException failed) {
                return Optional.of("cannot read: " + failed.getMessage());
            }
        }
        return Optional.empty();
    }

    /** Takes note of how reading for somebody went. */
    Soundness soundness() {
        return soundness;
    }

    private Mirrored known(String origin) throws Refusal {
        Mirrored mirrored = byOrigin.get(origin);
        if (mirrored == null) throw new Refusal(Kind.UNKNOWN_LOG, "this mirror does not mirror that log");
        return mirrored;
    }

    /** Updates a pending checkpoint; when this returns, it lasts. Whether it is another than before. */
    public boolean addCheckpoint(AddCheckpoint request) throws Refusal, IOException {
        String origin = request.checkpoint().origin();
        Mirrored mirrored = known(origin);
        boolean isNew = soundness.attempt(origin, () -> mirrored.addCheckpoint(request));
        if (isNew) soundness.kept(origin);
        return isNew;
    }

    /**
     * Whether an upload can bring nothing new, as its header says: all of it is here and mirrored. One of no entries costs nothing, and is none
     * of these.
     *
     * @throws Refusal when it may not begin
     */
    boolean isKnown(Upload upload) throws Refusal {
        Mirrored mirrored = known(upload.origin());
        mirrored.begin(upload.start(), upload.end());
        return upload.start() < upload.end() && upload.end() <= mirrored.size();
    }

    /**
     * Takes entries, package by package.
     *
     * @param onNew told after each package of which an entry was new, and is kept
     */
    Uploaded addEntries(Upload upload, Runnable onNew) throws Refusal, IOException {
        Mirrored mirrored = known(upload.origin());
        Hash root = mirrored.begin(upload.start(), upload.end());
        boolean isNew = false;
        int saved = 0;
        while (!upload.isComplete()) {
            Optional<Upload.EntryPackage> part = upload.next();
            if (part.isEmpty()) {
                if (saved == 0) throw new Refusal(Kind.MALFORMED, "the body ends before its first package does");
                return new Uploaded(List.of(), Optional.of(mirrored.info(upload.end())), isNew);
            }
            int added = soundness.attempt(upload.origin(), () -> mirrored.add(part.get(), upload.end(), root));
            saved++;
            isNew |= added > 0;
            if (added > 0) onNew.run();
        }
        if (mirrored.isWithoutManifests(upload.end())) {
            return new Uploaded(List.of(), Optional.of(mirrored.info(upload.end())), isNew);
        }
        Mirrored.Committed committed = soundness.attempt(upload.origin(), () -> mirrored.commit(upload.end()));
        if (committed.isNew()) soundness.kept(upload.origin());
        return new Uploaded(committed.cosignatures(), Optional.empty(), committed.isNew());
    }

    /**
     * Whether a manifest is here.
     *
     * @throws Refusal when one before it is missing
     */
    boolean hasManifest(String origin, long number) throws Refusal {
        Mirrored mirrored = known(origin);
        mirrored.requirePlace(number);
        return number < mirrored.manifests().count();
    }

    /**
     * Takes manifests, which are no part of c2sp.org/tlog-mirror: after u16 size of the origin and the origin, u64 number of the first one, and
     * they as in a {@link ManifestBundle}.
     *
     * @return whether any was new
     */
    boolean addManifests(String origin, long first, Octets bundle) throws Refusal, IOException {
        Mirrored mirrored = known(origin);
        mirrored.requirePlace(first); // Before what follows is looked at, which is up to 5 MiB.
        List<Octets> manifests;
        try {
            manifests = ManifestBundle.parse(bundle).manifests();
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(Kind.MALFORMED, "no request with manifests: " + malformed.getMessage());
        }
        if (manifests.size() > ManifestBundle.FULL) {
            throw new Refusal(Kind.MALFORMED, "a request has at most " + ManifestBundle.FULL + " manifests");
        }
        boolean isNew = soundness.attempt(origin, () -> mirrored.addManifests(first, manifests));
        if (isNew) soundness.kept(origin);
        return isNew;
    }

    /** How many manifests of a log are here. */
    long manifests(String origin) throws Refusal {
        return known(origin).manifests().count();
    }

    /** Takes a checkpoint that the policy holds for good. Whether it is another than before. */
    boolean addPublished(Note note) throws Refusal, IOException {
        String origin = Checkpoint.parse(note.text()).origin();
        Mirrored mirrored = known(origin);
        boolean isNew = soundness.attempt(origin, () -> mirrored.addPublished(note));
        if (isNew) soundness.kept(origin);
        return isNew;
    }

    @Override
    public void close() throws IOException {
        for (Mirrored mirrored : byOrigin.values()) mirrored.close();
    }
}
