package io.symbia.cosigner.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, who has to leave, and whose place nobody takes. */
public class RoomTest {
    private static final String TEA = "log.example/tea";
    private static final String COFFEE = "log.example/coffee";
    private static final int MORE_THAN_ANY_ROOM_HAS = 100;
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Reception reception = new Reception(List.of(TEA, COFFEE));
    private final List<Sender> senders = new ArrayList<>();

    /** A body on its way in. */
    private final class Sender {
        private final PipedOutputStream out = new PipedOutputStream();
        private final CompletableFuture<Reception.Guest> guest = new CompletableFuture<>();
        private final Thread thread;

        Sender(int maxBytes) throws IOException {
            PipedInputStream in = new PipedInputStream(out, Reception.MAX_BODY_BYTES);
            thread = Thread.ofVirtual().start(() -> admit(in, maxBytes));
            senders.add(this);
        }

        private void admit(PipedInputStream in, int maxBytes) {
            try {
                guest.complete(reception.admit(in, OptionalLong.empty(), maxBytes));
            } catch (Exception refused) {
                guest.completeExceptionally(refused);
            }
        }

        Sender sends(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        Reception.Guest whole() throws Exception {
            out.close();
            return guest.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Sender sender() throws IOException {
        return new Sender(Reception.MAX_BODY_BYTES);
    }

    private static String about(String origin) {
        return "old 3\nAAAA\nBBBB\n\n" + origin + "\n5\n";
    }

    /** So much about a log that it has left the strangers' room. */
    private static String muchAbout(String origin) {
        return about(origin) + "x".repeat(Reception.MAX_HEAD_BYTES);
    }

    @AfterEach
    void close() throws IOException {
        for (Sender sender : senders) {
            sender.thread.interrupt();
            sender.out.close();
        }
        reception.close();
    }

    private static Throwable why(Sender refused) throws Exception {
        try {
            refused.guest.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("it was let in");
        } catch (ExecutionException expected) {
            return expected.getCause();
        }
    }

    private static void await(BooleanSupplier condition) {
        long startNanos = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - startNanos).isLessThan(TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS));
            Thread.onSpinWait();
        }
    }

    @Test
    void letsInWhatIsAboutALogAndKnowsWhichOne() throws Exception {
        try (Reception.Guest tea = sender().sends(muchAbout(TEA)).whole();
                Reception.Guest stranger =
                        sender().sends(about("stranger.example")).whole();
                Reception.Guest nothing = sender().whole()) {
            assertThat(tea.origin()).contains(TEA);
            assertThat(new String(tea.bytes().toArray(), StandardCharsets.UTF_8))
                    .isEqualTo(muchAbout(TEA));
            assertThat(stranger.origin()).isEmpty();
            assertThat(stranger.isWhole()).isTrue();
            assertThat(nothing.origin()).isEmpty();
            assertThat(reception.bodies()).isEqualTo(3);
        }
        assertThat(reception.bodies()).isZero();
    }

    /** Of a log that nobody expects, the beginning is enough. */
    @Test
    void readsNoMoreOfAStrangerThanItsBeginning() throws Exception {
        Sender stranger = sender().sends(muchAbout("stranger.example") + "x".repeat(10_000));
        try (Reception.Guest guest =
                stranger.guest.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) { // It is still sending.
            assertThat(guest.isWhole()).isFalse();
            assertThat(guest.bytes().size()).isEqualTo(Reception.MAX_HEAD_BYTES);
        }
    }

    @Test
    void refusesWhatIsTooLargeByWhatItSaysAndByWhatItSends() throws Exception {
        assertThatThrownBy(() -> reception.admit(
                        new PipedInputStream(),
                        OptionalLong.of(Reception.MAX_BODY_BYTES + 1L),
                        Reception.MAX_BODY_BYTES))
                .isInstanceOf(Reception.TooLargeException.class);
        String largest =
                about(TEA) + "x".repeat(Reception.MAX_BODY_BYTES - about(TEA).length());
        try (Reception.Guest guest = sender().sends(largest).whole()) {
            assertThat(guest.bytes().size()).isEqualTo(Reception.MAX_BODY_BYTES);
        }
        assertThat(why(sender().sends(largest).sends("x"))).isInstanceOf(Reception.TooLargeException.class);
        try (Reception.Guest guest = new Sender(2 * Reception.MAX_BODY_BYTES)
                .sends(largest)
                .sends("and more")
                .whole()) {
            assertThat(guest.bytes().size()).isEqualTo(Reception.MAX_BODY_BYTES + 8);
        }
        assertThat(reception.bodies()).isZero();
    }

