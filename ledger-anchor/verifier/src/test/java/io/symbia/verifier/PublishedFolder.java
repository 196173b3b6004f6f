package io.symbia.verifier;

import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.tile.EntryBundle;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder with the manifests and tiles that a log publishes. */
record PublishedFolder(Path folder) {
    void write(List<Octets> entries, List<Hash> leaves, List<Octets> manifests) throws IOException {
        for (int batch = 0; batch < manifests.size(); batch++) {
            SmallLog.write(folder.resolve("manifests/" + batch), manifests.get(batch));
        }
        for (int end = ManifestBundle.FULL; end <= manifests.size(); end += ManifestBundle.FULL) {
            ManifestBundle bundle = new ManifestBundle(manifests.subList(end - ManifestBundle.FULL, end));
            SmallLog.write(folder.resolve(ManifestBundle.path(end / ManifestBundle.FULL - 1)), bundle.format());
        }
        for (HashTile tile : HashTile.tilesOf(leaves.size())) {
            ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            int first = (int) tile.index() * 256;
            int span = 1 << (8 * tile.level());
            for (int hash = first; hash < first + tile.width(); hash++) {
                hashes.writeBytes(MerkleTree.root(leaves.subList(hash * span, (hash + 1) * span))
                        .toArray());
            }
            SmallLog.write(folder.resolve(tile.path()), Octets.of(hashes.toByteArray()));
            if (tile.level() == 0) {
                EntryBundle bundle = new EntryBundle(entries.subList(first, first + tile.width()));
                SmallLog.write(folder.resolve(new EntryTile(tile.index(), tile.width()).path()), bundle.format());
            }
        }
    }
}
