package io.symbia.log.restoring;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForwardingDisk;
import io.symbia.disk.ForwardingFile;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** A folder that is worth nothing before it is complete: forces are left away until {@link #forceAll}, which makes all of it last. */
record LateForces(Disk disk, Set<String> files) implements ForwardingDisk {
    LateForces(Disk disk) {
        this(disk, new TreeSet<>());
    }

    /** Makes all that was written last. */
    void forceAll() throws IOException {
        for (String name : files) {
            if (disk.exists(name)) {
                try (DurableFile file = disk.open(name)) {
                    file.force();
                }
            }
        }
        disk.forceDirectory();
    }

    @Override
    public DurableFile open(String name) throws IOException {
        files.add(name);
        return new LateFile(disk.open(name));
    }

    @Override
    public DurableFile openSecret(String name) throws IOException {
        files.add(name);
        return new LateFile(disk.openSecret(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        files.add(to);
        disk.rename(from, to);
    }

    @Override
    public void forceDirectory() {} // Later.

    private record LateFile(DurableFile file) implements ForwardingFile {
        @Override
        public void force() {} // Later.
    }
}
