package io.symbia.verifier.export;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.LocalFiles;
import io.symbia.verifier.source.LogSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose checkpoints a copy takes: those of the policy that its reader gives, else of the copy's own, and for a first copy of the one that the
 * log serves. What anybody can serve never takes the place of a policy that a copy has.
 */
final class CopyPolicy {
    private static final String NAME = "policy";

    private final String place;
    private final Octets file;
    private final Policy policy;
    private final boolean isNew;

    private CopyPolicy(String place, Octets file, boolean isNew) throws CouldNotCheckException {
        this.place = place;
        this.file = file;
        this.isNew = isNew;
        try {
            policy = Policy.parse(file);
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException(place + " is not a policy: " + e.getMessage(), e);
        }
    }

    /**
     * Finds it.
     *
     * @param given   the file that the reader names
     * @param isFirst whether there is no checkpoint in the folder that another would take the place of
     */
    static CopyPolicy of(Optional<Path> given, Path folder, boolean isFirst, LogSource log)
            throws CouldNotCheckException {
        Path kept = folder.resolve(NAME);
        boolean isNew = !Files.exists(kept);
        if (given.isPresent()) return new CopyPolicy(given.get().toString(), LocalFiles.read(given.get()), isNew);
        if (!isNew) return new CopyPolicy(kept.toString(), LocalFiles.readInFolder(kept), false);
        if (!isFirst) {
            throw new CouldNotCheckException(folder
                    + " has no policy to say whose checkpoint may take the place of its own: give one with --policy");
        }
        Octets served = log.find(NAME)
                .orElseThrow(() -> new CouldNotCheckException(
                        log + " serves no policy to say whose checkpoint it is: give one with --policy"));
        return new CopyPolicy("the policy that " + log + " serves", served, true);
    }

    /** The file, if the copy has none. */
    Optional<Octets> toKeep() {
        return isNew ? Optional.of(file) : Optional.empty();
    }

    /** Whether the log serves one that says something else. */
    boolean differsFromThatOf(LogSource log) throws CouldNotCheckException {
        return log.find(NAME)
                .filter(served -> !served.equals(file) && !served.equals(policy.format()))
                .isPresent();
    }

    /** The keys of its logs. */
    List<VerifierKey> logKeys() {
        return policy.logs().stream().map(Policy.Log::key).toList();
    }

    /** Refuses a checkpoint that no log of the policy signed, or that has a line of a known witness that does not verify. */
    void require(Note note, LogSource log) throws CouldNotCheckException { // INVARIANT 165
        try {
            policy.verifyLog(note);
            policy.cosignatures(note);
        } catch (InvalidNoteException e) {
            throw new CouldNotCheckException(
                    log + " shows a checkpoint, and by " + place + " it counts for nothing: " + e.getMessage()
                            + "; if the log has changed its keys, give a policy that names the new one with --policy",
                    e);
        }
    }

    /** Whether all logs and witnesses of the policy that signed one note signed the other. */
    boolean signedAlso(Note one, Note other) {
        return signers(other).containsAll(signers(one));
    }

    private Set<String> signers(Note note) {
        try {
            Set<String> signers = new HashSet<>();
            new NoteVerifier(logKeys()).signers(note).forEach(key -> signers.add("log " + key));
            policy.cosignatures(note).stream()
                    .filter(cosigned -> cosigned.timestampSeconds() >= 0)
                    .forEach(cosigned -> signers.add(cosigned.name()));
            return signers;
        } catch (InvalidNoteException _) {
            return Set.of(); // A note of a line that does not verify counts for nothing.
        }
    }

    @Override
    public String toString() {
        return place;
    }
}
