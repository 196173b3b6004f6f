package io.symbia.tlog.tile;

import java.util.Locale;

/**
 * The address of a tile: {@code tile/<L>/<N>[.p/<W>]} for hashes, {@code tile/entries/<N>[.p/<W>]} for entries.
 *
 * <p>c2sp.org/tlog-tiles: N is written in groups of three digits, all but the last with an {@code x} before it, so that 1234067 is
 * {@code x001/x234/067} and no file stands where a folder must. A full tile has 256 items and no suffix.
 */
public sealed interface TilePath permits HashTile, EntryTile {
    /** c2sp.org/tlog-tiles: "Full tiles MUST be exactly 256 hashes wide". */
    int FULL_WIDTH = 256;

    /** Zero-based position within its level. */
    long index();

    /** Number of items, in [1, 256]; 256 is a full tile. */
    int width();

    /** The path without a leading slash. */
    String path();

    /** Whether fewer than 256 items are in it yet. */
    default boolean isPartial() {
        return width() < FULL_WIDTH;
    }

    /** Parses the path of a tile of either kind, accepting only what {@link #path} writes. */
    static TilePath parse(String path) {
        if (!path.startsWith("tile/")) {
            throw new IllegalArgumentException("not the path of a tile: " + path);
        }
        int slash = path.indexOf('/', "tile/".length());
        if (slash < 0) {
            throw new IllegalArgumentException("not the path of a tile: " + path);
        }
        String level = path.substring("tile/".length(), slash);
        String rest = path.substring(slash + 1);
        int suffix = rest.indexOf(".p/");
        long index = parseIndex(suffix < 0 ? rest : rest.substring(0, suffix));
        int width = suffix < 0 ? FULL_WIDTH : parseSmall(rest.substring(suffix + 3), FULL_WIDTH - 1);
        if (level.equals("entries")) {
            return new EntryTile(index, width);
        }
        return new HashTile(parseSmall(level, HashTile.MAX_LEVEL), index, width);
    }

    /** {@code x001/x234/067} for 1234067. */
    static String formatIndex(long index) {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return path.toString();
    }

    private static long parseIndex(String path) {
        // Past 2^63 - 1 this throws, which is an IllegalArgumentException too.
        long index = Long.parseLong(path.replace("x", "").replace("/", ""));
        if (index < 0 || !formatIndex(index).equals(path)) { // Every index has one spelling.
            throw new IllegalArgumentException("not the index of a tile: " + path);
        }
        return index;
    }

    private static int parseSmall(String text, int max) {
        int number = Integer.parseInt(text);
        if (number < 0 || number > max || !Integer.toString(number).equals(text)) {
            throw new IllegalArgumentException("not a number up to " + max + " without leading zeros: " + text);
        }
        return number;
    }
}
