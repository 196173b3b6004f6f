package io.symbia.verifier.inspect;

import java.util.ArrayList;
import java.util.List;

/** What is shown of a file, line by line, as the file has it and not yet fit for a terminal. */
final class Shown {
    private final List<Line> lines = new ArrayList<>();

    /**
     * One line to show.
     *
     * @param subject what it is about
     */
    record Line(String subject, String text) {}

    void add(String subject, Object text) {
        lines.add(new Line(subject, text.toString()));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }
}
