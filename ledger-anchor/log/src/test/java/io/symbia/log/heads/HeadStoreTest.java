package io.symbia.log.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.disk.ForwardingDisk;
import io.symbia.disk.ForwardingFile;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.storage.DerivedFilesException;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.streams.StreamMapBuilder;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Heads on disk are the map that the plain one in memory is: same root, same heads, same proofs, whatever happens to the files. */
class HeadStoreTest {
    /** Buckets of at most two streams in the mean, and room in memory for ten heads: everything is moved about all the time. */
    private static final Layout TIGHT = new Layout(2, 10, 10 * Bucket.HEAD_BYTES);

    private static final Layout FEW_LARGE_BUCKETS = new Layout(2, 2, 10 * Bucket.HEAD_BYTES);

    private final ShadowDisk disk = new ShadowDisk();
    private final Random random = new Random(5);
    private final List<StreamTag> tags = new ArrayList<>();
    private final Map<StreamTag, Long> sequences = new HashMap<>();
    private final StreamMapBuilder plain = new StreamMapBuilder();
    private StreamMap expected = StreamMap.EMPTY;
    private long leaves;

    private StreamTag tag() {
        if (!tags.isEmpty() && random.nextInt(3) > 0) {
            return tags.get(random.nextInt(tags.size()));
        }
        byte[] tag = new byte[StreamTag.SIZE_BYTES];
        random.nextBytes(tag);
        if (random.nextInt(4) == 0 && !tags.isEmpty()) { // A neighbour of another in some late bit.
            tags.get(random.nextInt(tags.size())).copyTo(tag, 0);
            tag[random.nextInt(tag.length)] ^= (byte) (1 << random.nextInt(8));
        }
        tags.add(StreamTag.of(tag));
        return tags.getLast();
    }

    private HeadMap grow(HeadStore store, int events) throws IOException {
        for (int event = 0; event < events; event++) {
            StreamTag tag = tag();
            long sequence = sequences.merge(tag, 1L, Long::sum) - 1;
            byte[] entry = new Entry.Event(Hash.ofContent(new byte[] {(byte) leaves}), tag, sequence)
                    .format()
                    .toArray();
            store.add(leaves, entry, 0);
            plain.add(leaves, entry, 0);
            leaves++;
        }
        leaves++; // The manifest.
        HeadMap map = store.finish(leaves, 1);
        store.keepInBounds();
        expected = plain.map();
        return map;
    }

    private void assertIsPlainMap(HeadMap map, StreamMap plainMap) {
        assertThat(map.root()).isEqualTo(plainMap.root());
        assertThat(map.count()).isEqualTo(plainMap.count());
        for (int probe = 0; probe < 20; probe++) {
            StreamTag tag = probe % 2 == 0 && !tags.isEmpty() ? tags.get(random.nextInt(tags.size())) : unknownTag();
            assertThat(map.find(tag)).isEqualTo(plainMap.find(tag));
            assertThat(map.eventsOf(tag.high(), tag.low()))
                    .isEqualTo(plainMap.find(tag).map(head -> head.count()).orElse(0L));
            assertThat(map.prove(tag)).isEqualTo(plainMap.prove(tag));
        }
    }

