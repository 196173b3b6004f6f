package io.symbia.log.mirroring;

import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.storage.LogReader;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives one mirror what is sealed, as c2sp.org/tlog-mirror says, one tree at a time; and the manifests and the published checkpoint, which that
 * specification does not know. It remembers up to where the mirror has come; when it is wrong about that, the mirror says so (409).
 */
final class MirrorClient {
    private static final int MAX_ANSWER_BYTES = 32 * 1024; // Room for nine post-quantum signatures.
    private static final int MAX_WRONG_GUESSES = 8; // Answers in a row that bring nothing on.
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,15})\n");
    private static final Pattern INFO =
            Pattern.compile("(0|[1-9][0-9]{0,15})\n(0|[1-9][0-9]{0,15})\n[A-Za-z0-9+/=]*\n");
    private static final int MAX_REASON = 120; // Characters.
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final MirrorAddress address;
    private final NoteVerifier verifier;
    private final HttpClient http;
    private final Duration limit;
    private final OwnHistory history;
    private final LogReader reader;
    private long pendingSize; // What the mirror is thought to have; of the one thread that asks, as are all below.
    private long nextEntry;
    private long nextManifest;

    /** A client that has not asked yet. */
    MirrorClient(MirrorAddress address, HttpClient http, Duration limit, OwnHistory history, LogReader reader) {
        this.address = address;
        this.verifier = new NoteVerifier(address.keys());
        this.http = http;
        this.limit = limit;
        this.history = history;
        this.reader = reader;
    }

    /**
     * Makes the mirror hold a tree, entries and manifests.
     *
     * @return of each of its keys at most one cosignature, all verified; at least one
     * @throws io.symbia.log.fence.RolledBackException when the mirror shows that this log has signed what it does not have
     */
    List<NoteSignature> hold(Sealed sealed) throws MirrorFailedException, InterruptedException, IOException {
        addCheckpoint(sealed);
        UploadBody bodies =
                new UploadBody(Checkpoint.parse(sealed.checkpoint().text()).origin(), reader);
        List<NoteSignature> cosignatures = addEntries(sealed, bodies);
        addManifests(sealed, bodies); // Of a tree that it had cosigned before.
        return cosignatures;
    }

    private void addCheckpoint(Sealed sealed) throws MirrorFailedException, InterruptedException {
        HttpResponse<byte[]> answer = askAboutGrowth(sealed);
        if (answer.statusCode() == CONFLICT) {
            pendingSize = number(answer);
            if (pendingSize > sealed.size()) {
                compareWithNewest();
                throw new MirrorFailedException("has a checkpoint of %d leaves, and this log has sealed %d"
                        .formatted(pendingSize, sealed.size()));
            }
            answer = askAboutGrowth(sealed);
        }
        if (answer.statusCode() == UNPROCESSABLE) compareWithNewest(); // It has another tree.
        require(answer, OK);
        pendingSize = sealed.size();
    }

    /** INVARIANT 149: what it says proves nothing; what it holds does, if this log has signed it. */
    private void compareWithNewest() throws InterruptedException {
        URI uri = address.url().resolve(history.originHash() + "/newest");
        try {
            HttpResponse<byte[]> answer = exchange(HttpRequest.newBuilder(uri).build());
            if (answer.statusCode() == OK) {
                history.compare(Note.parse(Octets.of(answer.body())), "mirror " + address.name());
            }
        } catch (MirrorFailedException | IllegalArgumentException _) {
            // It shows nothing; what it said before is what counts against it.
        }
    }

    private HttpResponse<byte[]> askAboutGrowth(Sealed sealed) throws MirrorFailedException, InterruptedException {
        long oldSize = pendingSize > sealed.size() ? 0 : pendingSize;
        List<Hash> proof = oldSize == 0 ? List.of() : Prover.consistency(oldSize, sealed.size(), reader);
        String body = new AddCheckpoint(oldSize, proof, sealed.checkpoint()).format();
        return post("add-checkpoint", body.getBytes(StandardCharsets.UTF_8));
    }

    private List<NoteSignature> addEntries(Sealed sealed, UploadBody bodies)
            throws MirrorFailedException, InterruptedException, IOException {
        int guesses = 0;
        while (guesses < MAX_WRONG_GUESSES) {
            long start = Math.min(nextEntry, sealed.size());
            HttpResponse<byte[]> answer = post("add-entries", bodies.entries(start, sealed.size()));
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
            nextEntry = Long.parseLong(info.group(2));
            if (nextEntry >= sealed.size()) addManifests(sealed, bodies); // It waits for them.
            guesses = nextEntry > start ? 0 : guesses + 1;
        }
        throw new MirrorFailedException("takes no entry from " + nextEntry + " on");
    }

    private void addManifests(Sealed sealed, UploadBody bodies)
            throws MirrorFailedException, InterruptedException, IOException {
        int guesses = 0;
        while (nextManifest < sealed.batches()) {
            HttpResponse<byte[]> answer = post("add-manifests", bodies.manifests(nextManifest, sealed.batches()));
            if (answer.statusCode() != CONFLICT) {
                require(answer, OK);
            }
            long next = number(answer);
            guesses = next > nextManifest ? 0 : guesses + 1;
            if (guesses > MAX_WRONG_GUESSES) {
                throw new MirrorFailedException("takes no manifest from " + next + " on");
            }
            nextManifest = next;
        }
    }

    /** Shows the mirror what is published, so that it can serve it. */
    void publish(Note published) throws MirrorFailedException, InterruptedException {
        require(post("add-published", published.format().getBytes(StandardCharsets.UTF_8)), OK);
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

    private HttpResponse<byte[]> post(String path, byte[] body) throws MirrorFailedException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.url().resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return exchange(request);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws MirrorFailedException, InterruptedException {
        // The client's own time limit ends with the headers, so the whole exchange has another around it.
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new MirrorFailedException("does not answer within " + limit.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new MirrorFailedException("cannot be asked: " + failed.getCause(), failed);
        } finally {
            exchange.cancel(true); // Ends an exchange that is not over, and changes nothing about one that is.
        }
    }

    /** "the client MUST ignore any cosignatures from unknown keys" */
    private List<NoteSignature> cosignaturesIn(HttpResponse<byte[]> answer, String text) throws MirrorFailedException {
        try {
            Note note = Note.parse(text + "\n" + StrictUtf8.decode(Octets.of(answer.body())));
            List<NoteSignature> cosignatures = new ArrayList<>();
            for (VerifierKey key : verifier.verify(note)) {
                note.signatures().stream()
                        .filter(line -> line.claims(key))
                        .findFirst()
                        .ifPresent(cosignatures::add);
            }
            return cosignatures;
        } catch (IllegalArgumentException | InvalidNoteException bad) {
            throw new MirrorFailedException("answers with no cosignature that counts: " + bad.getMessage(), bad);
        }
    }
}
