package io.symbia.log.fsck;

import java.io.PrintStream;

/** Prints what is wrong, a line each; those of one folder may be many, so that from some number on they are only counted. */
final class Findings {
    private static final int MAX_LINES = 1_000;

    private final PrintStream out;
    private long count;

    Findings(PrintStream out) {
        this.out = out;
    }

    /** Something that only a copy of the log can bring back: a backup, a mirror. */
    void lost(String file, String place, String what) {
        add(file, place, what, "restore it from a copy");
    }

    /** Something that the log makes again from other files when it starts, or while it runs. */
    void derivable(String file, String place, String what) {
        add(file, place, what, "derivable, the next start makes it again");
    }

    /** Either of the two. */
    void found(String file, String place, String what, boolean isDerivable) {
        if (isDerivable) derivable(file, place, what);
        else lost(file, place, what);
    }

    private void add(String file, String place, String what, String remedy) {
        count++;
        if (count <= MAX_LINES) out.printf("%s: %s: %s [%s]%n", file, place, what, remedy);
        if (count == MAX_LINES) out.println("further findings are only counted");
    }

    long count() {
        return count;
    }
}
