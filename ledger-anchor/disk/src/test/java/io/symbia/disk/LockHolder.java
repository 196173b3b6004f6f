package io.symbia.disk;

import io.symbia.disk.testkit.Garbage;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that locks a folder, keeps nothing of the lock, and says what it has done; it ends with its input. */
final class LockHolder {
    private LockHolder() {}

    /** Locks the folder that is named, and then collects its garbage or tries to lock it again. */
    public static void main(String[] arguments) throws IOException {
        FolderDisk disk = new FolderDisk(Path.of(arguments[0]));
        disk.lock("lock");
        switch (arguments[1]) {
            case "collects" -> Garbage.collect();
            case "repeats" -> lockAgain(disk);
            default -> throw new IllegalArgumentException(arguments[1]);
        }
        System.out.println("done");
        while (System.in.read() >= 0) {
            // Holds it.
        }
    }

    private static void lockAgain(FolderDisk disk) {
        try {
            disk.lock("lock");
            throw new IllegalStateException("it was locked twice");
        } catch (IOException expected) {
            System.out.println(expected.getMessage());
        }
    }
}
