package io.symbia.log.mirroring;

import io.symbia.log.mirroring.AskedMirror.Held;
import io.symbia.log.patience.Patience;
import io.symbia.log.publishing.Cosigned;
import io.symbia.log.publishing.MirrorStatus;
import io.symbia.log.publishing.Publication;
import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.RecentTrees;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.storage.LogReader;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Gives mirrors what is sealed before another publication does anything with it. INVARIANT 118: if mirrors are required, no witness and no reader
 * is shown a checkpoint before so many of them hold its tree, entries and manifests: whatever anybody was ever shown can be restored from them.
 * Their cosignatures are in the checkpoint that is shown. A mirror that shows that this log has signed what its files do not have ends the process,
 * whether or not it is required. If none is required, nobody waits for them, and what they lag behind can be seen.
 */
public final class MirroredPublication implements Publication {
    private static final Duration IN_STEP = Duration.ofSeconds(10); // So long the others wait for a slow one.
    private static final Duration GRACE = Duration.ofSeconds(3); // How long the end of the process waits for them.

    private final Publication inner;
    private final OwnHistory history;
    private final RecentTrees<AskedMirror> trees = new RecentTrees<>();
    private final int required;
    private final HttpClient http;
    private final List<AskedMirror> mirrors;
    private volatile boolean closing;
    private Optional<Sealed> newest = Optional.empty(); // Guarded by this, as is below.
    private Optional<Sealed> passedOn = Optional.empty();
    private Optional<Sealed> handedOut = Optional.empty();
    private long handedOutNanos = System.nanoTime();

