package io.symbia.verifier.audit.seen;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.Failure;
import io.symbia.verifier.streams.StreamMapAudit;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Keeps what was seen from one audit to the next: a line with the format's name, the last checkpoint with its length before it, the edge of
 * the tree, the chain of manifests, the streams and their map, and the SHA-256 of all that; in the second version, of a log that has changed its
 * keys, the keys that sign now stand before that. The third has the times of the last batches there, and the keys after them if there are any. The
 * fourth, which is the one that is written, has after those what was passed over. Eighty-four bytes a stream, and little else.
 *
 * <p>A file that is damaged, or of a log that the policy does not name, is refused: to begin again would forget what the log once showed. One
 * audit at a time has it, from before it reads the file to after it has written the last one.
 */
public final class StateFile implements Closeable {
    private static final byte[] HEADER = "symbia.io/audit-state@v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER_WITH_KEYS = "symbia.io/audit-state@v2\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER_WITH_TIMES = "symbia.io/audit-state@v3\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEADER_WITH_PASSED = "symbia.io/audit-state@v4\n".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final StateLock lock;
    private boolean isClosed; // Guarded by this.

    private StateFile(Path file, StateLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Keeps it in that file, or in the one that a link leads to, which nobody else may do meanwhile. */
    public static StateFile open(Path file) throws CouldNotCheckException {
        Path state = targetOf(file);
        return new StateFile(state, StateLock.of(state));
    }

    private static Path targetOf(Path file) throws CouldNotCheckException {
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot follow the link " + file + ": " + Failure.said(e), e);
        }
    }

    /** What was seen, which is nothing before the first audit. */
    public Seen load(Trust trust) throws CouldNotCheckException {
        if (!Files.exists(file)) {
            return Seen.nothing();
        }
        try {
            requireWhole();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                return read(in, trust);
            }
        } catch (IOException | IllegalArgumentException | InvalidNoteException e) {
            throw new CouldNotCheckException(file + " is not the state of an audit of this log: " + e.getMessage(), e);
        }
    }

    /** Before anything in it is believed. */
    private void requireWhole() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MessageDigest digest = sha256();
            byte[] block = new byte[1 << 16];
            long left = Files.size(file) - Hash.SIZE_BYTES;
            while (left > 0) {
                int read = in.read(block, 0, (int) Math.min(block.length, left));
                if (read < 0) break;
                digest.update(block, 0, read);
                left -= read;
            }
            if (left != 0 || !Arrays.equals(digest.digest(), in.readAllBytes())) {
                throw new IOException("it is damaged");
            }
        }
    }

    private static Seen read(DataInputStream in, Trust trust)
            throws IOException, InvalidNoteException, CouldNotCheckException {
        byte[] header = in.readNBytes(HEADER.length);
        boolean hasPassed = Arrays.equals(header, HEADER_WITH_PASSED);
        boolean hasTimes = hasPassed || Arrays.equals(header, HEADER_WITH_TIMES);
        boolean hasKeys = Arrays.equals(header, HEADER_WITH_KEYS);
        if (!hasTimes && !hasKeys && !Arrays.equals(header, HEADER)) {
            throw new IOException("it has another format");
        }
        Note note = Note.parse(Octets.of(in.readNBytes(in.readInt())));
        TileComparison edge = TileComparison.read(Checkpoint.parse(note.text()).treeSize(), in);
        ManifestChain manifests = ManifestChain.read(in);
        StreamCounts streams = StreamCounts.read(in);
        StreamMapAudit maps = StreamMapAudit.read(in);
        if (hasTimes) {
            maps.readTimes(in);
            hasKeys = in.readBoolean();
        }
        if (hasKeys) {
            manifests.readKeys(in);
        }
        if (hasPassed) {
            manifests.readPassed(in);
        }
        trust.after(manifests).verifyLog(note); // Of this log and no other.
        return Seen.of(note, edge, manifests, streams, maps);
    }

    /** Keeps what was seen up to a proven checkpoint; a crash leaves the old file or the new, never half of one. */
    public synchronized void store(Seen seen) throws CouldNotCheckException {
        if (isClosed) { // INVARIANT 125: a round that outlives its audit writes over nobody's state.
            throw new CouldNotCheckException("the audit that used " + file + " has ended");
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                write(seen, Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot keep what was seen in " + file + ": " + Failure.said(e), e);
        }
    }

    private static void write(Seen seen, OutputStream target) throws IOException {
        MessageDigest digest = sha256();
        OutputStream buffered = new BufferedOutputStream(target, 1 << 16);
        DataOutputStream out = new DataOutputStream(new DigestOutputStream(buffered, digest));
        byte[] note = StrictUtf8.encode(seen.note().orElseThrow().format()).toArray();
        boolean hasKeys = seen.manifests().keys().isPresent();
        out.write(HEADER_WITH_PASSED);
        out.writeInt(note.length);
        out.write(note);
        seen.edge().write(out);
        seen.manifests().write(out);
        seen.streams().write(out);
        seen.maps().write(out);
        seen.maps().writeTimes(out);
        out.writeBoolean(hasKeys);
        if (hasKeys) {
            seen.manifests().writeKeys(out);
        }
        seen.manifests().writePassed(out);
        buffered.write(digest.digest());
        buffered.flush();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Lets another audit have it; after a state that is being written is whole. */
    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        lock.close();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
