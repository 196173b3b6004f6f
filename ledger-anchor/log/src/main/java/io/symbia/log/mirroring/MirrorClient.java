package io.symbia.log.mirroring;

import io.symbia.log.asking.OwnLines;
import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.Cosigned;
import io.symbia.log.publishing.RecentTrees;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.storage.LogReader;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gives one mirror what is sealed, as c2sp.org/tlog-mirror says, one tree at a time; and the manifests and the published checkpoint, which that
 * specification does not know. It remembers up to where the mirror has come; when it is wrong about that, the mirror says so (409).
 */
final class MirrorClient {
    private static final int PACKAGE_ENTRIES = 256; // c2sp.org/tlog-mirror
    private static final int MAX_WRONG_GUESSES = 8; // Answers in a row that bring nothing on.

    private final MirrorAddress address;
    private final OwnLines lines;
    private final MirrorExchange exchange;
    private final MirrorView view;
    private final OwnHistory history;
    private final RecentTrees<?> trees;
    private final LogReader reader;
    private long pendingSize; // What the mirror is thought to have; of the one thread that asks, as are all below.
    private long nextEntry;
    private long nextManifest;
    private boolean isSure; // Whether it was where it is thought to be when it was last asked.
    private String heldText = ""; // Of the checkpoint whose cosignatures this log has.

    /** A client that has not asked yet. */
    MirrorClient(
            MirrorAddress address,
            HttpClient http,
            Duration limit,
            OwnHistory history,
            RecentTrees<?> trees,
            LogReader reader) {
        this.address = address;
        this.lines = new OwnLines(address.keys());
        this.exchange = new MirrorExchange(address.url(), http, limit);
        this.view = new MirrorView(exchange, history.originHash());
        this.history = history;
        this.trees = trees;
        this.reader = reader;
    }

    /**
     * Makes the mirror hold a tree, entries and manifests.
     *
     * @return that tree, or a later one that somebody else has brought it, with at least one cosignature of the mirror
     * @throws io.symbia.log.fence.RolledBackException when the mirror shows that this log has signed what it does not have
     */
    Cosigned hold(Sealed sealed) throws MirrorFailedException, InterruptedException, IOException {
        if (!isSure) lookWhereItIs();
        isSure = false;
        Cosigned cosigned = upload(sealed);
        isSure = true;
        heldText = cosigned.sealed().checkpoint().text();
        return cosigned;
    }

    private Cosigned upload(Sealed sealed) throws MirrorFailedException, InterruptedException, IOException {
        UploadBody bodies =
                new UploadBody(Checkpoint.parse(sealed.checkpoint().text()).origin(), reader);
        try {
            Sealed tree = addCheckpoint(sealed);
            List<NoteSignature> cosignatures = addEntries(tree, bodies);
            addManifests(tree, bodies); // Of a tree that it had cosigned before.
            return new Cosigned(tree, cosignatures);
        } catch (ShownException shown) {
            Sealed tree = shown.tree();
            pendingSize = tree.size();
            nextEntry = tree.size();
            nextManifest = tree.batches(); // It has them, or it would not have cosigned the tree.
            return new Cosigned(tree, cosignaturesIn(shown.note()));
        }
    }

    /**
     * A mirror answers at a pace what brings nothing new, a wrong guess as well as what strangers send: among many of them a log would wait for
     * seconds. What the mirror shows to everybody it gives at once, and for a guess it is good enough.
     */
    private void lookWhereItIs() throws InterruptedException {
        MirrorView.Shown shown = view.look(MirrorView.PENDING, MirrorView.NEWEST);
        Optional<Note> newest = compared(shown);
        Optional<MirrorView.Place> place = shown.place();
        place.ifPresent(at -> {
            pendingSize = at.pendingSize();
            nextEntry = at.nextEntry();
            nextManifest = at.nextManifest();
        });
        if (place.isPresent()) return;
        newest.map(note -> Checkpoint.parse(note.text()).treeSize()).ifPresent(size -> {
            pendingSize = Math.max(pendingSize, size);
            nextEntry = Math.max(nextEntry, size);
        });
    }