    /** Each of them has sent something and stops; the next always finds a place, at once and whole. */
    @Test
    void keepsOutNobodyWhoSendsAtOnceHoweverManyAreSlow() throws Exception {
        for (String beginning : List.of("", about(TEA), muchAbout(TEA), muchAbout(COFFEE))) {
            for (int slow = 0; slow < MORE_THAN_ANY_ROOM_HAS; slow++) sender().sends(beginning);
            try (Reception.Guest guest = sender().sends(muchAbout(TEA)).whole()) {
                assertThat(guest.isWhole()).isTrue();
            }
        }
        assertThat(reception.putOut()).isPositive();
        assertThat(reception.bodies()).isLessThanOrEqualTo(64 + 16 + 16); // Of four hundred and four.
    }

    /** The slowest has to leave, not the one that has just come. */
    @Test
    void putsOutTheSlowest() throws Exception {
        Room room = new Room(2);
        CompletableFuture<Void> left = new CompletableFuture<>();
        Room.Place slow = room.take(() -> left.complete(null));
        slow.has(10);
        Room.Place fast = room.take(() -> left.completeExceptionally(new AssertionError("the fast one")));
        fast.has(1_000_000);
        Room.Place next = room.take(() -> left.completeExceptionally(new AssertionError("the last one")));
        left.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        next.arrived();
        fast.arrived();
        assertThatThrownBy(slow::arrived).isInstanceOf(IOException.class).hasMessage("it came in too slowly");
        assertThat(slow.end()).isTrue();
        assertThat(fast.end()).isFalse();
        assertThat(next.end()).isFalse();
        assertThat(room.putOut()).isEqualTo(1);
        assertThat(room.taken()).isZero();
    }

    /** Whose body is whole is being worked at; the place of those cannot be taken, and that of another party's need not. */
    @Test
    void takesNoPlaceOfWhoeverIsWholeAndNoneOfAnotherParty() throws Exception {
        List<Reception.Guest> guests = new ArrayList<>();
        for (int guest = 0; guest < 16; guest++)
            guests.add(sender().sends(muchAbout(TEA)).whole());
        assertThat(why(sender().sends(muchAbout(TEA)))).isInstanceOf(CrowdedException.class);
        try (Reception.Guest other = sender().sends(muchAbout(COFFEE)).whole()) {
            assertThat(other.origin()).contains(COFFEE);
        }
        assertThat(reception.putOut()).isZero();
        guests.removeLast().close();
        try (Reception.Guest next = sender().sends(muchAbout(TEA)).whole()) {
            assertThat(next.isWhole()).isTrue();
        }
        guests.forEach(Reception.Guest::close);
        assertThat(reception.bodies()).isZero();
    }

    /** Also when there are places for everybody: a body that stalls holds nobody up for ever. */
    @Test
    void putsOutWhoSendsNothingAnyMore() throws Exception {
        for (String beginning : List.of("", about(TEA), muchAbout(TEA))) sender().sends(beginning);
        await(() -> reception.bodies() == 3);
        for (Sender stalled : senders) assertThat(why(stalled)).isInstanceOf(IOException.class);
        assertThat(reception.bodies()).isZero();
        assertThat(reception.putOut()).isEqualTo(3);
    }

    @Test
    void answersSomeAtOnceAndTheOthersLater() throws Exception {
        Pace pace = reception.paceOf(Optional.of(TEA));
        List<Thread> asking = new ArrayList<>();
        for (int asked = 0; asked < 3 * Pace.AT_ONCE_PER_SECOND; asked++) asking.add(keeping(pace));
        await(() -> pace.pausing() > 0);
        assertThat(reception.pausing()).isPositive();
        reception.paceOf(Optional.of(COFFEE)).keep(); // Another party's is its own.
        reception.paceOf(Optional.empty()).keep();
        long startNanos = System.nanoTime();
        await(() -> System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(1));
        pace.keep(); // In the next second again some are answered at once.
        assertThat(pace.pausing()).isPositive(); // Those of the first are still waiting: nothing above has waited.
        for (Thread thread : asking) thread.interrupt();
        for (Thread thread : asking) thread.join();
        assertThat(pace.pausing()).isZero();
    }

    private static Thread keeping(Pace pace) {
        return Thread.ofVirtual().start(() -> {
            try {
                pace.keep();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A log among strangers who ask and hang up is not refused: the pause of the oldest ends early instead. */
    @Test
    void letsABoundedNumberPauseAndRefusesNobody() throws Exception {
        Pace pace = new Pace(2, 0);
        List<Thread> asking = new ArrayList<>();
        for (int count = 1; count <= 4; count++) {
            asking.add(keeping(pace));
            int pausing = Math.min(count, 2);
            int ended = count - pausing;
            await(() -> pace.pausing() == pausing
                    && asking.stream().filter(Thread::isAlive).count() == pausing
                    && asking.subList(0, ended).stream().noneMatch(Thread::isAlive));
        }
        for (Thread thread : asking) thread.interrupt();
        for (Thread thread : asking) thread.join();
        assertThat(pace.pausing()).isZero();
    }
}
