package io.symbia.bench;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.CompletedHashes;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.TreeHasher;
import io.symbia.verifier.audit.AuditCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** {@code symbia audit} of a copy of a log, on one thread, against hashing the same entries into leaves and tree. */
final class AuditBench {
    private static final String ORIGIN = "log.example/audit-bench";
    private static final double LIMIT = 0.30;
    private static final int EVENTS_A_BATCH = 10_000;
    private static final int EVENTS_A_STREAM = 20;
    private static final int RECORD_BYTES = Short.BYTES + Entry.SIZE_BYTES;

    private final Path folder;
    private final byte[] records; // All entries, each with its length before it.
    private final int size;
    private final Frontier frontier = new Frontier();
    private final TreeHasher hasher = new TreeHasher();
    private final List<ByteBuffer> levels = new ArrayList<>(); // Hashes of each tile level.
    private int written; // Entries so far.
    private Hash previous = BatchManifest.NO_PREVIOUS;

    AuditBench(Path work, int events) {
        this.folder = work.resolve("audit");
        int batches = Math.max(1, events / EVENTS_A_BATCH);
        this.size = batches * (EVENTS_A_BATCH + 1);
        this.records = new byte[size * RECORD_BYTES];
    }

    Measure run(int rounds) throws IOException, InterruptedException {
        publish();
        Rounds taken = Rounds.of(rounds, _ -> hashing(), _ -> auditing());
        return new Measure(
                "audit of a copy of a log, against hash + leaf + tree over the same entries",
                taken.ratios(),
                Measure.Rule.AT_LEAST,
                LIMIT,
                "%,.0f entries a second, from %,d".formatted(size / Measure.median(taken.seconds()), size));
    }

    private long hashing() {
        Frontier again = new Frontier();
        byte[] leaf = new byte[Hash.SIZE_BYTES];
        long startNanos = System.nanoTime();
        for (int entry = 0; entry < size; entry++) {
            hasher.hashLeaf(records, entry * RECORD_BYTES + Short.BYTES, Entry.SIZE_BYTES, leaf, 0);
            again.append(leaf, 0, CompletedHashes.IGNORED);
        }
        return System.nanoTime() - startNanos;
    }

    private long auditing() {
        StringWriter printed = new StringWriter();
        CommandLine command = new CommandLine(new AuditCommand()).setOut(new PrintWriter(printed));
        long startNanos = System.nanoTime();
        int status = command.execute(
                folder.toString(), "--policy", folder.resolve("policy").toString());
        long tookNanos = System.nanoTime() - startNanos;
        if (status != 0) {
            throw new IllegalStateException("the audit found fault with an honest log:\n" + printed);
        }
        return tookNanos;
    }

    private void publish() throws IOException {
        for (long batch = 0; written < size; batch++) {
            int start = written;
            for (int event = 0; event < EVENTS_A_BATCH; event++) {
                long number = batch * EVENTS_A_BATCH + event;
                byte[] tag = Arrays.copyOf(digest(number / EVENTS_A_STREAM).toArray(), 16);
                append(new Entry.Event(digest(-1 - number), StreamTag.of(tag), number % EVENTS_A_STREAM).format());
            }
            append(manifest(batch, start).format());
        }
        writeTiles();
        NoteSigner key = NoteSigner.ofSeed(ORIGIN, Octets.of(digest(0).toArray()));
        String checkpoint = new Checkpoint(ORIGIN, size, frontier.root()).format();
        write("checkpoint", key.note(checkpoint).format().getBytes(StandardCharsets.UTF_8));
        Policy policy = new Policy(
                List.of(new Policy.Log(key.verifierKey(), Optional.empty())), List.of(), List.of(), Policy.NONE);
        write("policy", policy.format().toArray());
    }

    private static Hash digest(long number) {
        return Hash.ofContent(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private Entry.Manifest manifest(long batch, int start) throws IOException {
        long offset = batch * EVENTS_A_BATCH;
        SourceRange source = new SourceRange("symbia.bench.events", 0, offset, offset + EVENTS_A_BATCH, EVENTS_A_BATCH);
        BatchManifest manifest = new BatchManifest(batch, start, written, previous, Instant.EPOCH, List.of(source));
        previous = manifest.digest();
        write("manifests/" + batch, manifest.format().getBytes(StandardCharsets.UTF_8));
        return manifest.entry();
    }

    private void append(Octets entry) {
        int at = written * RECORD_BYTES;
        ByteBuffer.wrap(records, at, RECORD_BYTES)
                .putShort((short) entry.size())
                .put(entry.toArray());
        byte[] leaf = new byte[Hash.SIZE_BYTES];
        hasher.hashLeaf(records, at + Short.BYTES, entry.size(), leaf, 0);
        frontier.append(leaf, 0, this::complete);
        written++;
    }

    private void complete(int tileLevel, long index, byte[] hashes, int offset) {
        if (tileLevel == levels.size()) {
            levels.add(ByteBuffer.allocate((int) HashTile.hashesAt(tileLevel, size) * Hash.SIZE_BYTES));
        }
        levels.get(tileLevel).put(hashes, offset, Hash.SIZE_BYTES);
    }

    private void writeTiles() throws IOException {
        for (HashTile tile : HashTile.tilesOf(size)) {
            int first = (int) tile.index() * TilePath.FULL_WIDTH;
            byte[] hashes = levels.get(tile.level()).array();
            int from = first * Hash.SIZE_BYTES;
            write(tile.path(), Arrays.copyOfRange(hashes, from, from + tile.sizeBytes()));
            if (tile.level() == 0) {
                byte[] entries =
                        Arrays.copyOfRange(records, first * RECORD_BYTES, (first + tile.width()) * RECORD_BYTES);
                write(new EntryTile(tile.index(), tile.width()).path(), entries);
            }
        }
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
