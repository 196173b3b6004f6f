package io.symbia.disk.testkit;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForceFailedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk in memory that tells what was written from what would be there after a power cut: bytes last once their file is forced, names
 * once the directory is forced. It can cut the power, run out of room, or fail to force, at any operation.
 */
public final class ShadowDisk implements Disk {
    private final Map<String, Inode> names = new HashMap<>();
    private final Map<String, Inode> durableNames = new HashMap<>();
    private final List<String> operations = new ArrayList<>();
    private boolean locked;
    private int cutAt = Integer.MAX_VALUE;
    private int fullFrom = Integer.MAX_VALUE;
    private int fullUntil;
    private int forceFailsAt = Integer.MAX_VALUE;
    private boolean forgetsForces;
    private long usableBytes = Long.MAX_VALUE;

    /** What a power cut does to writes that were not forced. */
    public enum Unforced {
        /** They are gone. */
        VANISH,
        /** They are all there: the process was killed, the machine lived on. */
        STAY,
        /** Any sector of any write, and any name, may be there or not. */
        TORN
    }

    /** The power was cut. */
    public static final class PowerCut extends RuntimeException {
        private static final long serialVersionUID = 1;

        PowerCut(String operation) {
            super("power cut at " + operation);
        }
    }

    /** Cuts the power at the n-th operation from now, counted from 1. */
    public ShadowDisk cutAt(int operation) {
        cutAt = operations.size() + operation;
        return this;
    }

    /** Has no room from the n-th operation from now on, for {@code count} operations. */
    public ShadowDisk fullAt(int operation, int count) {
        fullFrom = operations.size() + operation;
        fullUntil = fullFrom + count;
        return this;
    }

    /** Fails to force at the n-th operation from now, if that is a force. */
    public ShadowDisk forceFailsAt(int operation) {
        forceFailsAt = operations.size() + operation;
        return this;
    }

    /** Sets what {@link #usableBytes} says. */
    public void usableBytes(long bytes) {
        usableBytes = bytes;
    }

    /** Says yes to every force and does nothing: a disk that lies, to see that tests notice. */
    public ShadowDisk forgetForces() {
        forgetsForces = true;
        return this;
    }

    /** Every operation so far. */
    public synchronized List<String> operations() {
        return List.copyOf(operations);
    }

    /** Counts an operation that happens beside the disk, so that power can be cut there too. */
    public synchronized void operation(String name) {
        operations.add(name);
        if (operations.size() >= cutAt) {
            throw new PowerCut(name);
        }
    }

    /** The disk after power came back; this one is of no use any more. */
    public synchronized ShadowDisk afterPowerCut(Unforced unforced, Random random) {
        ShadowDisk after = new ShadowDisk();
        Map<String, Inode> survivors = new HashMap<>(unforced == Unforced.STAY ? names : durableNames);
        if (unforced == Unforced.TORN) {
            names.forEach((name, inode) -> {
                if (random.nextBoolean()) {
                    survivors.put(name, inode);
                }
            });
        }
        survivors.forEach((name, inode) -> {
            Inode copy = Inode.of(inode.afterPowerCut(unforced, random));
            after.names.put(name, copy);
            after.durableNames.put(name, copy);
        });
        return after;
    }

    /** A file as it is, for tests that look or damage. */
    public synchronized byte[] bytes(String name) {
        return names.get(name).bytes();
    }

    /** Puts a file in place. */
    public synchronized void put(String name, byte[] content) {
        Inode inode = Inode.of(content);
        names.put(name, inode);
        durableNames.put(name, inode);
    }

    /** Names of all files. */
    public synchronized List<String> files() {
        return names.keySet().stream().sorted().toList();
    }

    /** An independent disk with the same files, all of them forced. */
    public synchronized ShadowDisk copy() {
        return afterPowerCut(Unforced.STAY, new Random(0));
    }

    @Override
    public synchronized DurableFile open(String name) {
        if (!names.containsKey(name)) {
            operation("create " + name);
            names.put(name, new Inode());
        }
        return new ShadowFile(name, names.get(name));
    }

    @Override
    public DurableFile openSecret(String name) {
        return open(name);
    }

    @Override
    public synchronized boolean exists(String name) {
        return names.containsKey(name);
    }

    @Override
    public synchronized void rename(String from, String to) {
        operation("rename " + from + " to " + to);
        names.put(to, names.remove(from));
    }

    @Override
    public synchronized void delete(String name) {
        operation("delete " + name);
        names.remove(name);
    }

    @Override
    public synchronized void forceDirectory() {
        operation("force directory");
        durableNames.clear();
        durableNames.putAll(names);
    }

    @Override
    public long usableBytes() {
        return usableBytes;
    }

    @Override
    public Closeable lock(String name) throws IOException {
        if (locked) {
            throw new IOException("another process has locked the folder");
        }
        locked = true;
        return () -> locked = false;
    }

    private final class ShadowFile implements DurableFile {
        private final String name;
        private final Inode inode;

        ShadowFile(String name, Inode inode) {
            this.name = name;
            this.inode = inode;
        }

        @Override
        public long size() {
            return inode.size();
        }

        @Override
        public void write(long position, ByteBuffer source) throws IOException {
            byte[] content = new byte[source.remaining()];
            source.get(content);
            operations.add("write " + name);
            boolean cut = operations.size() >= cutAt;
            boolean full = operations.size() >= fullFrom && operations.size() < fullUntil;
            inode.write(Math.toIntExact(position), content, cut || full ? content.length / 2 : content.length);
            if (cut) {
                throw new PowerCut("write " + name);
            }
            if (full) {
                throw new IOException("no space left on device, at write " + name);
            }
        }

        @Override
        public void force() {
            operation("force " + name);
            if (operations.size() == forceFailsAt) {
                throw new ForceFailedException(name, new IOException("input/output error"));
            }
            if (!forgetsForces) {
                inode.force();
            }
        }

        @Override
        public void truncate(long sizeBytes) {
            if (sizeBytes < inode.size()) {
                operation("truncate " + name);
                inode.truncate(Math.toIntExact(sizeBytes));
            }
        }

        @Override
        public int read(long position, ByteBuffer target) {
            if (position >= inode.size()) {
                return target.hasRemaining() ? -1 : 0;
            }
            return inode.read((int) position, target);
        }

        @Override
        public void close() {
            // Nothing to give back.
        }
    }
}
