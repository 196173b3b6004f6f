package io.symbia.witness;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForwardingDisk;
import java.io.IOException;

/** A disk of which some operations fail, as all do when a process has too many files open. */
final class FailingDisk implements ForwardingDisk {
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
    public Disk disk() {
        return disk;
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
}
