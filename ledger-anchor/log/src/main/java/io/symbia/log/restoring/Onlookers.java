package io.symbia.log.restoring;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.mirroring.MirrorAddress;
import io.symbia.log.witnessing.WitnessPolicy;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Those who may have been shown more of a log than a copy of it has: the witnesses of its policy, and its mirrors. Each has to show, under its own
 * signature, what it has cosigned last. One that has nothing to show says the same as a wrong address does, so it counts only if an operator has
 * named it as new.
 */
public final class Onlookers {
    private final List<Onlooker> all;
    private final Set<String> fresh;

    private record Onlooker(String kind, String name, URI url, String file, List<VerifierKey> keys) {
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /**
     * Those of a log.
     *
     * @param witnesses of its policy that are not among its mirrors
     * @param fresh     names of witnesses and mirrors that have cosigned nothing yet, by the word of an operator
     * @throws RefusedToStartException when one of the names is nobody's
     */
    public Onlookers(List<WitnessPolicy.Address> witnesses, List<MirrorAddress> mirrors, Set<String> fresh) {
        List<Onlooker> known = new ArrayList<>();
        witnesses.forEach(it -> known.add(new Onlooker("witness", it.name(), it.url(), "checkpoint", it.keys())));
        mirrors.forEach(it -> known.add(new Onlooker("mirror", it.name(), it.url(), "newest", it.keys())));
        this.all = List.copyOf(known);
        this.fresh = Set.copyOf(fresh);
        for (String name : fresh) {
            if (all.stream().noneMatch(it -> it.name().equals(name))) {
                throw new RefusedToStartException("restore: no witness and no mirror of this log is called " + name);
            }
        }
    }

    /**
     * Asks each of them.
     *
     * @throws RefusedToStartException when one has cosigned a larger tree, or does not show what it has cosigned
     * @throws IOException             when one cannot be asked
     */
    void requireNoneSawMore(String origin, long size) throws IOException {
        String originHash =
                Hash.ofContent(origin.getBytes(StandardCharsets.UTF_8)).hex();
        for (Onlooker onlooker : all) {
            String place = onlooker.url().resolve(originHash).toString();
            try (CopySource source = new CopySource(place)) {
                Optional<Octets> shown = source.find(onlooker.file());
                if (shown.isPresent()) {
                    requireNotMore(onlooker, shown.get(), origin, size);
                } else if (!fresh.contains(onlooker.name())) {
                    throw new RefusedToStartException(
                            ("restore: %s does not show what it has cosigned, there is nothing at %s/%s: that may be a wrong"
                                            + " address; if it is new, say so by its name")
                                    .formatted(onlooker, place, onlooker.file()));
                }
            }
        }
    }

    /** A larger tree is a reason to refuse, whoever has signed it; a smaller one counts if the one who is asked has. */
    private static void requireNotMore(Onlooker onlooker, Octets shown, String origin, long size) {
        try {
            Note note = Note.parse(shown);
            Checkpoint latest = Checkpoint.parse(note.text());
            if (latest.treeSize() > size) {
                throw new RefusedToStartException(
                        "restore: %s has cosigned %d leaves, the copy has %d; to go on would be a second history"
                                .formatted(onlooker, latest.treeSize(), size));
            }
            new NoteVerifier(onlooker.keys()).verify(note);
            if (!latest.origin().equals(origin)) throw new IllegalArgumentException("it is of " + latest.origin());
        } catch (IllegalArgumentException | InvalidNoteException worthless) {
            throw new RefusedToStartException(
                    "restore: %s does not show what it has cosigned: %s".formatted(onlooker, worthless.getMessage()));
        }
    }
}
