package io.symbia.witness;

import io.symbia.cosigner.CosignerKeys;
import io.symbia.cosigner.LatestCosignatures;
import io.symbia.disk.Disk;
import io.symbia.disk.ForceFailedException;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.witness.Refusal.Kind;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cosigns what has only grown. The order in {@link #addCheckpoint} is the one of c2sp.org/tlog-witness, whose words stand beside each step.
 *
 * <p>For each log one request is checked and remembered at a time, so that a slower one cannot take back a faster one. What was cosigned within the
 * last minute is given again as it was: a checkpoint is public, and whoever sends it once more costs neither a signature nor a write.
 */
public final class Witness {
    private final CosignerKeys keys;
    private final Memory memory;
    private final Evidence evidence;
    private final Clock clock;
    private final Map<String, Watched> logs = new LinkedHashMap<>(); // By origin.
    private volatile Optional<String> stopped = Optional.empty(); // Why it cosigns nothing any more.
    private volatile Optional<String> trouble = Optional.empty(); // Why it could not remember what it was asked last.

    /** A log, what verifies its signatures, and the lock under which its memory is read and written. */
    private record Watched(WatchedLog log, NoteVerifier verifier, ReentrantLock lock) {}

    private Witness(CosignerKeys keys, Memory memory, Evidence evidence, List<WatchedLog> logs, Clock clock) {
        this.keys = keys;
        this.memory = memory;
        this.evidence = evidence;
        this.clock = clock;
        for (WatchedLog log : logs) {
            this.logs.put(log.origin(), new Watched(log, new NoteVerifier(log.keys()), new ReentrantLock(true)));
        }
    }

    /**
     * Opens a witness: at its first start with new keys and an empty memory, later with those it has.
     *
     * @param disk   its folder, of which it is the only user
     * @param name   of its keys, a URL without scheme
     * @param logs   which it watches; a log that is left out is not cosigned, and not forgotten
     * @throws LostMemoryException      when it has keys but not what it has cosigned with them
     * @throws IllegalArgumentException when its keys are damaged or have another name
     */
    public static Witness open(Disk disk, String name, List<WatchedLog> logs, Clock clock, SecureRandom random)
            throws IOException {
        Memory memory = new Memory(disk);
        CosignerKeys keys;
        if (CosignerKeys.exist(disk)) {
            keys = CosignerKeys.read(disk, name);
        } else { // The memory first: keys without a memory are refused.
            memory.create();
            keys = CosignerKeys.create(disk, name, random);
        }
        for (WatchedLog log : logs) memory.require(log, keys.verifierKeys());
        return new Witness(keys, memory, Evidence.open(disk), logs, clock);
    }

    /** Its public keys. */
    public List<VerifierKey> verifierKeys() {
        return keys.verifierKeys();
    }

    /** The origins of the logs that it watches. */
    Set<String> origins() {
        return Collections.unmodifiableSet(logs.keySet());
    }

    /** The note that it cosigned last for the log with this origin hash (hex), if any. */
    public Optional<Note> latest(String originHash) {
        return logs.keySet().stream()
                .filter(origin -> Memory.fileOf(origin).equals(originHash))
                .findFirst()
                .flatMap(memory::latest);
    }

    /** Why it cosigns nothing any more until somebody has looked and started it again; nothing while it is well. */
    public Optional<String> stopped() {
        return stopped;
    }

    /** Why it could not remember the last checkpoint that was to be; it tries again with the next. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** The proofs that a watched log signed two histories. */
    Evidence evidence() {
        return evidence;
    }

    /**
     * Checks a proof that somebody else made, and keeps it. When this returns, it is kept.
     *
     * @throws InvalidProofException when it does not prove that a watched log signed two histories
     * @throws Refusal               when it does, and there is no room for more of that log
     */
    Equivocation.Fraud addEvidence(Equivocation equivocation) throws InvalidProofException, Refusal, IOException {
        List<VerifierKey> known = logs.values().stream()
                .flatMap(watched -> watched.log().keys().stream())
                .toList();
        Equivocation.Fraud fraud = equivocation.verify(known);
        if (!evidence.keep(equivocation)) {
            throw new Refusal(
                    Kind.NO_ROOM,
                    "as many proofs against %s are kept as there is room for"
                            .formatted(fraud.earlier().origin()));
        }
        return fraud;
    }

    /**
     * What a checkpoint was cosigned with.
     *
     * @param signatures one of each of the witness's keys
     * @param isRepeated whether they were made before, for somebody who has asked about the same checkpoint
     */
    public record Cosigned(List<NoteSignature> signatures, boolean isRepeated) {
        /** Keeps a copy of the signatures. */
        public Cosigned {
            signatures = List.copyOf(signatures);
        }
    }

    /**
     * Cosigns a checkpoint. When this returns, it is remembered.
     *
     * @throws Refusal     when it must not be cosigned
     * @throws IOException when it cannot be remembered; then it is not cosigned
     */
    public Cosigned addCheckpoint(AddCheckpoint request) throws Refusal, IOException {
        Watched watched = logs.get(request.checkpoint().origin());
        if (watched == null) { // "If the checkpoint origin is unknown, [...] 404"
            throw new Refusal(Kind.UNKNOWN_LOG, "this witness does not watch that log");
        }
        requireGoing();
        Optional<Cosigned> before = cosignedBefore(watched.log(), request);
        if (before.isPresent()) return before.get();
        requireWorthVerifying(request);
        requireSigned(watched, request.note());
        watched.lock().lock();
        try {
            before = cosignedBefore(watched.log(), request); // While this one waited.
            return before.isPresent() ? before.get() : cosignAndRemember(watched, request);
        } finally {
            watched.lock().unlock();
        }
    }

    private void requireGoing() throws IOException {
        if (stopped.isPresent()) throw new IOException(stopped.get());
    }

    /** The log's signatures were verified then: so they have to be the same bytes. */
    private Optional<Cosigned> cosignedBefore(WatchedLog log, AddCheckpoint request) {
        Optional<Note> last = memory.latest(log.origin());
        boolean isSame = request.oldSize() == request.checkpoint().treeSize()
                && request.proof().isEmpty()
                && isRemembered(log, request.note());
        return isSame ? keys.recent(last.orElseThrow(), clock).map(own -> new Cosigned(own, true)) : Optional.empty();
    }

    private boolean isRemembered(WatchedLog log, Note note) {
        List<NoteSignature> claimed = log.linesIn(note);
        return !claimed.isEmpty()
                && memory.latest(log.origin())
                        .filter(last -> last.text().equals(note.text()))
                        .filter(last -> last.signatures().containsAll(claimed))
                        .isPresent();
    }

    /** INVARIANT 169: no signature is verified for a request that its sizes refuse and that convicts nobody; anybody can send those. */
    private void requireWorthVerifying(AddCheckpoint request) throws Refusal {
        Optional<Note> last = memory.latest(request.checkpoint().origin());
        if (last.isEmpty() || !Evidence.couldConvict(last.get(), request)) requireOldSize(last, request);
    }

    private static void requireOldSize(Optional<Note> last, AddCheckpoint request) throws Refusal {
        if (request.oldSize() > request.checkpoint().treeSize()) {
            // "The old size MUST be equal to or lower than the checkpoint size."
            throw new Refusal(Kind.MALFORMED, "the old size is larger than that of the checkpoint");
        }
        long lastSize =
                last.map(note -> Checkpoint.parse(note.text()).treeSize()).orElse(0L);
        if (request.oldSize() != lastSize) { // "matches the size of the latest checkpoint it cosigned [...] (or zero)"
            throw new Refusal(Kind.OTHER_SIZE, Long.toString(lastSize));
        }
    }

    private Cosigned cosignAndRemember(Watched watched, AddCheckpoint request) throws Refusal, IOException {
        requireGoing(); // Another request may have stopped it meanwhile.
        try {
            Cosigned cosigned = new Cosigned(checkedAndRemembered(watched, request), false);
            trouble = Optional.empty();
            return cosigned;
        } catch (LostMemoryException | ForceFailedException failed) { // Nothing may be tried again.
            stopped = Optional.of(failed.getMessage());
            throw new IOException(failed.getMessage(), failed);
        } catch (IOException failed) {
            trouble = Optional.of(failed.getMessage());
            throw failed;
        }
    }

    private List<NoteSignature> checkedAndRemembered(Watched watched, AddCheckpoint request)
            throws Refusal, IOException {
        try {
            return checkAndRemember(watched, request);
        } catch (Refusal refusal) { // The log signed it, so it may convict the log.
            Optional<Equivocation> proven = memory.latest(watched.log().origin())
                    .flatMap(last -> Evidence.of(last, request, watched.log().keys()));
            if (proven.isPresent())
                evidence.keep(proven.get()); // Without room for another the ones that are kept convict.
            throw refusal;
        }
    }

    /** "either no signature from a trusted key for the origin is present, or [...] the signature itself fails to verify": 403. */
    private void requireSigned(Watched watched, Note note) throws Refusal {
        if (isRemembered(watched.log(), note)) return; // They were verified then.
        try {
            watched.verifier().verify(note);
        } catch (InvalidNoteException notSigned) {
            throw new Refusal(Kind.NOT_SIGNED, notSigned.getMessage());
        }
    }

    /** "checking the old size against the latest checkpoint and persisting the new checkpoint must be performed atomically". */
    private List<NoteSignature> checkAndRemember(Watched watched, AddCheckpoint request) throws Refusal, IOException {
        String origin = watched.log().origin();
        Checkpoint next = request.checkpoint();
        Optional<Note> cosigned = memory.latest(origin);
        requireOldSize(cosigned, request);
        Optional<Checkpoint> last = cosigned.map(note -> Checkpoint.parse(note.text()));
        long lastSize = last.map(Checkpoint::treeSize).orElse(0L);
        requireGrowth(lastSize, last.map(Checkpoint::root).orElse(MerkleTree.EMPTY_ROOT), next, request.proof());
        List<NoteSignature> cosignatures = cosign(request.note());
        memory.remember(
                origin, ownAndTheLogs(watched, request.note(), cosignatures)); // "persist [...] before responding"
        return cosignatures;
    }

    private static void requireGrowth(long lastSize, Hash lastRoot, Checkpoint next, List<Hash> proof) throws Refusal {
        if (next.treeSize() == 0 && !next.root().equals(MerkleTree.EMPTY_ROOT)) {
            throw new Refusal(Kind.INCONSISTENT, "an empty tree has another root");
        }
        try { // Covers "proof MUST be empty" from size zero, and equal roots at equal sizes.
            MerkleProof.verifyConsistency(lastSize, next.treeSize(), proof, lastRoot, next.root());
        } catch (InvalidProofException inconsistent) {
            throw new Refusal(Kind.INCONSISTENT, inconsistent.getMessage());
        }
    }

    private List<NoteSignature> cosign(Note note) throws Refusal {
        try {
            return keys.cosign(note.text(), clock);
        } catch (IllegalArgumentException unspeakable) { // An origin too long for a post-quantum cosignature.
            throw new Refusal(Kind.MALFORMED, "the checkpoint cannot be cosigned: " + unspeakable.getMessage());
        }
    }

    /** What monitors get: "the cosignature(s) from the witness's key(s) [...] and the cosignature from the log key(s) that the witness verified". */
    private static Note ownAndTheLogs(Watched watched, Note note, List<NoteSignature> cosignatures) {
        List<NoteSignature> ofTheLog = LatestCosignatures.of(
                watched.log().keys(),
                List.of(),
                Optional.empty(),
                note,
                Long.MAX_VALUE); // A stranger may have repeated them.
        return new Note(note.text(), ofTheLog).with(cosignatures);
    }
}
