package io.symbia.log.mirroring;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mirror as it is asked.
 *
 * @param name of its keys, for status and metrics
 * @param url  its submission prefix, with a slash at its end
 * @param keys whose signatures are expected from there
 */
public record MirrorAddress(String name, URI url, List<VerifierKey> keys) {
    private static final int WORDS = 3;

    /** Keeps a copy of the keys. */
    public MirrorAddress {
        keys = List.copyOf(keys);
        VerifierKey.requireTold(keys);
    }

    /**
     * Reads a file with a line {@code mirror <vkey> <url>} for each key; lines of one address are of one mirror.
     *
     * @throws RefusedToStartException when it has another line, or fewer mirrors than are required
     */
    public static List<MirrorAddress> read(MirroringSettings settings) {
        if (settings.mirrors().isBlank()) {
            return List.of();
        }
        Map<URI, MirrorAddress> byUrl = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of(settings.mirrors()))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    MirrorAddress alone = parse(line);
                    byUrl.merge(alone.url(), alone, MirrorAddress::joined);
                }
            }
        } catch (IOException | IllegalArgumentException wrong) {
            throw new RefusedToStartException("mirrors: %s: %s".formatted(settings.mirrors(), wrong.getMessage()));
        }
        if (byUrl.size() < settings.required()) {
            throw new RefusedToStartException("mirrors: %s names %d mirrors, %d are required"
                    .formatted(settings.mirrors(), byUrl.size(), settings.required()));
        }
        return List.copyOf(byUrl.values());
    }

    private static MirrorAddress parse(String line) {
        String[] words = line.strip().split("[ \t]+", -1);
        if (words.length != WORDS || !words[0].equals("mirror")) {
            throw new IllegalArgumentException("a line is: mirror <vkey> <url>");
        }
        VerifierKey key = VerifierKey.parse(words[1]);
        URI url = URI.create(words[2].endsWith("/") ? words[2] : words[2] + "/");
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!key.type().isCosignature() || !isHttp || url.getHost() == null) {
            throw new IllegalArgumentException("no key of a cosigner with an http address: " + line);
        }
        return new MirrorAddress(key.name(), url, List.of(key));
    }

    private static MirrorAddress joined(MirrorAddress one, MirrorAddress other) {
        List<VerifierKey> keys = new ArrayList<>(one.keys());
        keys.addAll(other.keys());
        return new MirrorAddress(one.name(), one.url(), keys);
    }
}
