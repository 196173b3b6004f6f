package io.symbia.log.http.limits;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * A few turns at what costs memory for as long as a client is slow. Whoever comes when all are taken is sent away for a moment, and the slowest
 * of those that have one loses it if it is slower than it need be: so nobody keeps others out by being slow.
 */
final class Turns {
    private final int atOnce;
    private final long patienceMillis;
    private final long fairBytesPerSecond;
    private final ToLongFunction<Exchange> progressBytes;
    private final Exchanges exchanges;
    private final Set<Turn> taken = new HashSet<>(); // Guarded by this.

    /**
     * Turns of which none is taken.
     *
     * @param atOnce             how many there are
     * @param patienceMillis     how long each has its turn, however slow it is
     * @param fairBytesPerSecond whoever is faster keeps its turn
     * @param progressBytes      what it has got so far
     */
    Turns(
            int atOnce,
            long patienceMillis,
            long fairBytesPerSecond,
            ToLongFunction<Exchange> progressBytes,
            Exchanges exchanges) {
        this.atOnce = atOnce;
        this.patienceMillis = patienceMillis;
        this.fairBytesPerSecond = fairBytesPerSecond;
        this.progressBytes = progressBytes;
        this.exchanges = exchanges;
    }

    /** Something that a client may do now; to be closed by the thread that has begun it. */
    final class Turn implements AutoCloseable {
        private final Optional<Exchange> exchange = Exchange.current();
        private boolean yielded; // Guarded by the turns.

        private Turn() {}

        private long ageMillis() {
            return exchange.map(Exchange::ageMillis).orElse(0L);
        }

        private double bytesPerSecond() {
            return exchange.map(progressBytes::applyAsLong).orElse(0L) * 1_000.0 / Math.max(1, ageMillis());
        }

        private boolean mustYield() {
            return !yielded && ageMillis() > patienceMillis && bytesPerSecond() < fairBytesPerSecond;
        }

        @Override
        public void close() {
            synchronized (Turns.this) {
                taken.remove(this);
            }
        }
    }

    /**
     * Takes a turn.
     *
     * @throws BusyException when all are taken
     */
    synchronized Turn take() {
        if (taken.size() < atOnce) {
            Turn turn = new Turn();
            taken.add(turn);
            return turn;
        }
        taken.stream()
                .filter(Turn::mustYield)
                .min(Comparator.comparingDouble(Turn::bytesPerSecond))
                .ifPresent(this::end);
        throw new BusyException();
    }

    private void end(Turn slowest) {
        slowest.yielded = true;
        slowest.exchange.ifPresent(exchange -> exchanges.end(exchange, Exchanges.Reason.YIELDED));
    }

    /** How many are taken. */
    synchronized int taken() {
        return taken.size();
    }
}
