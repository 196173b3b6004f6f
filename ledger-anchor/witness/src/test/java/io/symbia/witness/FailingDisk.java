package io.symbia.witness;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import java.io.Closeable;
import java.io.IOException;

/** A disk of which some operations fail, as all do when a process has too many files open. */
final class FailingDisk implements Disk {
    private final Disk disk;
    private int operations;
    private int failsFrom = Integer.MAX_VALUE;
    private int failsUntil;

    FailingDisk(Disk disk) {
        this.disk = disk;
    }

    /** From the n-th operation from now on, so many fail. */
    void failAt(int operation, int count) {
        failsFrom = operations + operation;
        failsUntil = failsFrom + count;
    }

    private void operation() throws IOException {
        operations++;
        if (operations >= failsFrom && operations < failsUntil) throw new IOException("too many open files");
    }

    @Override
    public DurableFile open(String name) throws IOException {
        operation();
        return disk.open(name);
    }

    @Override
    public DurableFile openSecret(String name) throws IOException {
        operation();
        return disk.openSecret(name);
    }

    @Override
    public boolean exists(String name) throws IOException {
        return disk.exists(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation();
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        operation();
        disk.delete(name);
    }

    @Override
    public void forceDirectory() throws IOException {
        operation();
        disk.forceDirectory();
    }

    @Override
    public long usableBytes() throws IOException {
        return disk.usableBytes();
    }

    @Override
    public Closeable lock(String name) throws IOException {
        return disk.lock(name);
    }
}
