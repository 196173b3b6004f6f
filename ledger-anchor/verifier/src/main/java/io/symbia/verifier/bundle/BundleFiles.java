package io.symbia.verifier.bundle;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a bundle that no check has taken yet. */
final class BundleFiles {
    private final SortedMap<String, Octets> left;
    private final int count;

    BundleFiles(EvidenceArchive archive) {
        left = new TreeMap<>(archive.files());
        count = left.size();
    }

    int count() {
        return count;
    }

    Octets take(String name) throws NotProvenException {
        return find(name).orElseThrow(() -> new NotProvenException("archive", "there is no " + name));
    }

    /** A file that is named by its digest, which is checked before anything in it is read. */
    Octets takeNamed(String check, String name, String digest) throws NotProvenException {
        Octets file = take(name);
        if (!Hash.ofContent(file.toArray()).hex().equals(digest)) {
            throw new NotProvenException(check, name + " has digest " + Hash.ofContent(file.toArray()));
        }
        return file;
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    Optional<Octets> find(String name) {
        return Optional.ofNullable(left.remove(name));
    }

    /** What stands between a folder and an extension, of each file that is left there. */
    List<String> names(String folder, String extension) {
        return left.keySet().stream()
                .filter(name -> name.startsWith(folder) && name.endsWith(extension))
                .map(name -> name.substring(folder.length(), name.length() - extension.length()))
                .toList();
    }

    void requireNoneLeft() throws NotProvenException {
        if (!left.isEmpty()) {
            throw new NotProvenException("archive", "not accounted for: " + String.join(", ", left.keySet()));
        }
    }
}
