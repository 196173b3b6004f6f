package io.symbia.log.streams;

import io.symbia.log.heads.HeadMap;
import io.symbia.log.heads.HeadStore;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.entry.BatchManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The maps that the manifests of a log name.
 *
 * @param batches number of batches that are sealed
 */
public record SealedMaps(LogReader reader, long batches) implements HeadStore.SealedIn {
    /** Whether a map ends where a batch does, and the manifest of another names its root, size and count. */
    @Override
    public boolean isSealed(HeadMap map, long batch) throws IOException {
        Optional<Commit> end = reader.findCommit(map.size(), batches);
        if (batch < 0 || batch >= batches || end.map(Commit::batch).orElse(-1L) + 1 != map.batches()) {
            return false;
        }
        String text = new String(reader.manifest(batch).toArray(), StandardCharsets.UTF_8);
        return BatchManifest.parse(text)
                .streams()
                .filter(streams -> streams.root().equals(map.root())
                        && streams.size() == map.size()
                        && streams.count() == map.count())
                .isPresent();
    }
}
