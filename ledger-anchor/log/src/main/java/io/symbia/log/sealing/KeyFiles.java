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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Files with a signing key a line, which only their owner can read. */
final class KeyFiles {
    private KeyFiles() {}

    /** Reads a file of keys; as many of the types as it has lines, at least the first. */
    static List<NoteSigner> read(Path folder, String file, String origin, List<SignatureType> types)
            throws IOException {
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
        try (FileChannel file = FileChannel.open(
                aside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            String lines =
                    signers.stream().map(signer -> signer.format() + "\n").collect(Collectors.joining());
            file.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
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
