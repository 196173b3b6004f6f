package io.symbia.events.words.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of codes that ships with the product. The JDK's change with the JDK, and two services with two of them would seal different
 * things. A line has a code and its columns, each behind a blank; a dash is nothing. Before them stands {@code version}, the day to
 * which the table was brought up.
 */
public final class CodeTable {
    private static final String VERSION = "version ";

    private final LocalDate version;
    private final Map<String, List<String>> rows = new HashMap<>();

    private CodeTable(List<String> lines, int columns) {
        LocalDate stated = null;
        for (String line : lines) {
            if (line.startsWith("#")) continue;
            if (line.startsWith(VERSION)) stated = LocalDate.parse(line.substring(VERSION.length()));
            else add(List.of(line.split(" ", -1)), columns);
        }
        if (stated == null) throw new IllegalStateException("a table says of which day it is");
        version = stated;
    }

    private void add(List<String> row, int columns) {
        boolean fits = row.size() == columns + 1 && rows.put(row.getFirst(), row.subList(1, row.size())) == null;
        if (!fits) throw new IllegalStateException("a table has each code once, with " + columns + " columns: " + row);
    }

    /**
     * Reads a table.
     *
     * @param beside  the class in whose package the resource is
     * @param columns behind the code
     */
    public static CodeTable of(Class<?> beside, String resource, int columns) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("there is no table " + resource);
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new CodeTable(new ArrayList<>(text.lines().toList()), columns);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /** The day to which the table was brought up. */
    public LocalDate version() {
        return version;
    }

    /** All codes, those that were withdrawn among them. */
    public List<String> codes() {
        return rows.keySet().stream().sorted().toList();
    }

    /** Whether the table has the code. */
    public boolean has(String code) {
        return rows.containsKey(code);
    }

    /** What stands in a column of a code's row, from 0; empty for a dash, and for a code that the table does not have. */
    public Optional<String> column(String code, int index) {
        return Optional.ofNullable(rows.get(code)).map(row -> row.get(index)).filter(text -> !text.equals("-"));
    }

    /**
     * Refuses a code that was withdrawn before a day.
     *
     * @param index of the column of its last day
     * @throws IllegalArgumentException with that day
     */
    public void requireNotWithdrawn(String code, int index, LocalDate on) {
        day(code, index).filter(on::isAfter).ifPresent(last -> {
            throw new IllegalArgumentException("%s was withdrawn on %s, and this is of %s".formatted(code, last, on));
        });
    }

    /** The day in a column. */
    public Optional<LocalDate> day(String code, int index) {
        return column(code, index).map(LocalDate::parse);
    }
}