    /**
     * What the mirror shows to everybody where a step of an upload is not answered soon. A stranger may have brought the mirror this tree before its
     * log did, or a part of it; then the step is nothing new any more, and the answer takes its time. Not where this log has the tree's
     * cosignatures, and wants newer ones.
     *
     * @return where the mirror is, if the step is not answered yet
     * @throws ShownException when it shows the whole tree: there is nothing left to do
     */
    private Optional<MirrorView.Place> lookIfLate(CompletableFuture<HttpResponse<byte[]>> asked, Sealed sealed)
            throws InterruptedException, ShownException {
        if (sealed.checkpoint().text().equals(heldText)) return Optional.empty();
        MirrorView.Shown shown = view.lookIfLate(asked, MirrorView.NEWEST, MirrorView.PENDING);
        Optional<ShownException> held = heldIn(compared(shown), sealed);
        if (held.isPresent()) {
            asked.cancel(true);
            throw held.get();
        }
        return shown.place();
    }

    private Optional<ShownException> heldIn(Optional<Note> shown, Sealed sealed) {
        return shown.flatMap(trees::find)
                .filter(tree -> tree.size() >= sealed.size())
                .map(tree -> new ShownException(tree, shown.get()));
    }

    /** The tree whose entries the mirror waits for now: this one, or a later one of which a stranger has told it. */
    private Sealed addCheckpoint(Sealed sealed) throws MirrorFailedException, InterruptedException, ShownException {
        Optional<Sealed> told = tell(sealed);
        if (told.isEmpty()) told = tell(sealed); // It was not where it was thought to be.
        return told.orElseThrow(() -> new MirrorFailedException("answers 409 twice to add-checkpoint"));
    }

    private Optional<Sealed> tell(Sealed sealed) throws MirrorFailedException, InterruptedException, ShownException {
        CompletableFuture<HttpResponse<byte[]>> asked = exchange.begin("add-checkpoint", growth(sealed));
        Optional<Sealed> told = lookIfLate(asked, sealed).flatMap(at -> toldOf(at.pendingSize(), sealed));
        if (told.isPresent()) {
            asked.cancel(true);
            return told;
        }
        MirrorAnswer answer = exchange.answer(asked);
        if (answer.status() == MirrorAnswer.CONFLICT) {
            pendingSize = answer.number();
            return pendingSize > sealed.size() ? Optional.of(ahead(sealed)) : Optional.empty();
        }
        if (answer.status() == MirrorAnswer.UNPROCESSABLE) { // It has another tree.
            var _ = compareWithNewest();
        }
        answer.requireOk();
        pendingSize = sealed.size();
        return Optional.of(sealed);
    }

    private byte[] growth(Sealed sealed) {
        long oldSize = pendingSize > sealed.size() ? 0 : pendingSize;
        List<Hash> proof = oldSize == 0 ? List.of() : Prover.consistency(oldSize, sealed.size(), reader);
        return new AddCheckpoint(oldSize, proof, sealed.checkpoint()).format().getBytes(StandardCharsets.UTF_8);
    }

    /** The tree of a size that a mirror has been told of, if this log has sealed it and the mirror has to hold one of at least that size. */
    private Optional<Sealed> toldOf(long size, Sealed sealed) {
        Optional<Sealed> told = size < sealed.size() ? Optional.empty() : trees.of(size);
        told.ifPresent(tree -> pendingSize = tree.size());
        return told;
    }

    private Sealed ahead(Sealed sealed) throws MirrorFailedException, InterruptedException, ShownException {
        Optional<ShownException> held = heldIn(compareWithNewest(), sealed);
        if (held.isPresent()) throw held.get();
        return toldOf(pendingSize, sealed)
                .orElseThrow(() -> new MirrorFailedException(
                        "has a checkpoint of %d leaves, and is asked about %d".formatted(pendingSize, sealed.size())));
    }

    private Optional<Note> compareWithNewest() throws InterruptedException {
        return compared(view.look(MirrorView.NEWEST));
    }

    /** INVARIANT 149: what it says proves nothing; what it holds does, if this log has signed it. */
    private Optional<Note> compared(MirrorView.Shown shownNow) {
        Optional<Note> newest =
                shownNow.note(MirrorView.NEWEST); // A mirror that shows nothing has its own word against it.
        newest.ifPresent(shown -> history.compare(shown, "mirror " + address.name()));
        return newest;
    }

