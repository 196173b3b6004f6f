package io.symbia.local.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server in this process, reached over its real wire protocol, on the loopback interface unless
 * it is told otherwise.
 *
 * <p>With a data directory, every write that was acknowledged is there after {@code kill -9}: its answer is sent only
 * after a commit that holds it has reached the file. See {@link GroupCommit}.
 *
 * <p>A commit also waits for the disk (fsync), so that a power failure loses nothing either: with writers sharing
 * commits it cost less than the measurement's noise. {@code -Dsymbia.database.force=false} leaves that to the operating
 * system.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String FILE_NAME = "database.mv";
    private static final String FORCE_PROPERTY = "symbia.database.force";
    private static final int EXIT_CANNOT_WRITE = 74; // sysexits.h: EX_IOERR

    private final MVStore store;
    private final Optional<GroupCommit> commits;
    private final WireServer server;

    private EmbeddedDatabase(MVStore store, Optional<GroupCommit> commits, InetSocketAddress address) {
        this.store = store;
        this.commits = commits;
        this.server = new WireServer(new DocumentBackend(store, commits), address);
    }

    /** Starts a server on the loopback interface; see {@link #start(Path, InetAddress, int)}. */
    public static EmbeddedDatabase start(Path dataDirectory, int port) {
        return start(dataDirectory, InetAddress.getLoopbackAddress(), port);
    }

    /**
     * Starts a server that keeps its data on disk.
     *
     * @param dataDirectory is created when missing; used by one server at a time
     * @param bind          there is no authentication, so every address but loopback is a decision
     * @param port          0 takes any free one
     */
    public static EmbeddedDatabase start(Path dataDirectory, InetAddress bind, int port) {
        boolean force = !"false".equals(System.getProperty(FORCE_PROPERTY));
        return start(dataDirectory, new InetSocketAddress(bind, port), force);
    }

    static EmbeddedDatabase start(Path dataDirectory, int port, boolean force) {
        return start(dataDirectory, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), force);
    }

    private static EmbeddedDatabase start(Path dataDirectory, InetSocketAddress address, boolean force) {
        try {
            Files.createDirectories(dataDirectory);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot create " + dataDirectory, failed);
        }
        StoreFile file = StoreFile.open(dataDirectory.resolve(FILE_NAME), force);
        GroupCommit commits = new GroupCommit(file, EmbeddedDatabase::halt);
        try {
            return new EmbeddedDatabase(file.store(), Optional.of(commits), address);
        } catch (RuntimeException failed) { // The port is taken: leave the file to whoever tries next.
            commits.close();
            file.store().close();
            throw failed;
        }
    }

    /** Starts a server that forgets everything when it is closed, on any free port. */
    public static EmbeddedDatabase startInMemory() {
        return new EmbeddedDatabase(
                StoreFile.inMemory(), Optional.empty(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Connection string for the official drivers, with the options that a server without sessions needs. */
    public String uri() {
        InetAddress bound = server.address().getAddress();
        String host = bound.isAnyLocalAddress() ? LOOPBACK : bound.getHostAddress();
        String literal = host.contains(":") ? "[" + host + "]" : host; // RFC 3986, section 3.2.2
        return "mongodb://" + literal + ":" + port()
                + "/?retryWrites=false&retryReads=false&uuidRepresentation=standard";
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** Answers the requests under way, commits and closes the file. */
    @Override
    public void close() {
        server.close();
        commits.ifPresent(GroupCommit::close);
        store.close();
    }

    /**
     * Writes that were applied but not kept must never be seen: the process ends here and starts again from the file.
     */
    private static void halt(Throwable failure) {
        LOG.error("event=database-commit-failed action=halt", failure);
        Runtime.getRuntime().halt(EXIT_CANNOT_WRITE);
    }
}
