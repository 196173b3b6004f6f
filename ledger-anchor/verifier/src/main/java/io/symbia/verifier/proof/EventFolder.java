package io.symbia.verifier.proof;

import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.source.LocalFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The events of one stream: of {@code events.jsonl} in the order of its lines, else of every {@code .json} by sequence. */
final class EventFolder {
    private EventFolder() {}

    static List<LoggedEvent> read(Path folder) throws NotProvenException, CouldNotCheckException {
        Path export = folder.resolve(ExportVerification.EVENTS);
        List<LoggedEvent> events = Files.exists(export) ? lines(export) : files(folder);
        if (events.isEmpty()) { // Nothing checked is not everything proven.
            throw new CouldNotCheckException("there is no event in " + folder);
        }
        return events;
    }

    private static List<LoggedEvent> files(Path folder) throws NotProvenException, CouldNotCheckException {
        List<LoggedEvent> events = new ArrayList<>();
        for (Path file : FolderVerification.eventsIn(folder)) {
            events.add(LoggedEvent.read(LocalFiles.read(file)));
        }
        events.sort(Comparator.comparingLong(
                event -> event.entry().sequence())); // The names of files have no order of their own.
        return events;
    }

    private static List<LoggedEvent> lines(Path file) throws NotProvenException, CouldNotCheckException {
        List<LoggedEvent> events = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            LineReader reader = new LineReader(in, ExportVerification.MAX_LINE_BYTES);
            while (reader.next()) {
                events.add(LoggedEvent.read(reader.line()));
            }
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return events;
    }
}
