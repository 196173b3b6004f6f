package io.symbia.witness;

import io.symbia.disk.Disk;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cosigns what has only grown. The order in {@link #addCheckpoint} is the one of c2sp.org/tlog-witness, whose words stand beside each step.
 *
 * <p>For each log one request is checked and remembered at a time, so that a slower one cannot take back a faster one.
 */
public final class Witness {
    private final WitnessKeys keys;
    private final Memory memory;
    private final Evidence evidence;
    private final Clock clock;
    private final Map<String, Watched> logs = new LinkedHashMap<>(); // By origin.

    /** A log, what verifies its signatures, and the lock under which its memory is read and written. */
    private record Watched(WatchedLog log, NoteVerifier verifier, ReentrantLock lock) {}

    private Witness(WitnessKeys keys, Memory memory, Evidence evidence, List<WatchedLog> logs, Clock clock) {
        this.keys = keys;
        this.memory = memory;
        this.evidence = evidence;
        this.clock = clock;
        for (WatchedLog log : logs) {
            this.logs.put(log.origin(), new Watched(log, new NoteVerifier(log.keys()), new ReentrantLock()));
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
        WitnessKeys keys;
        if (WitnessKeys.exist(disk)) {
            keys = WitnessKeys.read(disk, name);
        } else { // The memory first: keys without a memory are refused.
            memory.create();
            keys = WitnessKeys.create(disk, name, random);
        }
        for (WatchedLog log : logs) memory.require(log, keys.verifierKeys());
        return new Witness(keys, memory, new Evidence(disk), logs, clock);
    }

    /** Its public keys. */
    public List<VerifierKey> verifierKeys() {
        return keys.verifierKeys();
    }

    /** The note that it cosigned last for the log with this origin hash (hex), if any. */
    public Optional<Note> latest(String originHash) throws IOException {
        for (String origin : logs.keySet()) {
            if (Memory.fileOf(origin).equals(originHash)) return memory.latest(origin);
        }
        return Optional.empty();
    }

    /** The proofs that a watched log signed two histories. */
    Evidence evidence() {
        return evidence;
    }

    /**
     * Checks a proof that somebody else made, and keeps it.
     *
     * @throws InvalidProofException when it does not prove that a watched log signed two histories
     */
    Equivocation.Fraud addEvidence(Equivocation equivocation) throws InvalidProofException, IOException {
        List<VerifierKey> known = logs.values().stream()
                .flatMap(watched -> watched.log().keys().stream())
                .toList();
        Equivocation.Fraud fraud = equivocation.verify(known);
        evidence.keep(equivocation);
        return fraud;
    }

    /**
     * Cosigns a checkpoint. When this returns, it is remembered.
     *
     * @return one signature of each of the witness's keys
     * @throws Refusal     when it must not be cosigned
     * @throws IOException when it cannot be remembered; then it is not cosigned
     */
    public List<NoteSignature> addCheckpoint(AddCheckpoint request) throws Refusal, IOException {
        Watched watched = logs.get(request.checkpoint().origin());
        if (watched == null) { // "If the checkpoint origin is unknown, [...] 404"
            throw new Refusal(Kind.UNKNOWN_LOG, "this witness does not watch that log");
        }
        requireSigned(watched, request.note());
        watched.lock().lock();
        try {
            return checkAndRemember(watched, request);
        } catch (Refusal refusal) { // The log signed it, so it may convict the log.
            Optional<Equivocation> proven = memory.latest(watched.log().origin())
                    .flatMap(last -> Evidence.of(last, request, watched.log().keys()));
            if (proven.isPresent()) evidence.keep(proven.get());
            throw refusal;
        } finally {
            watched.lock().unlock();
        }
    }

    /** "either no signature from a trusted key for the origin is present, or [...] the signature itself fails to verify": 403. */
    private static void requireSigned(Watched watched, Note note) throws Refusal {
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
        if (request.oldSize() > next.treeSize()) { // "The old size MUST be equal to or lower than the checkpoint size."
            throw new Refusal(Kind.MALFORMED, "the old size is larger than that of the checkpoint");
        }
        Optional<Checkpoint> last = memory.latest(origin).map(note -> Checkpoint.parse(note.text()));
        long lastSize = last.map(Checkpoint::treeSize).orElse(0L);
        if (request.oldSize() != lastSize) { // "matches the size of the latest checkpoint it cosigned [...] (or zero)"
            throw new Refusal(Kind.OTHER_SIZE, Long.toString(lastSize));
        }
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
        long nowSeconds = clock.instant().getEpochSecond();
        if (nowSeconds <= 0) throw new IllegalStateException("the clock says " + clock.instant()); // "MUST NOT be zero"
        try {
            return keys.signers().stream()
                    .map(signer -> signer.cosign(note.text(), nowSeconds))
                    .toList();
        } catch (IllegalArgumentException unspeakable) { // An origin too long for a post-quantum cosignature.
            throw new Refusal(Kind.MALFORMED, "the checkpoint cannot be cosigned: " + unspeakable.getMessage());
        }
    }

    /** What monitors get: "the cosignature(s) from the witness's key(s) [...] and the cosignature from the log key(s) that the witness verified". */
    private static Note ownAndTheLogs(Watched watched, Note note, List<NoteSignature> cosignatures) {
        List<NoteSignature> logSignatures = note.signatures().stream()
                .filter(signature -> watched.log().keys().stream().anyMatch(signature::claims))
                .toList();
        return new Note(note.text(), logSignatures).with(cosignatures);
    }
}
