package io.symbia.cosigner.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose place is taken first, and whose is not taken. */
class PlacesTest {
    private static final int MUCH = 1_000_000_000;

    private final List<String> putOut = new ArrayList<>();

    private Room.Place take(Room room, String name) throws Exception {
        return room.take(() -> putOut.add(name));
    }

    /** However fast the others are. */
    @Test
    void isTakenLastOfWhoeverHasBroughtSomethingNew() throws Exception {
        Room room = new Room(3);
        Room.Place log = take(room, "log");
        log.broughtNew();
        take(room, "fast").has(MUCH);
        take(room, "faster").has(2 * MUCH);
        take(room, "next").has(MUCH);
        take(room, "last").has(MUCH);
        assertThat(putOut).hasSize(2).doesNotContain("log");
        log.arrived();
        assertThat(log.end()).isFalse();
    }

    /** Until then files may be read for it, which would be closed under the one who reads. */
    @Test
    void ofAnAnswerCanBeTakenOnceItIsBeingSent() throws Exception {
        Room room = new Room(1);
        Room.Place making = room.takeToWork(() -> putOut.add("made"));
        assertThatThrownBy(() -> take(room, "too early")).isInstanceOf(CrowdedException.class);
        making.departs();
        take(room, "next");
        assertThat(putOut).containsExactly("made");
        assertThat(making.end()).isTrue();
        assertThat(room.taken()).isEqualTo(1);
    }

    @Test
    void isLostOnceAndByWhoeverHasItAlone() throws Exception {
        Room room = new Room(2);
        Room.Place late = take(room, "late");
        Room.Place gone = take(room, "gone");
        assertThat(gone.end()).isFalse();
        gone.loses();
        late.loses();
        late.loses();
        assertThat(putOut).containsExactly("late");
        assertThat(late.end()).isTrue();
    }

    /** A body that brings nothing new waits before it is read, without a place, and once. */
    @Test
    void isGivenBackWhileItPausesAndTakenAgain() throws Exception {
        Room room = new Room(1);
        Pace pace = new Pace(1, 1);
        try (Arrival arrival = new Arrival(new ByteArrayInputStream(new byte[9]), room, pace, () -> {})) {
            arrival.pause(); // At once: the first in this second.
            assertThat(room.taken()).isEqualTo(1);
            arrival.keepPace(); // Not once more: in this second it would have to pause, and nobody ends that here.
            assertThat(room.taken()).isZero();
            assertThat(pace.pausing()).isZero();
        }
    }

    /** Held bytes are read first, and not twice. */
    @Test
    void holdsWhatWasReadAheadForWhoeverReadsOn() throws IOException {
        byte[] sent = new byte[20_000];
        for (int at = 0; at < sent.length; at++) sent[at] = (byte) at;
        for (int held : new int[] {0, 1, 5_000, 20_000, 30_000}) {
            Body body = new Body(new ByteArrayInputStream(sent));
            assertThat(body.read()).isEqualTo(sent[0]);
            body.readTo(held);
            assertThat(body.readAllBytes()).isEqualTo(Arrays.copyOfRange(sent, 1, sent.length));
        }
    }
}