    /**
     * A publication that asks nobody yet.
     *
     * @param inner   is handed what mirrors hold
     * @param history of the log, with which is compared what mirrors show
     * @param fatal   ends the process
     */
    public MirroredPublication(
            Publication inner,
            List<MirrorAddress> addresses,
            MirroringSettings settings,
            OwnHistory history,
            LogReader reader,
            Clock clock,
            Consumer<Throwable> fatal) {
        this.inner = inner;
        this.history = history;
        this.required = settings.required();
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.answerLimit())
                .followRedirects(HttpClient.Redirect.NEVER) // Another place is another mirror.
                .build();
        AskedMirror.Answers answers = new AskedMirror.Answers() {
            @Override
            public void held() {
                passOn();
                handOutIfDue();
            }

            @Override
            public void failed(Throwable failure) {
                if (!closing) fatal.accept(failure);
            }
        };
        mirrors = addresses.stream()
                .map(address -> new AskedMirror(
                        address,
                        new MirrorClient(address, http, settings.answerLimit(), history, trees, reader),
                        settings.cosignAgain(),
                        inner::isOvertaken,
                        clock,
                        answers))
                .toList();
    }

    @Override
    public void start(Runnable whenPublished) {
        inner.start(() -> {
            showMirrors();
            whenPublished.run();
        });
        showMirrors(); // What was published before, if it is still current.
        mirrors.forEach(AskedMirror::start);
    }

    private void showMirrors() {
        Optional<Note> checkpoint = inner.published().map(Published::checkpoint);
        checkpoint.ifPresent(note -> mirrors.forEach(mirror -> mirror.published(note)));
    }

    @Override
    public void requireOneHistory() {
        history.requireWhole();
        inner.requireOneHistory();
    }

    @Override
    public void sealed(Sealed sealed) {
        history.sealed(sealed.size());
        trees.add(sealed);
        synchronized (this) {
            newest = Optional.of(sealed);
        }
        if (required == 0) {
            inner.sealed(sealed);
        }
        handOutIfDue();
    }

    /**
     * Mirrors that are required are given the same trees, so that a policy may count all of them: the next one when enough hold the last, or one of
     * them has kept the others waiting.
     */
    private synchronized void handOutIfDue() {
        if (newest.equals(handedOut)) return;
        boolean isHeld = handedOut
                .filter(tree -> mirrors.stream()
                                .filter(mirror -> mirror.held()
                                        .filter(it -> it.sealed().size() >= tree.size())
                                        .isPresent())
                                .count()
                        < required)
                .isEmpty();
        boolean isLate = System.nanoTime() - handedOutNanos > IN_STEP.toNanos();
        if (required > 1 && !isHeld && !isLate) return;
        handedOut = newest;
        handedOutNanos = System.nanoTime();
        handedOut.ifPresent(tree -> mirrors.forEach(mirror -> mirror.sealed(tree)));
    }

    /**
     * The largest tree that enough mirrors hold goes on, never one that is smaller than before; with the cosignatures of all who have held it, also of
     * one that has been given a newer one meanwhile.
     */
    private synchronized void passOn() {
        Map<AskedMirror, Held> held = new HashMap<>();
        mirrors.forEach(mirror -> mirror.held().ifPresent(it -> held.put(mirror, it)));
        Map<Long, List<NoteSignature>> cosignatures = new TreeMap<>();
        held.forEach((mirror, it) -> cosignatures.merge(
                it.sealed().size(),
                trees.cosigned(mirror, new Cosigned(it.sealed(), it.cosignatures()), held::containsKey),
                (one, other) ->
                        Stream.concat(one.stream(), other.stream()).distinct().toList()));
        List<Sealed> largestFirst = held.values().stream()
                .map(Held::sealed)
                .sorted(Comparator.comparingLong(Sealed::size).reversed())
                .toList();
        if (required == 0 || held.size() < required) {
            return;
        }
        Sealed next = largestFirst.get(required - 1);
        if (next.size() < passedOn.map(Sealed::size).orElse(-1L)) {
            return;
        }
        passedOn = Optional.of(next);
        Note checkpoint = next.checkpoint().with(Objects.requireNonNull(cosignatures.get(next.size())));
        inner.sealed(new Sealed(next.batches(), next.size(), next.root(), checkpoint));
    }

    @Override
    public Optional<Published> published() {
        return inner.published();
    }

    @Override
    public Optional<Octets> earlier(long size) throws IOException {
        return inner.earlier(size);
    }

    @Override
    public List<WitnessStatus> witnesses() {
        return inner.witnesses();
    }

    @Override
    public List<MirrorStatus> mirrors() {
        return mirrors.stream().map(AskedMirror::status).toList();
    }

    /** First the mirrors that are required; while they hold the newest tree, whatever publishes it. */
    @Override
    public synchronized Optional<String> missing() {
        if (isPassedOn()) return inner.missing();
        long size = handedOut.or(() -> newest).map(Sealed::size).orElse(0L); // A newer one is not asked for yet.
        long holding = mirrors.stream()
                .filter(mirror -> mirror.held().map(it -> it.sealed().size()).orElse(-1L) >= size)
                .count();
        return Optional.of("%d of %d required mirrors hold %d leaves".formatted(holding, required, size));
    }

    @Override
    public Duration ahead() {
        return inner.ahead();
    }

    @Override
    public boolean isOvertaken() {
        return inner.isOvertaken();
    }

    @Override
    public Duration compareClocks() {
        return inner.compareClocks();
    }

    @Override
    public boolean checkNext() throws IOException {
        return inner.checkNext();
    }

    @Override
    public Patience patience() {
        return inner.patience();
    }

    private synchronized boolean isPassedOn() {
        return required == 0 || newest.map(Sealed::size).equals(passedOn.map(Sealed::size));
    }

    @Override
    public void close() throws IOException {
        try {
            long endNanos = System.nanoTime() + GRACE.toNanos();
            while (!isPassedOn() && System.nanoTime() < endNanos) {
                Thread.sleep(Duration.ofMillis(20));
            }
            closing = true;
            mirrors.forEach(AskedMirror::close);
            for (AskedMirror mirror : mirrors) {
                mirror.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            http.shutdownNow();
            inner.close();
        }
    }
}
