package io.symbia.mirror.fsck;

import java.io.PrintStream;

/** Prints what is wrong, a line each; from some number on they are only counted. */
final class Findings {
    private static final int MAX_LINES = 1_000;

    private final PrintStream out;
    private long count;

    Findings(PrintStream out) {
        this.out = out;
    }

    /** Something that only the log, or a copy of this folder, can bring back. */
    void found(String file, String place, String what) {
        found(file, place, what, false);
    }

    /** Something of a file, which the mirror may make again from others. */
    void found(String file, String place, String what, boolean isDerivable) {
        count++;
        if (count <= MAX_LINES) {
            String remedy = isDerivable
                    ? "derivable: delete the file while the mirror is down, and it is made again"
                    : "have it mirrored again under new keys, or restore it";
            out.printf("%s: %s: %s [%s]%n", file, place, what, remedy);
        }
        if (count == MAX_LINES) out.println("further findings are only counted");
    }

    long count() {
        return count;
    }
}
