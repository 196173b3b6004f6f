package io.symbia.log.http;

import io.symbia.log.OpenLog;
import io.symbia.log.http.limits.LargeAnswers;
import io.symbia.log.publishing.Published;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Octets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The tree and its entries as c2sp.org/tlog-tiles cuts them, and the manifests. No path of a request becomes the name of a file. */
@RestController
class TileController {
    private static final MediaType JSON_LINES = MediaType.parseMediaType("application/jsonl");

    private final Door door;
    private final LargeAnswers large;

    TileController(Door door, LargeAnswers large) {
        this.door = door;
        this.large = large;
    }

    /** A tile is served only if the published size covers it, which keeps out empty tiles and hashes that may still change. */
    @GetMapping("/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String path) throws IOException {
        TilePath tile = parse("tile" + path);
        OpenLog log = door.log();
        long treeSize = Door.published(log).size();
        Octets body = switch (tile) {
            case HashTile hashes -> {
                requireWithin(hashes.isWithin(treeSize), tile, treeSize);
                yield log.reader().tile(hashes);
            }
            case EntryTile entries -> {
                requireWithin(entries.isWithin(treeSize), tile, treeSize);
                yield log.reader().entries(entries);
            }
        };
        return Answers.immutable(MediaType.APPLICATION_OCTET_STREAM, body);
    }

    private static TilePath parse(String path) {
        try {
            return TilePath.parse(path);
        } catch (IllegalArgumentException malformed) {
            throw LogProblem.malformed("not the path of a tile: tile/<L>/<N>[.p/<W>] or tile/entries/<N>[.p/<W>]");
        }
    }

    private static void requireWithin(boolean isWithin, TilePath tile, long treeSize) {
        if (!isWithin) {
            throw LogProblem.unknown(treeSize + " leaves do not fill " + tile);
        }
    }

    /** A log that reads hundreds of partitions has long ones. */
    @GetMapping("/manifests/{batch}")
    ResponseEntity<byte[]> manifest(
            @PathVariable String batch, HttpServletRequest request, HttpServletResponse response) throws IOException {
        long number = Door.number("batch", batch);
        OpenLog log = door.log();
        Published published = Door.published(log);
        if (number >= published.batches()) {
            throw LogProblem.unknown(
                    "the log has only " + published.batches() + " batches, counted from 0; ask for one before that");
        }
        Octets manifest = log.reader().manifest(number);
        if (manifest.size() <= LargeAnswers.LARGE_BYTES) {
            return Answers.immutable(MediaType.APPLICATION_JSON, manifest);
        }
        large.answer(
                request,
                response,
                MediaType.APPLICATION_JSON,
                Answers.IMMUTABLE,
                () -> LargeAnswers.Body.of(manifest.toArray()));
        return null; // Spring's word for an answer that was written.
    }

    /** Full bundles only, so that what is served at a path never changes. */
    @GetMapping("/manifests/bundles/{bundle}")
    void manifests(@PathVariable String bundle, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long number = Door.number("bundle", bundle);
        OpenLog log = door.log();
        long full = Door.published(log).batches() / ManifestBundle.FULL;
        if (number >= full) {
            throw LogProblem.unknown("the log has " + full + " full bundles of manifests");
        }
        large.answer(
                request,
                response,
                JSON_LINES,
                Answers.IMMUTABLE,
                () -> LargeAnswers.Body.of(bundle(log, number).toArray()));
    }

    private static Octets bundle(OpenLog log, long number) throws IOException {
        List<Octets> manifests = new ArrayList<>();
        int sizeBytes = 0;
        for (int index = 0; index < ManifestBundle.FULL; index++) {
            manifests.add(log.reader().manifest(number * ManifestBundle.FULL + index));
            sizeBytes += manifests.getLast().size() + 1;
            if (sizeBytes > ManifestBundle.MAX_BYTES) {
                throw LogProblem.unknown("these manifests are too large for a bundle; ask for each");
            }
        }
        return new ManifestBundle(manifests).format();
    }
}
