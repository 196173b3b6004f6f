package io.symbia.log.http;

import static io.symbia.tlog.testkit.Specification.TLOG_TILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tile.EntryBundle;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tiles of a running log, at every size that it has signed. Quotations are from c2sp.org/tlog-tiles. */
class TilesIT {
    private static final String TOPIC = "tiles.events";
    private static final int EVENTS = 120;
    private static final int ROUNDS = 5; // 600 events, so three tiles of level 0 and one of level 1.

    private static RunningLog log;

    @BeforeAll
    static void publishAndStart() {
        log = RunningLog.start(Platform.folder("tiles"), "log.test/tiles", List.of(TOPIC));
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            for (int round = 1; round <= ROUNDS; round++) { // Each is sealed on its own, so there are sizes to ask for.
                for (int event = (round - 1) * EVENTS; event < round * EVENTS; event++) {
                    publisher.send(TOPIC, 0, TestEvent.of("tiles", event));
                }
                publisher.flush();
                log.awaitEvents((long) round * EVENTS);
            }
        }
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    private static Checkpoint checkpoint(String path) throws InvalidProofException {
        Policy policy = Policy.parse(Octets.of(log.get("/policy").body()));
        return policy.verify(Note.parse(log.text(path))).checkpoint();
    }

    private static Octets tile(String path) {
        HttpResponse<byte[]> answer = log.get("/" + path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().allValues("content-type")).containsExactly("application/octet-stream");
        assertThat(answer.headers().allValues("cache-control")).containsExactly("max-age=31536000, public, immutable");
        return Octets.of(answer.body());
    }

    private static List<Hash> hashes(HashTile tile) {
        byte[] bytes = tile(tile.path()).toArray();
        assertThat(bytes).hasSize(tile.width() * 32);
        List<Hash> hashes = new ArrayList<>();
        for (int offset = 0; offset < bytes.length; offset += 32) hashes.add(Hash.copyOf(bytes, offset));
        return hashes;
    }

    /** The root follows from the tiles of that size alone, whose partial ones are long since full. */
    @Must(
            by = TLOG_TILES,
            says = {
                "Full tiles MUST be exactly 256 hashes wide, or 8,192 bytes.",
                "A partial tile contains between 1 and 255 hashes, and MUST NOT be hashed into a tile at the level above.",
                "Logs MUST serve partial tiles corresponding to tree sizes for which a checkpoint was produced",
                "Entry bundles are sequences of big-endian uint16 length-prefixed log entries."
            })
    @Test
    void areServedForEverySizeThatWasSigned() throws InvalidProofException {
        long batches = log.json("/status").get("batches").asLong();
        assertThat(batches).isGreaterThanOrEqualTo(ROUNDS);
        int tiles = 0;
        for (long batch = 0; batch < batches; batch++) {
            long size = log.json("/manifests/" + batch).get("end").asLong() + 1;
            List<Hash> leaves = new ArrayList<>();
            for (HashTile tile : HashTile.tilesOf(size)) {
                List<Hash> hashes = hashes(tile);
                if (tile.level() == 0) leaves.addAll(hashes);
                else assertThat(hashes).isEqualTo(roots(leaves));
                tiles++;
            }
            assertThat(MerkleTree.root(leaves))
                    .isEqualTo(checkpoint("/history/" + size).root());
            EntryTile last = EntryTile.holding(size - 1, size);
            assertThat(leafHashes(last)).isEqualTo(leaves.subList((int) last.firstLeafIndex(), (int) size));
        }
        System.out.println("sizes " + batches + ", tiles asked for " + tiles + ", served " + tiles);
    }

    /** Of the full tiles below, and of no partial one. */
    private static List<Hash> roots(List<Hash> leaves) {
        List<Hash> roots = new ArrayList<>();
        for (int end = 256; end <= leaves.size(); end += 256)
            roots.add(MerkleTree.root(leaves.subList(end - 256, end)));
        return roots;
    }

    private static List<Hash> leafHashes(EntryTile tile) {
        return EntryBundle.parse(tile(tile.path())).entries().stream()
                .map(MerkleTree::leafHash)
                .toList();
    }

    /** From the first entry on: this log is never pruned. */
    @Must(
            by = TLOG_TILES,
            says = {
                "Without a policy for when pruning is permitted, logs MUST NOT be pruned.",
                "That is, the minimum index value MUST be set to zero."
            })
    @Test
    void giveTheSignedRootFromTheFirstEntryOn() throws InvalidProofException {
        Checkpoint checkpoint = checkpoint("/checkpoint");
        List<Hash> leaves = new ArrayList<>();
        for (long leaf = 0; leaf < checkpoint.treeSize(); leaf += 256) {
            leaves.addAll(leafHashes(EntryTile.holding(leaf, checkpoint.treeSize())));
        }
        assertThat(leaves).hasSize((int) checkpoint.treeSize());
        assertThat(MerkleTree.root(leaves)).isEqualTo(checkpoint.root());
    }

    @Test
    void areNotServedWhenTheSizeDoesNotCoverThem() throws InvalidProofException {
        long size = checkpoint("/checkpoint").treeSize();
        long last = size / 256;
        int width = (int) (size % 256);
        for (String path : List.of(
                new HashTile(0, last, width + 1).path(),
                new HashTile(0, last, 256).path(),
                new HashTile(1, 0, (int) last + 1).path(),
                new EntryTile(last, width + 1).path(),
                new HashTile(2, 0, 1).path(),
                new HashTile(63, 0, 1).path())) {
            refuses(404, path);
        }
    }

    @Must(
            by = TLOG_TILES,
            says = {
                "`<L>` is the “level” of the tile, and MUST be a decimal ASCII integer between 0 and 63",
                "All but the last path element MUST begin with an `x`.",
                "Empty tiles MUST NOT be served."
            })
    @Test
    void haveOneSpelling() {
        for (String path : List.of(
                "tile/0/000.p/0",
                "tile/entries/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/64/000",
                "tile/00/000",
                "tile/-1/000",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/001/000",
                "tile/0/x000/000")) {
            refuses(400, path);
        }
    }

    private static void refuses(int status, String path) {
        HttpResponse<byte[]> answer = log.get("/" + path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    }
}
