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
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives one mirror what is sealed, as c2sp.org/tlog-mirror says, one tree at a time; and the manifests and the published checkpoint, which that
 * specification does not know. It remembers up to where the mirror has come; when it is wrong about that, the mirror says so (409).
 */
final class MirrorClient {
    private static final int PACKAGE_ENTRIES = 256; // c2sp.org/tlog-mirror
    private static final int MAX_WRONG_GUESSES = 8; // Answers in a row that bring nothing on.
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,15})\n");
    private static final Pattern INFO =
            Pattern.compile("(0|[1-9][0-9]{0,15})\n(0|[1-9][0-9]{0,15})\n[A-Za-z0-9+/=]*\n");
    private static final String NEWEST = "newest"; // What the mirror holds, whatever is published.
    private static final int MAX_REASON = 120; // Characters.
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final MirrorAddress address;
    private final OwnLines lines;
    private final MirrorExchange exchange;
    private final OwnHistory history;
    private final RecentTrees<?> trees;
    private final LogReader reader;
    private long pendingSize; // What the mirror is thought to have; of the one thread that asks, as are all below.
    private long nextEntry;
    private long nextManifest;
    private boolean isSure; // Whether it was where it is thought to be when it was last asked.
    private String heldText = ""; // Of the checkpoint whose cosignatures this log has.
    private String shownText = ""; // Of the published one that it was shown.

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
            addCheckpoint(sealed);
            List<NoteSignature> cosignatures = addEntries(sealed, bodies);
            addManifests(sealed, bodies); // Of a tree that it had cosigned before.
            return new Cosigned(sealed, cosignatures);
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
        shown(NEWEST).map(note -> Checkpoint.parse(note.text()).treeSize()).ifPresent(size -> {
            pendingSize = Math.max(pendingSize, size);
            nextEntry = Math.max(nextEntry, size);
        });
    }

    /** A note that the mirror shows to everybody. */
    private Optional<Note> shown(String name) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = exchange.get(history.originHash() + "/" + name);
            if (answer.statusCode() != OK) return Optional.empty();
            Note note = Note.parse(Octets.of(answer.body()));
            Checkpoint.parse(note.text());
            return Optional.of(note);
        } catch (MirrorFailedException | IllegalArgumentException _) { // It shows nothing, then.
            return Optional.empty();
        }
    }

    /**
     * The answer to a step of an upload. Where a stranger has brought the mirror this tree before its log did, or a part of it, the step is nothing
     * new any more, and the answer takes its time; but then the mirror shows the tree to everybody, and there is nothing left to do. Not where this
     * log has its cosignatures, and wants newer ones.
     *
     * @throws ShownException when the mirror shows it
     */
    private HttpResponse<byte[]> post(String path, byte[] body, Sealed sealed)
            throws MirrorFailedException, InterruptedException, ShownException {
        CompletableFuture<HttpResponse<byte[]>> asked = exchange.begin(path, body);
        String text = sealed.checkpoint().text();
        if (!text.equals(heldText) && !exchange.isOverSoon(asked)) {
            Optional<ShownException> held = heldIn(shown(NEWEST), sealed);
            if (held.isPresent()) {
                asked.cancel(true);
                throw held.get();
            }
        }
        return exchange.answer(asked);
    }

    private Optional<ShownException> heldIn(Optional<Note> shown, Sealed sealed) {
        return shown.flatMap(trees::find)
                .filter(tree -> tree.size() >= sealed.size())
                .map(tree -> new ShownException(tree, shown.get()));
    }

    private void addCheckpoint(Sealed sealed) throws MirrorFailedException, InterruptedException, ShownException {
        HttpResponse<byte[]> answer = askAboutGrowth(sealed);
        if (answer.statusCode() == CONFLICT) {
            pendingSize = number(answer);
            requireNotAhead(sealed);
            answer = askAboutGrowth(sealed);
        }
        if (answer.statusCode() == UNPROCESSABLE) { // It has another tree.
            var _ = compareWithNewest();
        }
        require(answer, OK);
        pendingSize = sealed.size();
    }

    private void requireNotAhead(Sealed sealed) throws MirrorFailedException, InterruptedException, ShownException {
        if (pendingSize > sealed.size()) {
            Optional<ShownException> held = heldIn(compareWithNewest(), sealed);
            if (held.isPresent()) throw held.get();
            throw new MirrorFailedException(
                    "has a checkpoint of %d leaves, and is asked about %d".formatted(pendingSize, sealed.size()));
        }
    }

    /** INVARIANT 149: what it says proves nothing; what it holds does, if this log has signed it. */
    private Optional<Note> compareWithNewest() throws InterruptedException {
        Optional<Note> newest = shown(NEWEST); // A mirror that shows nothing has its own word against it.
        newest.ifPresent(shown -> history.compare(shown, "mirror " + address.name()));
        return newest;
    }

    private HttpResponse<byte[]> askAboutGrowth(Sealed sealed)
            throws MirrorFailedException, InterruptedException, ShownException {
        long oldSize = pendingSize > sealed.size() ? 0 : pendingSize;
        List<Hash> proof = oldSize == 0 ? List.of() : Prover.consistency(oldSize, sealed.size(), reader);
        String body = new AddCheckpoint(oldSize, proof, sealed.checkpoint()).format();
        return post("add-checkpoint", body.getBytes(StandardCharsets.UTF_8), sealed);
    }

    private List<NoteSignature> addEntries(Sealed sealed, UploadBody bodies)
            throws MirrorFailedException, InterruptedException, IOException, ShownException {
        int guesses = 0;
        long farthest = -1; // Of what it has said: who goes back, or says the same again, brings nothing on.
        while (guesses < MAX_WRONG_GUESSES) {
            long start = Math.min(nextEntry, sealed.size());
            HttpResponse<byte[]> answer = post("add-entries", bodies.entries(start, sealed.size()), sealed);
            if (answer.statusCode() == OK) {
                nextEntry = sealed.size();
                return cosignaturesIn(answer, sealed.checkpoint().text());
            }
            if (answer.statusCode() != ACCEPTED && answer.statusCode() != CONFLICT) {
                require(answer, OK);
            }
            Matcher info = INFO.matcher(text(answer));
            if (!info.matches()) {
                throw new MirrorFailedException("answers " + answer.statusCode() + " without saying where to go on");
            }
            nextEntry = Math.min(Long.parseLong(info.group(2)), sealed.size());
            if (nextEntry == sealed.size()) addManifests(sealed, bodies); // It waits for them.
            guesses = bringsOn(farthest, nextEntry, sealed.size()) ? 0 : guesses + 1;
            farthest = Math.max(farthest, nextEntry);
        }
        throw new MirrorFailedException("takes no entry from " + nextEntry + " on");
    }

    /** Each answer of a mirror that takes something brings a whole package, or all that is left; so a liar ends after as many as there are. */
    private static boolean bringsOn(long farthest, long next, long size) {
        return next > farthest
                && (next == size || Math.floorDiv(next, PACKAGE_ENTRIES) > Math.floorDiv(farthest, PACKAGE_ENTRIES));
    }

    private void addManifests(Sealed sealed, UploadBody bodies)
            throws MirrorFailedException, InterruptedException, IOException, ShownException {
        int guesses = 0;
        long farthest = -1;
        while (nextManifest < sealed.batches()) {
            HttpResponse<byte[]> answer =
                    post("add-manifests", bodies.manifests(nextManifest, sealed.batches()), sealed);
            if (answer.statusCode() != CONFLICT) {
                require(answer, OK);
            }
            nextManifest = Math.min(number(answer), sealed.batches());
            guesses = nextManifest > farthest ? 0 : guesses + 1;
            farthest = Math.max(farthest, nextManifest);
            if (guesses > MAX_WRONG_GUESSES) {
                throw new MirrorFailedException("takes no manifest from " + nextManifest + " on");
            }
        }
    }

    /** Shows the mirror what is published, so that it can serve it; unless somebody has done that before. */
    void publish(Note published) throws MirrorFailedException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> asked =
                exchange.begin("add-published", published.format().getBytes(StandardCharsets.UTF_8));
        boolean isServed = !published.text().equals(shownText)
                && !exchange.isOverSoon(asked)
                && shown("checkpoint")
                        .filter(note -> note.text().equals(published.text()))
                        .isPresent();
        if (isServed) asked.cancel(true);
        else require(exchange.answer(asked), OK);
        shownText = published.text(); // Shown once more, it has newer cosignatures.
    }

    private static void require(HttpResponse<byte[]> answer, int status) throws MirrorFailedException {
        if (answer.statusCode() != status) {
            throw new MirrorFailedException("answers %d to %s%s"
                    .formatted(answer.statusCode(), answer.uri().getPath(), reason(text(answer))));
        }
    }

    /** The beginning of what it says, as far as that is plain text: somebody will read it. */
    private static String reason(String text) {
        String plain = text.replaceAll("[^ -~]+", " ").strip();
        return plain.isEmpty() ? "" : ": " + plain.substring(0, Math.min(plain.length(), MAX_REASON));
    }

    private static long number(HttpResponse<byte[]> answer) throws MirrorFailedException {
        if (!SIZE.matcher(text(answer)).matches()) {
            throw new MirrorFailedException("answers " + answer.statusCode() + " without a number");
        }
        return Long.parseLong(text(answer).strip());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.ISO_8859_1);
    }

    private List<NoteSignature> cosignaturesIn(HttpResponse<byte[]> answer, String text) throws MirrorFailedException {
        try {
            return lines.under(text, answer.body());
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
