package io.symbia.tlog.checkpoint;

import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whom to believe: known logs, known witnesses, and which of these must have cosigned. c2sp.org/tlog-policy:
 *
 * <pre>
 * log example.com/log+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
 * witness customs customs.example+…
 * witness bank bank.example+…
 * group both all customs bank
 * quorum both
 * </pre>
 *
 * <p>Names of witnesses and groups are opaque octets, one character of the string each; they mean nothing outside of the policy.
 *
 * @param logs      whose checkpoints are accepted; none may be listed twice
 * @param witnesses whose cosignatures are counted
 * @param groups    each of members defined before it
 * @param quorum    the witness or group that must have cosigned, or {@code none}
 */
public record Policy(List<Log> logs, List<Witness> witnesses, List<Group> groups, String quorum) {
    /** The quorum that needs no cosignature. */
    public static final String NONE = "none";

    /** c2sp.org/tlog-policy: "at least up to 32 logs, 32 witnesses, and 32 groups". */
    public static final int MAX_DEFINITIONS = 256;

    /**
     * A log.
     *
     * @param key its name is the log's origin
     * @param url where it is served, if given; of no meaning here
     */
    public record Log(VerifierKey key, Optional<String> url) {}

    /**
     * A witness.
     *
     * @param name how groups and quorum refer to it
     * @param key  of a cosignature type
     * @param url  its submission prefix, if given; of no meaning here
     */
    public record Witness(String name, VerifierKey key, Optional<String> url) {}

    /**
     * Witnesses a checkpoint if enough of its members do.
     *
     * @param name      how groups and quorum refer to it
     * @param threshold how many members, in [1, number of members]
     * @param members   names of witnesses and groups
     */
    public record Group(String name, int threshold, List<String> members) {
        /** Refuses a threshold that nobody or everybody could meet by definition. */
        public Group {
            members = List.copyOf(members);
            if (threshold < 1 || threshold > members.size()) {
                throw new IllegalArgumentException(
                        "group " + name + " needs " + threshold + " of " + members.size() + " members");
            }
        }
    }

    /** Refuses a policy that breaks a rule of its specification. */
    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
        PolicyRules.require(logs, witnesses, groups, quorum);
    }

    /** Parses the octets of a policy file. */
    public static Policy parse(Octets file) {
        return new PolicyParser().parse(file);
    }

    /** A policy file: logs, witnesses, groups and the quorum, one a line. {@code parse(format())} equals this policy. */
    public Octets format() {
        return PolicyParser.format(this);
    }

    /** This policy with further keys of logs, as far as it has not got them; the lines that it has stay first. */
    public Policy withLogs(List<VerifierKey> keys) {
        List<Log> all = new ArrayList<>(logs);
        keys.stream()
                .filter(key -> logs.stream().noneMatch(log -> log.key().equals(key)))
                .forEach(key -> all.add(new Log(key, Optional.empty())));
        return new Policy(all, witnesses, groups, quorum);
    }

    /** A checkpoint that a log of this policy signed and its quorum cosigned. */
    public TrustedCheckpoint verify(Note note) throws InvalidNoteException {
        TrustedCheckpoint signed = verifyLog(note);
        return new TrustedCheckpoint(signed.checkpoint(), signed.logKey(), verifyQuorum(note));
    }

    /** Half of {@link #verify}: a log of this policy signed it; no witness is looked at. */
    public TrustedCheckpoint verifyLog(Note note) throws InvalidNoteException {
        List<VerifierKey> signers = new NoteVerifier(logs.stream().map(Log::key).toList()).verify(note);
        Checkpoint checkpoint = parseVerified(note);
        VerifierKey logKey = signers.stream()
                // c2sp.org/tlog-policy: "This name MUST correspond to the log's origin line".
                .filter(key -> key.name().equals(checkpoint.origin()))
                .findFirst()
                .orElseThrow(() -> new InvalidNoteException(
                        "origin " + checkpoint.origin() + " is not signed by its own key, but by that of "
                                + signers.getFirst().name()));
        return new TrustedCheckpoint(checkpoint, logKey, List.of());
    }

    private static Checkpoint parseVerified(Note note) throws InvalidNoteException {
        try {
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            throw new InvalidNoteException("the log signed a text that is no checkpoint: " + e.getMessage());
        }
    }

    /** Other half of {@link #verify}: the known witnesses that cosigned it, which are at least the quorum. */
    public List<TrustedCheckpoint.Cosigned> verifyQuorum(Note note) throws InvalidNoteException {
        List<VerifierKey> signers =
                new NoteVerifier(witnesses.stream().map(Witness::key).toList()).signers(note);
        List<Witness> cosigners = witnesses.stream()
                .filter(witness -> signers.contains(witness.key()))
                .toList();
        List<String> names = cosigners.stream().map(Witness::name).toList();
        if (!isMetBy(new HashSet<>(names))) {
            throw new InvalidNoteException("quorum " + quorum + " is not met by " + names);
        }
        return cosigners.stream().map(witness -> cosigned(witness, note)).toList();
    }

    /** Whether these witnesses, by their names here, are a quorum. */
    public boolean isMetBy(Set<String> cosigners) {
        Set<String> witnessed = witnesses.stream()
                .map(Witness::name)
                .filter(cosigners::contains)
                .collect(Collectors.toCollection(HashSet::new));
        for (Group group : groups) { // Members are defined before their group, so one pass is enough.
            if (group.members().stream().filter(witnessed::contains).count() >= group.threshold()) {
                witnessed.add(group.name());
            }
        }
        return quorum.equals(NONE) || witnessed.contains(quorum);
    }

    /**
     * Every cosignature by a known witness, for whoever judges the times that they state; a quorum or not. A line whose time is past
     * 2^63 - 1 is none by c2sp.org/tlog-cosignature and is not verified, and its time, which is unsigned, says so; it spoils no other.
     *
     * @throws InvalidNoteException if another line that names a known witness does not verify
     */
    public List<TrustedCheckpoint.Cosigned> cosignatures(Note note) throws InvalidNoteException {
        List<TrustedCheckpoint.Cosigned> cosignatures = new ArrayList<>();
        for (Witness witness : witnesses) {
            NoteVerifier verifier = new NoteVerifier(List.of(witness.key()));
            for (NoteSignature line : note.signatures()) {
                if (line.claims(witness.key())) {
                    boolean isNone = line.signature().size() >= Long.BYTES && line.timestampSeconds() < 0;
                    if (!isNone) {
                        verifier.verify(new Note(note.text(), List.of(line)));
                    }
                    cosignatures.add(new TrustedCheckpoint.Cosigned(witness.name(), line.timestampSeconds()));
                }
            }
        }
        return List.copyOf(cosignatures);
    }

    private static TrustedCheckpoint.Cosigned cosigned(Witness witness, Note note) {
        Predicate<NoteSignature> isTheirs = signature -> signature.claims(witness.key());
        long timestampSeconds = note.signatures().stream()
                .filter(isTheirs)
                .mapToLong(NoteSignature::timestampSeconds)
                .max()
                .orElseThrow();
        return new TrustedCheckpoint.Cosigned(witness.name(), timestampSeconds);
    }
}
