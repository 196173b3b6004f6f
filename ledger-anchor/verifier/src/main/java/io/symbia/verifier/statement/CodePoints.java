package io.symbia.verifier.statement;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A set of code points, as ranges of hexadecimal numbers: {@code 0-1f 7f-9f ad}. */
record CodePoints(List<Range> ranges) {
    /** From the first to the last, both in it. */
    record Range(int first, int last) {}

    CodePoints {
        ranges = List.copyOf(ranges);
    }

    static CodePoints parse(String text) {
        return new CodePoints(
                Arrays.stream(text.split(" ")).map(CodePoints::range).toList());
    }

    private static Range range(String text) {
        int dash = text.indexOf('-');
        String first = dash < 0 ? text : text.substring(0, dash);
        return new Range(HexFormat.fromHexDigits(first), HexFormat.fromHexDigits(text.substring(dash + 1)));
    }

    boolean contains(int codePoint) {
        return ranges.stream().anyMatch(range -> range.first() <= codePoint && codePoint <= range.last());
    }
}
