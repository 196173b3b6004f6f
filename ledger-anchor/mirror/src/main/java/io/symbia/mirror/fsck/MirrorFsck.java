package io.symbia.mirror.fsck;

import io.symbia.disk.Disk;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the folder of a mirror, while it runs or not: of each log in its list the notes, then everything that the mirror checkpoint stands for.
 * What lies behind that checkpoint is being uploaded, and not looked at.
 */
public final class MirrorFsck {
    private static final Pattern ORIGIN_HASH = Pattern.compile("[0-9a-f]{64}");

    private static final Pattern OF_A_LOG = Pattern.compile("([0-9a-f]{64})-.*");
    private static final int KEYS = 2; // One of each type.

    private final Disk disk;
    private final Duration patience;
    private final Collection<String> files;
    private final List<VerifierKey> logKeys;
    private final PrintStream out;
    private final Findings findings;

    /**
     * A check of a folder that is only read.
     *
     * @param files    names of those that are in the folder
     * @param logKeys  of the logs that are mirrored, as far as somebody has named them
     * @param patience for what may be being written just now
     */
    public MirrorFsck(
            Disk disk, Collection<String> files, List<VerifierKey> logKeys, Duration patience, PrintStream out) {
        this.patience = patience;
        this.disk = disk;
        this.files = List.copyOf(files);
        this.logKeys = logKeys;
        this.out = out;
        this.findings = new Findings(out);
    }

    /** Checks, and prints what is wrong and what was looked at; returns the number of findings. */
    public long run() throws IOException {
        List<VerifierKey> own = ownKeys();
        List<String> origins = origins();
        for (String originHash : origins) {
            if (!ORIGIN_HASH.matcher(originHash).matches()) {
                findings.found(FsckCommand.LIST, "the whole", "has a line that is no hash of an origin");
                continue;
            }
            try (CopyCheck copy = new CopyCheck(disk, originHash, patience, findings)) {
                copy.check(own, logKeys);
                for (String file : files) {
                    if (file.startsWith(originHash + "-" + CopyCheck.LET_GO)) {
                        copy.checkLetGo(file.substring(originHash.length() + 1), logKeys);
                    }
                }
                out.printf(
                        "looked at %d leaves and %d manifests of log %s, which reach leaf %d%n",
                        copy.leaves(), copy.manifests(), originHash, copy.leavesWithManifests());
            }
        }
        requireListed(origins);
        if (logKeys.isEmpty()) out.println("not checked: signatures of logs, no --key was given");
        out.printf(
                "%d logs: %s%n",
                origins.size(), findings.count() == 0 ? "nothing is wrong" : findings.count() + " findings");
        return findings.count();
    }

    /** A log that the list does not name is begun anew, and what was cosigned of it forgotten. */
    private void requireListed(List<String> origins) {
        files.stream()
                .map(OF_A_LOG::matcher)
                .filter(Matcher::matches)
                .map(file -> file.group(1))
                .filter(originHash -> !origins.contains(originHash))
                .distinct()
                .forEach(originHash -> findings.found(
                        FsckCommand.LIST, "log " + originHash, "is not named, and there are files of it"));
    }

    private List<String> origins() throws IOException {
        try {
            return StrictUtf8.decode(disk.content(FsckCommand.LIST)).lines().toList();
        } catch (IllegalArgumentException damaged) {
            findings.found(FsckCommand.LIST, "the whole", "is no text");
            return List.of();
        }
    }

    private List<VerifierKey> ownKeys() throws IOException {
        List<VerifierKey> keys = new ArrayList<>();
        try {
            StrictUtf8.decode(disk.secret("key"))
                    .lines()
                    .forEach(line -> keys.add(NoteSigner.parse(line).verifierKey()));
        } catch (IllegalArgumentException damaged) {
            findings.found("key", "the whole", "is no key: it does not have the digest in it");
            return List.of();
        }
        if (keys.size() != KEYS) findings.found("key", "the whole", "has " + keys.size() + " keys, and not " + KEYS);
        return keys;
    }
}
