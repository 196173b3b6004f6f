package io.symbia.log.decisions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder by which an operator's command tells a running log what was decided: a file each. Whoever can write there can write the log's own
 * files too, and is believed. A file goes when the decision is sealed; one that cannot be carried out is left under another name, with the
 * reason in it.
 */
public final class Decisions {
    private static final String WAITING = ".decision";
    private static final String REFUSED = ".refused";
    private static final int MAX_WAITING = 1_000; // At a time; the others have their turn when these are gone.
    private static final int MAX_BYTES = 1_000; // Two lines.

    private final Path folder;

    /** Decisions in a folder, which need not exist. */
    public Decisions(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds a decision; once only, however often it is given.
     *
     * @return another one about the same stop, which waits already; then this one is not added
     */
    public Optional<Decision> add(Decision decision) throws IOException {
        Files.createDirectories(folder);
        Path file = file(decision, WAITING);
        Optional<Decision> other =
                Files.exists(file) ? read(file).filter(it -> !it.equals(decision)) : Optional.empty();
        if (other.isPresent()) return other;
        Path aside = file(decision, "." + ProcessHandle.current().pid() + ".new");
        Files.writeString(aside, decision.format());
        Files.deleteIfExists(file(decision, REFUSED));
        Files.move(
                aside, file, StandardCopyOption.ATOMIC_MOVE); // Whole, or not there; a crash leaves nothing that waits.
        return Optional.empty();
    }

    /** Those that wait; a file that holds none is refused. */
    public List<Decision> waiting() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Map<Path, Optional<Decision>> found = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(WAITING))
                    .limit(MAX_WAITING)
                    .toList()) {
                found.put(file, read(file));
            }
        }
        List<Decision> decisions = new ArrayList<>();
        for (Map.Entry<Path, Optional<Decision>> each : found.entrySet()) {
            Optional<Decision> decision =
                    each.getValue().filter(it -> file(it, WAITING).equals(each.getKey()));
            if (decision.isPresent()) decisions.add(decision.get());
            else refuse(each.getKey(), "is not two lines, a stop and a reason, under the name of the stop");
        }
        return decisions;
    }

    private static Optional<Decision> read(Path file) throws IOException {
        try {
            return Files.size(file) > MAX_BYTES
                    ? Optional.empty()
                    : Decision.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) { // It was carried out a moment ago.
            return Optional.empty();
        }
    }

    /** A decision is sealed. */
    public void done(Decision decision) throws IOException {
        Files.deleteIfExists(file(decision, WAITING));
    }

    /** A decision cannot be carried out. */
    public void refuse(Decision decision, String why) throws IOException {
        refuse(file(decision, WAITING), why);
    }

    private static void refuse(Path file, String why) throws IOException {
        Path refused = Path.of(file.toString().replaceFirst("\\" + WAITING + "$", REFUSED));
        Files.writeString(refused, why + "\n");
        Files.deleteIfExists(file);
    }

    /** What has become of a decision: empty while it waits, then empty text if it is sealed, or why it was refused. */
    public Optional<String> outcome(Decision decision) throws IOException {
        if (Files.exists(file(decision, WAITING))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file(decision, REFUSED)).strip());
        } catch (NoSuchFileException _) { // Nothing was refused.
            return Optional.of("");
        }
    }

    private Path file(Decision decision, String end) {
        return folder.resolve(decision.stop().replace('/', '+').replace(':', '+') + end);
    }
}
