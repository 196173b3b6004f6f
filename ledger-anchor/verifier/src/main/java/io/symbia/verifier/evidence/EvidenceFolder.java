package io.symbia.verifier.evidence;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where contradictions are kept, each named by the hash of its content: what two audits find alike is there once. */
public final class EvidenceFolder {
    private static final int MAX_CONTRADICTIONS = 100; // A log that contradicts itself for ever must not fill the disk.
    private static final int NAME_DIGITS = 16;

    private final Optional<Path> folder;

    /** Keeps nothing if there is no folder. */
    public EvidenceFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Keeps the proof that a log signed two histories.
     *
     * @return where; nothing if there is no folder
     * @throws CouldNotCheckException if there is no room for it, in the folder or on its disk
     */
    public Optional<Path> keep(Equivocation equivocation) throws CouldNotCheckException {
        Octets file = StrictUtf8.encode(equivocation.format());
        return keep(Hash.ofContent(file.toArray()).hex() + Equivocation.EXTENSION, Map.of("", file));
    }

    /**
     * Keeps an alert and what was read last, at the paths of the log.
     *
     * @return where; nothing if there is no folder
     * @throws CouldNotCheckException if there is no room for it, in the folder or on its disk
     */
    public Optional<Path> keep(CanonicalBytes alert, Map<String, Octets> reads) throws CouldNotCheckException {
        String name = Hash.ofContent(alert.toArray()).hex().substring(0, NAME_DIGITS);
        reads.put("alert.json", Octets.of(alert.toArray()));
        return keep(name, reads);
    }

    private Optional<Path> keep(String name, Map<String, Octets> files) throws CouldNotCheckException {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        Path place = folder.get().resolve(name);
        try {
            Files.createDirectories(folder.get());
            // INVARIANT 126: what is found is kept, or it is said that it is not.
            if (!Files.exists(place) && isFull()) {
                throw new CouldNotCheckException(folder.get() + " is full: it has " + MAX_CONTRADICTIONS
                        + " contradictions; move some of them elsewhere to keep others");
            }
            for (Map.Entry<String, Octets> file : files.entrySet()) {
                Path target = file.getKey().isEmpty() ? place : place.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                write(target, file.getValue());
            }
            return Optional.of(place);
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot keep evidence in " + place + ": " + Failure.said(e), e);
        }
    }

    /** Lasting before the audit ends: the log may never show again what is in it. */
    private static void write(Path target, Octets content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer rest = ByteBuffer.wrap(content.toArray());
            while (rest.hasRemaining()) channel.write(rest);
            channel.force(true);
        }
    }

    private boolean isFull() throws IOException {
        try (Stream<Path> kept = Files.list(folder.get())) {
            return kept.count() >= MAX_CONTRADICTIONS;
        }
    }
}
