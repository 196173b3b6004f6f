package io.symbia.log.sealing;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The key that signs checkpoints: a file that only its owner can read, made when a log is first started. */
public final class LogKey {
    private static final String NAME = "key";
    private static final int SEED_BYTES = 32; // RFC 8032 section 5.1.5: the private key is 32 octets.

    private LogKey() {}

    /** Whether a folder has a key. */
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve(NAME));
    }

    /** Reads the key of a folder, which must be the key of that origin. */
    public static NoteSigner read(Path folder, String origin) throws IOException {
        NoteSigner signer = parse(folder);
        if (!signer.verifierKey().name().equals(origin)) {
            throw new RefusedToStartException("origin: the key in the folder is for %s, the configuration says %s"
                    .formatted(signer.verifierKey().name(), origin));
        }
        return signer;
    }

    private static NoteSigner parse(Path folder) throws IOException {
        try {
            return NoteSigner.parse(Files.readString(folder.resolve(NAME)).strip());
        } catch (IllegalArgumentException damaged) {
            throw new RefusedToStartException(
                    "key: the file in the folder is damaged: %s".formatted(damaged.getMessage()));
        }
    }

    /** Makes a key; when this returns it survives a power cut, so that nothing is ever signed with a key that is lost. */
    public static NoteSigner create(Path folder, String origin, SecureRandom random) throws IOException {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        NoteSigner signer = NoteSigner.ofSeed(origin, Octets.of(seed));
        Path aside = folder.resolve(NAME + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel file = FileChannel.open(
                aside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            file.write(ByteBuffer.wrap((signer.format() + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
        Files.move(aside, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        return signer;
    }
}