    private List<NoteSignature> addEntries(Sealed tree, UploadBody bodies)
            throws MirrorFailedException, InterruptedException, IOException, ShownException {
        if (nextEntry >= tree.size()) addManifests(tree, bodies); // It waits for nothing else.
        int guesses = 0;
        long farthest = -1; // Of what it has said: who goes back, or says the same again, brings nothing on.
        while (guesses < MAX_WRONG_GUESSES) {
            long start = Math.min(nextEntry, tree.size());
            CompletableFuture<HttpResponse<byte[]>> asked =
                    exchange.begin("add-entries", bodies.entries(start, tree.size()));
            Optional<MirrorView.Place> place = broughtByOthers(asked, tree, start);
            if (place.isPresent()) {
                asked.cancel(true);
                nextEntry = Math.min(place.get().nextEntry(), tree.size());
            } else {
                MirrorAnswer answer = exchange.answer(asked);
                if (answer.status() == MirrorAnswer.OK) {
                    nextEntry = tree.size();
                    return cosignaturesIn(answer, tree.checkpoint().text());
                }
                nextEntry = Math.min(answer.nextEntry(), tree.size());
            }
            if (nextEntry == tree.size()) addManifests(tree, bodies); // It waits for them.
            guesses = bringsOn(farthest, nextEntry, tree.size()) ? 0 : guesses + 1;
            farthest = Math.max(farthest, nextEntry);
        }
        throw new MirrorFailedException("takes no entry from " + nextEntry + " on");
    }

    /** Where the mirror is, if somebody else has brought entries; not if it moves on, for then what is asked is still on its way. */
    private Optional<MirrorView.Place> broughtByOthers(
            CompletableFuture<HttpResponse<byte[]>> asked, Sealed tree, long start)
            throws InterruptedException, ShownException {
        Optional<MirrorView.Place> place = lookIfLate(asked, tree).filter(at -> at.nextEntry() > start);
        if (place.isEmpty() || place.get().nextEntry() >= tree.size()) return place;
        return lookIfLate(asked, tree).filter(place.get()::equals);
    }

    /** Each answer of a mirror that takes something brings a whole package, or all that is left; so a liar ends after as many as there are. */
    private static boolean bringsOn(long farthest, long next, long size) {
        return next > farthest
                && (next == size || Math.floorDiv(next, PACKAGE_ENTRIES) > Math.floorDiv(farthest, PACKAGE_ENTRIES));
    }

    private void addManifests(Sealed tree, UploadBody bodies)
            throws MirrorFailedException, InterruptedException, IOException, ShownException {
        int guesses = 0;
        long farthest = -1;
        while (nextManifest < tree.batches()) {
            CompletableFuture<HttpResponse<byte[]>> asked =
                    exchange.begin("add-manifests", bodies.manifests(nextManifest, tree.batches()));
            Optional<MirrorView.Place> place = lookIfLate(asked, tree).filter(at -> at.nextManifest() > nextManifest);
            if (place.isPresent()) asked.cancel(true);
            long next = place.isPresent() ? place.get().nextManifest() : numberIn(exchange.answer(asked));
            nextManifest = Math.min(next, tree.batches());
            guesses = nextManifest > farthest ? 0 : guesses + 1;
            farthest = Math.max(farthest, nextManifest);
            if (guesses > MAX_WRONG_GUESSES) {
                throw new MirrorFailedException("takes no manifest from " + nextManifest + " on");
            }
        }
    }

    private static long numberIn(MirrorAnswer answer) throws MirrorFailedException {
        if (answer.status() != MirrorAnswer.CONFLICT) answer.requireOk();
        return answer.number();
    }

    /**
     * Shows the mirror what is published, so that it can serve it; unless somebody else has shown it that, with lines that are no earlier. Keys of
     * which it shows no line may be none that it knows.
     */
    void publish(Note published) throws MirrorFailedException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> asked =
                exchange.begin("add-published", published.format().getBytes(StandardCharsets.UTF_8));
        boolean isServed = view.lookIfLate(asked, MirrorView.PUBLISHED).isNoEarlierThan(published);
        if (isServed) asked.cancel(true);
        else exchange.answer(asked).requireOk();
    }

    private List<NoteSignature> cosignaturesIn(MirrorAnswer answer, String text) throws MirrorFailedException {
        try {
            return lines.under(text, answer.body().toArray());
        } catch (InvalidNoteException bad) {
            throw new MirrorFailedException("answers with no cosignature that counts: " + bad.getMessage(), bad);
        }
    }

    private List<NoteSignature> cosignaturesIn(Note note) throws MirrorFailedException {
        try {
            return lines.in(note);
        } catch (InvalidNoteException bad) {
            throw new MirrorFailedException("shows no cosignature that counts: " + bad.getMessage(), bad);
        }
    }
}
