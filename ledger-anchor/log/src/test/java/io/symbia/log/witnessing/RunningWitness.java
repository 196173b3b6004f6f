package io.symbia.log.witnessing;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.witness.WatchedLog;
import io.symbia.witness.Witness;
import io.symbia.witness.WitnessDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** A real witness behind its real door; it can be stopped, and comes back at the same address with whatever its disk holds. */
final class RunningWitness {
    private final String name;
    private final Clock clock;
    private WatchedLog log;
    private final List<VerifierKey> keys;
    private final URI url;
    private ShadowDisk disk = new ShadowDisk();
    private WitnessDoor door;

    RunningWitness(String name, VerifierKey logKey) {
        this(name, logKey, Clock.systemUTC());
    }

    RunningWitness(String name, VerifierKey logKey, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.log = new WatchedLog(logKey.name(), List.of(logKey));
        Witness witness = open();
        keys = witness.verifierKeys();
        door = door(witness, 0);
        url = door.address();
    }

    private Witness open() {
        try {
            return Witness.open(disk, name, List.of(log), clock, new SecureRandom());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static WitnessDoor door(Witness witness, int port) {
        try {
            return new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String name() {
        return name;
    }

    List<VerifierKey> keys() {
        return keys;
    }

    URI url() {
        return url;
    }

    void stop() {
        door.close();
    }

    /** Comes back; fails as the witness does when it does not know any more what it has cosigned. */
    void startAgain() {
        door = door(open(), url.getPort());
    }

    /** Comes back, told that the log has these keys. */
    void startAgainWith(List<VerifierKey> logKeys) {
        log = new WatchedLog(log.origin(), logKeys);
        startAgain();
    }

    ShadowDisk copyOfDisk() {
        return disk.copy();
    }

    /** Puts other files in the place of its own. */
    void restore(ShadowDisk other) {
        disk = other;
    }
}
