package io.symbia.log.witnessing;

import io.symbia.log.asking.Exchange;
import io.symbia.log.asking.NoAnswerException;
import io.symbia.log.publishing.CosignedCheckpoints;
import io.symbia.log.publishing.Sealed;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * One witness, asked over HTTP as c2sp.org/tlog-witness says, one question at a time. It remembers up to where the witness has cosigned; when
 * it is wrong about that, the witness says so (409) and is asked again once, from there. One that has cosigned more than the log has sealed, or
 * another tree, is asked to show it.
 */
final class WitnessClient {
    private static final String SIZE_TYPE = "text/x.tlog.size";
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,15})\n");
    private static final long LAST_SECOND = 253_402_300_799L; // Of the year 9999; no clock says a later one in earnest.
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final WitnessPolicy.Address address;
    private final NoteVerifier verifier;
    private final Exchange exchange;
    private final Duration limit;
    private final OwnHistory history;
    private final Forgetting forgetting;
    private final Clock clock;
    private volatile long knownSize;
    private String cosignedText = ""; // Of the checkpoint whose cosignatures this log has; of the one thread that asks.
    private volatile OptionalLong aheadSeconds = OptionalLong.empty();
    private volatile Optional<Clocks.Reading> reading = Optional.empty();

    /**
     * A client that has not asked yet.
     *
     * @param limit     longest time for an answer, a second question included
     * @param knownSize what the witness is thought to have cosigned last, or 0
     */
    WitnessClient(
            WitnessPolicy.Address address,
            HttpClient http,
            Duration limit,
            OwnHistory history,
            Forgetting forgetting,
            Clock clock,
            long knownSize) {
        this.address = address;
        this.verifier = new NoteVerifier(address.keys());
        this.exchange = new Exchange(http, limit);
        this.limit = limit;
        this.history = history;
        this.forgetting = forgetting;
        this.clock = clock;
        this.knownSize = knownSize;
    }

    /** What the witness is thought to have cosigned last. */
    long knownSize() {
        return knownSize;
    }

    /** By how much its clock was ahead of this log's when it last cosigned; negative if behind. */
    OptionalLong aheadSeconds() {
        return aheadSeconds;
    }

    /** The time that it has signed last, whether or not that counted; nothing if it did not answer with one when it was last asked. */
    Optional<Clocks.Reading> reading() {
        return reading;
    }

    /**
     * Asks for cosignatures of a checkpoint.
     *
     * @return of each of the witness's keys at most one, all verified; at least one
     * @throws io.symbia.log.fence.RolledBackException when the witness shows that this log has signed what it does not have
     */
    List<NoteSignature> cosign(Sealed sealed) throws WitnessFailedException, InterruptedException {
        long askedNanos = System.nanoTime();
        try {
            return cosign(sealed, askedNanos + limit.toNanos());
        } catch (WitnessFailedException failed) {
            reading = reading.filter(heard -> heard.heardNanos() - askedNanos >= 0); // It says nothing of the time now.
            throw failed;
        }
    }

    /**
     * Has the witness show what it has cosigned last, and shows it nothing. One that does not answer is asked about the next tree all the same.
     *
     * @throws io.symbia.log.fence.RolledBackException as above
     */
    void compare() throws InterruptedException {
        compareWithLatest(System.nanoTime() + limit.toNanos());
    }

    private List<NoteSignature> cosign(Sealed sealed, long deadlineNanos)
            throws WitnessFailedException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> asked = exchange.send(question(sealed));
        Optional<Note> shown = shownMeanwhile(asked, sealed, deadlineNanos);
        if (shown.isPresent()) {
            asked.cancel(true);
            return counted(sealed, cosignaturesIn(shown.get()));
        }
        HttpResponse<byte[]> answer = answer(asked, deadlineNanos);
        if (answer.statusCode() == CONFLICT) { // "If it doesn't match, [...] 409": it says from where on.
            long size = sizeIn(answer);
            requireNotAhead(size, sealed, deadlineNanos);
            forgetting.says(size);
            knownSize = size;
            answer = answer(exchange.send(question(sealed)), deadlineNanos);
        }
        if (answer.statusCode() == UNPROCESSABLE) { // "If they don't match": it has cosigned another tree.
            compareWithLatest(deadlineNanos);
        }
        if (answer.statusCode() != OK) {
            throw new WitnessFailedException("answers " + answer.statusCode());
        }
        return counted(sealed, cosignaturesIn(answer, sealed.checkpoint().text()));
    }

    private List<NoteSignature> counted(Sealed sealed, List<NoteSignature> cosignatures) throws WitnessFailedException {
        knownSize = sealed.size();
        cosignedText = sealed.checkpoint().text();
        forgetting.cosigns(sealed.checkpoint().text(), cosignatures);
        requireTimely(cosignatures);
        return cosignatures;
    }

    /**
     * Where a stranger has shown the witness a checkpoint before this log did, its cosignatures are nothing new any more, and the answer takes
     * its time among all who repeat something: they are shown to everybody meanwhile. Not where this log has them, and wants newer ones.
     */
    private Optional<Note> shownMeanwhile(
            CompletableFuture<HttpResponse<byte[]>> asked, Sealed sealed, long deadlineNanos)
            throws WitnessFailedException, InterruptedException {
        String text = sealed.checkpoint().text();
        if (text.equals(cosignedText) || exchange.isOverSoon(asked)) return Optional.empty();
        Optional<Note> shown = latest(deadlineNanos);
        if (shown.isPresent()) requireNotLater(shown.get(), sealed);
        return shown.filter(note -> note.text().equals(text));
    }

    /** Whatever it answers to this question then is of no use, and the next one is about a later tree. */
    private void requireNotLater(Note shown, Sealed sealed) throws WitnessFailedException {
        long size = Checkpoint.parse(shown.text()).treeSize();
        if (size <= sealed.size()) return;
        history.compare(shown, "witness " + address.name());
        knownSize = size;
        throw new WitnessFailedException(
                "has cosigned %d leaves, which somebody else has shown it, and is asked about %d"
                        .formatted(size, sealed.size()));
    }

    private HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> asked, long deadlineNanos)
            throws WitnessFailedException, InterruptedException {
        try {
            return exchange.answer(asked, deadlineNanos);
        } catch (NoAnswerException none) {
            throw new WitnessFailedException(none.getMessage(), none);
        }
    }

    private HttpRequest question(Sealed sealed) {
        long oldSize = knownSize > sealed.size() ? 0 : knownSize; // It will correct us.
        List<Hash> proof = oldSize == 0 ? List.of() : history.growth(oldSize, sealed.size());
        String body = new AddCheckpoint(oldSize, proof, sealed.checkpoint()).format();
        return HttpRequest.newBuilder(address.url().resolve("add-checkpoint"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void requireNotAhead(long size, Sealed sealed, long deadlineNanos)
            throws WitnessFailedException, InterruptedException {
        if (size > sealed.size()) {
            compareWithLatest(deadlineNanos);
            throw new WitnessFailedException(
                    "says that it has cosigned %d leaves and shows no such checkpoint of this log, which has sealed %d"
                            .formatted(size, sealed.size()));
        }
    }

    /** "A witness SHOULD serve a recent checkpoint for each log it cosigned": without it, its word is only a word. */
    private void compareWithLatest(long deadlineNanos) throws InterruptedException {
        // A witness that shows nothing has its own word against it.
        latest(deadlineNanos).ifPresent(note -> history.compare(note, "witness " + address.name()));
    }

    private Optional<Note> latest(long deadlineNanos) throws InterruptedException {
        URI uri = address.url().resolve(history.originHash() + "/checkpoint");
        try {
            HttpResponse<byte[]> answer =
                    answer(exchange.send(HttpRequest.newBuilder(uri).build()), deadlineNanos);
            return answer.statusCode() == OK ? checkpoint(answer) : Optional.empty();
        } catch (WitnessFailedException _) { // It shows nothing, then.
            return Optional.empty();
        }
    }

    private static Optional<Note> checkpoint(HttpResponse<byte[]> answer) {
        try {
            Note note = Note.parse(Octets.of(answer.body()));
            Checkpoint.parse(note.text());
            return Optional.of(note);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** "The response body MUST consist of the tree size of the latest cosigned checkpoint in decimal, followed by a newline". */
    private static long sizeIn(HttpResponse<byte[]> answer) throws WitnessFailedException {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        if (!type.equals(SIZE_TYPE) || !SIZE.matcher(text).matches()) {
            throw new WitnessFailedException("answers 409 without the size that it has cosigned");
        }
        return Long.parseLong(text.strip());
    }

    /** "To parse the response, the client MAY concatenate it to the checkpoint, and use a note verification function". */
    private List<NoteSignature> cosignaturesIn(HttpResponse<byte[]> answer, String text) throws WitnessFailedException {
        try {
            return cosignaturesIn(Note.parse(text + "\n" + StrictUtf8.decode(Octets.of(answer.body()))));
        } catch (IllegalArgumentException bad) {
            throw new WitnessFailedException("answers with no cosignature that counts: " + bad.getMessage(), bad);
        }
    }

    private List<NoteSignature> cosignaturesIn(Note note) throws WitnessFailedException {
        try {
            List<NoteSignature> cosignatures = new ArrayList<>();
            for (VerifierKey key : verifier.verify(note)) { // "MUST ignore any cosignatures from unknown keys"
                cosignatures.add(first(note, key));
            }
            return cosignatures;
        } catch (InvalidNoteException bad) {
            throw new WitnessFailedException("answers with no cosignature that counts: " + bad.getMessage(), bad);
        }
    }

    /** INVARIANT 79: who says another time than this log's does not count; readers would take it for the time of the checkpoint. */
    private void requireTimely(List<NoteSignature> cosignatures) throws WitnessFailedException {
        long nowSeconds = clock.instant().getEpochSecond();
        for (NoteSignature cosignature : cosignatures) {
            long ahead = cosignature.timestampSeconds() - nowSeconds; // Both positive: nothing overflows.
            aheadSeconds = OptionalLong.of(ahead);
            reading = Optional.of(new Clocks.Reading(
                    Instant.ofEpochSecond(Math.clamp(cosignature.timestampSeconds(), 0, LAST_SECOND)),
                    System.nanoTime()));
            if (Math.abs(ahead) > CosignedCheckpoints.MAX_CLOCK_DIFFERENCE.toSeconds()) {
                throw new WitnessFailedException(
                        "cosigns with a clock that is %d s %s this log's, which is more than %d s; one of the two is wrong"
                                .formatted(
                                        Math.abs(ahead),
                                        ahead > 0 ? "ahead of" : "behind",
                                        CosignedCheckpoints.MAX_CLOCK_DIFFERENCE.toSeconds()));
            }
        }
    }

    private static NoteSignature first(Note note, VerifierKey key) throws InvalidNoteException {
        NoteSignature signature = note.signatures().stream()
                .filter(line -> line.claims(key))
                .findFirst()
                .orElseThrow();
        if (signature.timestampSeconds() == 0) { // "The cosignature MUST NOT omit the timestamp"
            throw new InvalidNoteException("the cosignature of " + key.name() + " has no time");
        }
        return signature;
    }
}
