package io.symbia.verifier.audit.seen;

import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.Failure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps a state to one audit at a time, by a lock on an empty file beside it: the state itself is replaced by another file whenever it is
 * written. The file stays when the lock is given back, and the operating system gives back that of a process that dies.
 */
final class StateLock implements Closeable {
    private static final String EXTENSION = ".lock";

    /** The files that this process has locked: an operating system may lock them between processes only. */
    private static final Set<Path> LOCKED = new HashSet<>(); // Guarded by itself.

    private final Path file;
    private final FileChannel channel;

    private StateLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Locks a state, or says that another audit uses it. */
    static StateLock of(Path state) throws CouldNotCheckException {
        try {
            Path folder = state.toAbsolutePath().getParent().toRealPath(); // One file has one name here.
            Path file = folder.resolve(state.getFileName() + EXTENSION);
            synchronized (LOCKED) {
                // Asked before the file is opened: closing any channel of it gives back all locks of this process on
                // it.
                if (LOCKED.contains(file)) {
                    throw isUsed(state);
                }
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (!isLocked(channel)) {
                    channel.close();
                    throw isUsed(state);
                }
                LOCKED.add(file);
                return new StateLock(file, channel);
            }
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot lock " + state + ": " + Failure.said(e), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static CouldNotCheckException isUsed(Path state) {
        return new CouldNotCheckException("another audit uses " + state + ": one state is for one audit at a time");
    }

    /** Gives the lock back, once. */
    @Override
    public void close() throws IOException {
        synchronized (LOCKED) {
            if (channel.isOpen()) {
                channel.close();
                LOCKED.remove(file);
            }
        }
    }
}