    private StreamTag unknownTag() {
        byte[] tag = new byte[StreamTag.SIZE_BYTES];
        random.nextBytes(tag);
        if (!tags.isEmpty() && random.nextBoolean()) {
            tags.get(random.nextInt(tags.size())).copyTo(tag, 0);
            tag[random.nextInt(tag.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return StreamTag.of(tag);
    }

    /** The intake asks for heads at any moment, and a head that cannot be read ends the log. */
    @Test
    void canBeReadAtEveryMomentOfItsBeingWritten() throws IOException {
        AtomicReference<HeadStore> store = new AtomicReference<>();
        AtomicInteger asked = new AtomicInteger();
        Disk watched = new WatchedDisk(disk, () -> {
            HeadStore read = store.get();
            for (StreamTag tag : read == null ? List.<StreamTag>of() : tags) {
                assertThat(read.eventsOf(tag.high(), tag.low())).isNotNegative();
                asked.incrementAndGet();
            }
        });
        store.set(HeadStore.open(watched, (map, batch) -> false, TIGHT));
        for (int round = 0; round < 60; round++) {
            HeadMap sealed = grow(store.get(), 1 + random.nextInt(20));
            grow(store.get(), 1 + random.nextInt(20));
            if (round % 5 == 0) store.get().write(sealed, 0);
        }
        System.out.printf("heads read while they were written %d, unreadable 0%n", asked.get());
        assertThat(asked.get()).isGreaterThan(1_000);
    }

    /** Runs something before each operation on a file. */
    private record WatchedDisk(Disk disk, Runnable before) implements ForwardingDisk {
        @Override
        public DurableFile open(String name) throws IOException {
            before.run();
            return new WatchedFile(disk.open(name), before);
        }

        @Override
        public void delete(String name) throws IOException {
            before.run();
            disk.delete(name);
        }
    }

    private record WatchedFile(DurableFile file, Runnable before) implements ForwardingFile {
        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            before.run();
            file.write(position, bytes);
        }
    }

    /** A file that is cut short is made anew from the entries at the next start, like one that is damaged. */
    @Test
    void isDerivedAnewWhereItsFileIsCutShort() throws IOException {
        HeadStore store = HeadStore.open(disk, (map, batch) -> true, TIGHT);
        HeadMap sealed = grow(store, 200);
        store.write(sealed, 0);
        String file = disk.files().stream()
                .filter(name -> name.startsWith("heads-"))
                .findFirst()
                .orElseThrow();
        disk.open(file).truncate(10);
        assertThatThrownBy(() -> {
                    for (StreamTag tag : tags) store.eventsOf(tag.high(), tag.low());
                })
                .isInstanceOf(DerivedFilesException.class)
                .hasMessageContaining("ends within the bucket");
        assertThat(disk.exists(Directory.NAME)).isFalse();
    }

    @Test
    void isThePlainMapAtEverySizeAndStaysItWhileTheNextOnesAreMade() throws IOException {
        for (Layout layout : List.of(TIGHT, FEW_LARGE_BUCKETS, Layout.USUAL)) {
            HeadStoreTest fresh = new HeadStoreTest();
            fresh.growsAlike(layout);
        }
    }

    private void growsAlike(Layout layout) throws IOException {
        HeadStore store = HeadStore.open(disk, (map, batch) -> false, layout);
        List<HeadMap> maps = new ArrayList<>();
        List<StreamMap> plainMaps = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            maps.add(grow(store, 1 + random.nextInt(1 + 2 * round)));
            plainMaps.add(expected);
            assertIsPlainMap(maps.getLast(), expected);
            assertIsPlainMap(store.current(), expected);
        }
        for (int index = Math.max(0, maps.size() - 3);
                index < maps.size();
                index++) { // As many as anybody proves from.
            assertIsPlainMap(maps.get(index), plainMaps.get(index));
        }
    }

    @Test
    void goesOnFromItsDirectoryOnlyIfThatIsWhatWasSealed() throws IOException {
        HeadStore store = HeadStore.open(disk, (map, batch) -> false, TIGHT);
        for (int round = 0; round < 10; round++) {
            HeadMap map = grow(store, 40);
            store.write(map, round);
            Hash root = map.root();
            StreamMap sealed = expected;
            HeadStore.SealedIn seals = (found, batch) -> found.root().equals(root);
            store.close();

            HeadStore other = HeadStore.open(disk.copy(), (found, batch) -> false, TIGHT);
            assertThat(other.current().count()).isZero();
            store = HeadStore.open(disk, seals, TIGHT);
            assertIsPlainMap(store.current(), sealed);
            assertThat(store.current().size()).isEqualTo(leaves);
        }
        assertThat(disk.files()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void noticesEveryChangedByte() throws IOException {
        HeadStore store = HeadStore.open(disk, (map, batch) -> false, TIGHT);
        HeadMap map = grow(store, 60);
        store.write(map, 0);
        store.close();
        Hash root = map.root();
        int notGoneOnFrom = 0;
        int found = 0;
        for (String file : disk.files()) {
            byte[] whole = disk.bytes(file);
            for (int position = 0; position < whole.length; position += 3) {
                ShadowDisk damaged = disk.copy();
                byte[] changed = whole.clone();
                changed[position] ^= (byte) (1 << position % 8);
                damaged.put(file, changed);
                HeadStore opened =
                        HeadStore.open(damaged, (other, batch) -> other.root().equals(root), TIGHT);
                if (opened.current().count() == 0) {
                    notGoneOnFrom++;
                } else if (isDamaged(opened)) {
                    found++;
                } else {
                    assertIsPlainMap(opened.current(), expected); // A bucket of the past.
                }
            }
        }
        System.out.printf(
                "heads with a changed byte: made anew %d, found by their hashes %d, undetected 0%n",
                notGoneOnFrom, found);
        assertThat(notGoneOnFrom).isPositive();
        assertThat(found).isPositive();
    }

    private static boolean isDamaged(HeadStore store) {
        try {
            for (int chunk = 0; store.check(chunk); chunk++) {
                // Until all are checked.
            }
            return false;
        } catch (DerivedFilesException _) {
            return true;
        }
    }

    @Test
    void refusesAnEventThatIsNotTheNextOfItsStream() throws IOException {
        HeadStore store = HeadStore.open(disk, (map, batch) -> false, TIGHT);
        grow(store, 20);
        StreamTag tag = tags.getFirst();
        for (long wrong : List.of(sequences.get(tag) - 1, sequences.get(tag) + 1)) {
            byte[] entry = new Entry.Event(Hash.ofContent(new byte[0]), tag, wrong)
                    .format()
                    .toArray();
            assertThatThrownBy(() -> store.add(leaves, entry, 0))
                    .isInstanceOf(DamagedLogException.class)
                    .hasMessageContaining("which has " + sequences.get(tag) + " before it");
        }
    }
}
