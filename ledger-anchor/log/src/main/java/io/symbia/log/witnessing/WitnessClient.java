package io.symbia.log.witnessing;

import io.symbia.log.asking.Exchange;
import io.symbia.log.asking.NoAnswerException;
import io.symbia.log.asking.OwnLines;
import io.symbia.log.publishing.Cosigned;
import io.symbia.log.publishing.CosignedCheckpoints;
import io.symbia.log.publishing.RecentTrees;
import io.symbia.log.publishing.Sealed;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * One witness, asked over HTTP as c2sp.org/tlog-witness says, one question at a time. It remembers up to where the witness has cosigned; when
 * it is wrong about that, the witness says so (409) and is asked again, from there. One that has cosigned as much or more, or another tree, is
 * asked to show it.
 */
final class WitnessClient {
    private static final String SIZE_TYPE = "text/x.tlog.size";
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,15})\n");
    private static final long MAX_DIFFERENCE_SECONDS = CosignedCheckpoints.MAX_CLOCK_DIFFERENCE.toSeconds();
    private static final long LAST_SECOND = 253_402_300_799L; // Of the year 9999; no clock says a later one in earnest.
    private static final int MOST_CORRECTIONS = 2; // A guess, and once more where somebody else was quicker.
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final WitnessPolicy.Address address;
    private final OwnLines lines;
    private final Exchange exchange;
    private final Duration limit;
    private final OwnHistory history;
    private final RecentTrees<?> trees;
    private final Forgetting forgetting;
    private final Clock clock;
    private volatile long knownSize;
    private String cosignedText = ""; // Of the checkpoint whose cosignatures this log has; of the one thread that asks.
    private volatile OptionalLong aheadSeconds = OptionalLong.empty();
    private volatile Optional<Clocks.Reading> reading = Optional.empty();

    /**
     * A client that has not asked yet.
     *
     * @param limit     longest time for an answer, further questions included
     * @param trees     that witnesses may have been shown
     * @param knownSize what the witness is thought to have cosigned last, or 0
     */
    WitnessClient(
            WitnessPolicy.Address address,
            HttpClient http,
            Duration limit,
            OwnHistory history,
            RecentTrees<?> trees,
            Forgetting forgetting,
            Clock clock,
            long knownSize) {
        this.address = address;
        this.lines = new OwnLines(address.keys());
        this.exchange = new Exchange(http, limit);
        this.limit = limit;
        this.history = history;
        this.trees = trees;
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
     * @return of each of the witness's keys at most one, at least one, on this tree or on a later one that somebody else has shown it; nothing if
     *     that one was not shown to witnesses yet: then it is asked again
     * @throws io.symbia.log.fence.RolledBackException when the witness shows that this log has signed what it does not have
     */
    Optional<Cosigned> cosign(Sealed sealed) throws WitnessFailedException, InterruptedException {
        long askedNanos = System.nanoTime();
        try {
            Optional<Cosigned> cosigned = cosign(sealed, askedNanos + limit.toNanos());
            if (cosigned.isPresent()) count(cosigned.get());
            return cosigned;
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
        var _ = compareWithLatest(System.nanoTime() + limit.toNanos());
    }

    private Optional<Cosigned> cosign(Sealed sealed, long deadlineNanos)
            throws WitnessFailedException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> asked = exchange.send(question(sealed));
        Optional<Cosigned> shown = shownMeanwhile(asked, sealed, deadlineNanos);
        if (shown.isPresent() && !asked.isDone()) { // Else its answer is about the tree that others are asked about.
            asked.cancel(true);
            return shown;
        }
        HttpResponse<byte[]> answer = answer(asked, deadlineNanos);
        for (int again = 0; again < MOST_CORRECTIONS && answer.statusCode() == CONFLICT; again++) {
            long size = sizeIn(answer); // "If it doesn't match, [...] 409": it says from where on.
            forgetting.says(size);
            Optional<Cosigned> ahead = size < sealed.size() ? Optional.empty() : ahead(size, sealed, deadlineNanos);
            knownSize = size;
            if (size > sealed.size() || ahead.isPresent()) return ahead;
            answer = answer(exchange.send(question(sealed)), deadlineNanos);
        }
        if (answer.statusCode() == UNPROCESSABLE) { // "If they don't match": it has cosigned another tree.
            var _ = compareWithLatest(deadlineNanos);
        }
        if (answer.statusCode() != OK) {
            throw new WitnessFailedException("answers " + answer.statusCode());
        }
        return Optional.of(
                new Cosigned(sealed, cosignaturesIn(answer, sealed.checkpoint().text())));
    }

    private void count(Cosigned cosigned) throws WitnessFailedException {
        knownSize = cosigned.sealed().size();
        cosignedText = cosigned.sealed().checkpoint().text();
        forgetting.cosigns(cosignedText, cosigned.cosignatures());
        requireTimely(cosigned.cosignatures());
    }

    /**
     * Where a stranger has shown the witness a checkpoint before this log did, its cosignatures are nothing new any more, and the answer takes
     * its time among all who repeat something: they are shown to everybody meanwhile. Not where this log has them, and wants newer ones.
     */
    private Optional<Cosigned> shownMeanwhile(
            CompletableFuture<HttpResponse<byte[]>> asked, Sealed sealed, long deadlineNanos)
            throws InterruptedException {
        boolean isAgain = sealed.checkpoint().text().equals(cosignedText);
        if (isAgain || exchange.isOverSoon(asked)) return Optional.empty();
        CompletableFuture<HttpResponse<byte[]>> latest = askForLatest();
        if (exchange.isOverBefore(asked, List.of(latest))) { // A witness may be far away, and nothing be wrong.
            latest.cancel(true);
            return Optional.empty();
        }
        return compare(latest, deadlineNanos).flatMap(shown -> counted(shown, sealed));
    }

    /** What a witness shows counts if it is this tree or a later one, and its cosignatures are good and of now; else its answer is waited for. */
    private Optional<Cosigned> counted(Note shown, Sealed sealed) {
        Optional<Sealed> tree = trees.find(shown).filter(it -> it.size() >= sealed.size());
        try {
            List<NoteSignature> cosignatures = tree.isPresent() ? lines.in(shown) : List.of();
            boolean isOfNow = cosignatures.stream().allMatch(line -> Math.abs(ahead(line)) <= MAX_DIFFERENCE_SECONDS);
            return tree.filter(_ -> isOfNow).map(it -> new Cosigned(it, cosignatures));
        } catch (InvalidNoteException _) {
            return Optional.empty();
        }
    }

    /** By so many seconds the time of a cosignature is after this log's clock. */
    private long ahead(NoteSignature cosignature) {
        return cosignature.timestampSeconds() - clock.instant().getEpochSecond(); // Both positive: nothing overflows.
    }

    /** It says that it has cosigned as many leaves or more: somebody else has shown it this tree or a later one, or it lies. */
    private Optional<Cosigned> ahead(long size, Sealed sealed, long deadlineNanos)
            throws WitnessFailedException, InterruptedException {
        Optional<Note> shown = compareWithLatest(deadlineNanos);
        Optional<Cosigned> cosigned = shown.flatMap(note -> counted(note, sealed));
        if (size > sealed.size() && cosigned.isEmpty() && !hasShown(size, shown)) {
            throw new WitnessFailedException(
                    "says that it has cosigned %d leaves and shows no such checkpoint of this log, which has sealed %d"
                            .formatted(size, sealed.size()));
        }
        return cosigned;
    }

    /** A tree of this log that was not shown to witnesses yet, and is by the time they are asked again. */
    private boolean hasShown(long size, Optional<Note> shown) {
        return shown.filter(history::isOwn)
                .filter(note -> Checkpoint.parse(note.text()).treeSize() >= size)
                .isPresent();
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

    /** "A witness SHOULD serve a recent checkpoint for each log it cosigned": without it, its word is only a word. */
    private Optional<Note> compareWithLatest(long deadlineNanos) throws InterruptedException {
        return compare(askForLatest(), deadlineNanos);
    }

    private CompletableFuture<HttpResponse<byte[]>> askForLatest() {
        URI uri = address.url().resolve(history.originHash() + "/checkpoint");
        return exchange.send(HttpRequest.newBuilder(uri).build());
    }

    private Optional<Note> compare(CompletableFuture<HttpResponse<byte[]>> latest, long deadlineNanos)
            throws InterruptedException {
        try {
            Optional<Note> shown = checkpoint(answer(latest, deadlineNanos));
            shown.ifPresent(note -> history.compare(note, "witness " + address.name()));
            return shown;
        } catch (WitnessFailedException _) {
            return Optional.empty(); // It shows nothing, then, and has its own word against it.
        }
    }

    private static Optional<Note> checkpoint(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != OK) return Optional.empty();
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

    private List<NoteSignature> cosignaturesIn(HttpResponse<byte[]> answer, String text) throws WitnessFailedException {
        try {
            return lines.under(text, answer.body());
        } catch (InvalidNoteException bad) {
            throw new WitnessFailedException("answers with no cosignature that counts: " + bad.getMessage(), bad);
        }
    }

    /** INVARIANT 79: who says another time than this log's does not count; readers would take it for the time of the checkpoint. */
    private void requireTimely(List<NoteSignature> cosignatures) throws WitnessFailedException {
        for (NoteSignature cosignature : cosignatures) {
            long ahead = ahead(cosignature);
            aheadSeconds = OptionalLong.of(ahead);
            reading = Optional.of(new Clocks.Reading(
                    Instant.ofEpochSecond(Math.clamp(cosignature.timestampSeconds(), 0, LAST_SECOND)),
                    System.nanoTime()));
            if (Math.abs(ahead) > MAX_DIFFERENCE_SECONDS) {
                throw new WitnessFailedException(
                        "cosigns with a clock that is %d s %s this log's, which is more than %d s; one of the two is wrong"
                                .formatted(Math.abs(ahead), ahead > 0 ? "ahead of" : "behind", MAX_DIFFERENCE_SECONDS));
            }
        }
    }
}
