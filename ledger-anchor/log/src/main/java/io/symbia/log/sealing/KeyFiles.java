package io.symbia.log.sealing;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Files with a signing key a line, which only their owner can read. Who makes or replaces one is alone with the folder's keys meanwhile: a log that
 * starts, and the commands about keys, which may run beside a log.
 */
final class KeyFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String LOCK = "key.lock";
    private static final Duration PATIENCE = Duration.ofSeconds(20); // Making keys takes a fraction of one.
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private KeyFiles() {}

    /** Something that is done to files of keys. */
    interface Action<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** Does something while nobody else does anything to the keys of a folder; not to be nested. */
    static <T> T alone(Path folder, Action<T> action) throws IOException {
        IN_THIS_PROCESS.lock(); // A file lock is one of the process.
        try (FileChannel channel = open(folder.resolve(LOCK), StandardOpenOption.CREATE)) {
            await(channel, folder);
            return action.run();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private static void await(FileChannel channel, Path folder) throws IOException {
        long startNanos = System.nanoTime();
        while (channel.tryLock() == null) {
            if (System.nanoTime() - startNanos > PATIENCE.toNanos()) {
                throw new IOException("another process is at the keys in " + folder);
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    private static FileChannel open(Path file, StandardOpenOption creating) throws IOException {
        return FileChannel.open(
                file, Set.of(creating, StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }

    /** Reads a file of keys; as many of the types as it has lines, at least the first. */
    static List<NoteSigner> read(Path folder, String file, String origin, List<SignatureType> types)
            throws IOException {
        restrict(folder.resolve(file));
        List<String> lines =
                Files.readString(folder.resolve(file)).strip().lines().toList();
        if (lines.isEmpty() || lines.size() > types.size()) {
            throw new RefusedToStartException("key: the file %s in the folder is damaged: it has %d keys, not 1 to %d"
                    .formatted(file, lines.size(), types.size()));
        }
        List<NoteSigner> signers = lines.stream().map(line -> parse(file, line)).toList();
        for (int index = 0; index < signers.size(); index++) {
            require(signers.get(index).verifierKey(), file, origin, types.get(index));
        }
        return signers;
    }

    /** A copy, or a volume that is mounted for a group, may have given it to more than its owner. */
    private static void restrict(Path file) throws IOException {
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) Files.setPosixFilePermissions(file, OWNER_ONLY);
    }

    private static NoteSigner parse(String file, String line) {
        try {
            return NoteSigner.parse(line);
        } catch (IllegalArgumentException damaged) {
            throw new RefusedToStartException(
                    "key: the file %s in the folder is damaged: %s".formatted(file, damaged.getMessage()));
        }
    }

    private static void require(VerifierKey key, String file, String origin, SignatureType type) {
        if (!key.name().equals(origin)) {
            throw new RefusedToStartException(
                    "origin: the key in the folder is for %s, the configuration says %s".formatted(key.name(), origin));
        }
        if (key.type() != type) {
            throw new RefusedToStartException(
                    "key: the file %s holds a key of type %s instead of %s".formatted(file, key.type(), type));
        }
    }

    /** Makes a file of keys; when this returns it survives a power cut, so that nothing is ever signed with a key that is lost. */
    static void write(Path folder, String name, List<NoteSigner> signers) throws IOException {
        Path aside = folder.resolve(name + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel file = open(aside, StandardOpenOption.CREATE_NEW)) {
            String lines =
                    signers.stream().map(signer -> signer.format() + "\n").collect(Collectors.joining());
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining())
                file.write(bytes); // On a disk that is nearly full a part is written, and no more said.
            file.force(true);
        }
        replace(folder, name + ".new", name);
    }

    /** Puts a file in the place of another, which is gone for good then. */
    static void replace(Path folder, String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** Removes a file, if it is there. */
    static void delete(Path folder, String name) throws IOException {
        if (Files.deleteIfExists(folder.resolve(name))) {
            force(folder);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
