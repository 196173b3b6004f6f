package io.symbia.log.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * The decisions that wait.
     *
     * @param problem why something of it cannot be read, if so
     */
    public record Waiting(List<Decision> decisions, Optional<String> problem) {
        /** Keeps a copy. */
        public Waiting {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * Adds a decision; once only, however often it is given.
     *
     * @return another one about the same stop, which waits already; then this one is not added
     */
    public Optional<Decision> add(Decision decision) throws IOException {
        Files.createDirectories(folder);
        Path file = file(decision, WAITING);
        long process = ProcessHandle.current().pid();
        Path aside = file(
                decision, ".%d-%d.new".formatted(process, Thread.currentThread().threadId()));
        try {
            Files.writeString(aside, decision.format());
            Files.deleteIfExists(file(decision, REFUSED));
            return put(aside, file).filter(it -> !it.equals(decision));
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** INVARIANT 176: a decision comes to its name whole, and only where there is none: of two at the same time one is told of the other. */
    private static Optional<Decision> put(Path aside, Path file) throws IOException {
        while (true) {
            try {
                Files.createLink(file, aside);
                return Optional.empty();
            } catch (FileAlreadyExistsException _) {
                Optional<Decision> other = read(file);
                if (other.isPresent()) return other;
                Files.deleteIfExists(file); // It holds none: a full disk has left it there, say.
            }
        }
    }

    /** Those that wait; a file that holds none is refused, and what is no file, or cannot be read, is passed over and told. */
    public Waiting waiting() {
        List<Decision> decisions = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        if (!Files.isDirectory(folder)) return new Waiting(decisions, Optional.empty());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + WAITING)) {
            for (Path file : files) {
                if (decisions.size() == MAX_WAITING) break;
                try {
                    take(file).ifPresent(decisions::add);
                } catch (IOException failed) {
                    if (problems.isEmpty())
                        problems.add(file.getFileName() + " cannot be read as a decision: " + failed);
                }
            }
        } catch (IOException | DirectoryIteratorException failed) {
            problems.add("decisions cannot be read: " + failed);
        }
        return new Waiting(decisions, problems.stream().findFirst());
    }

    private Optional<Decision> take(Path file) throws IOException {
        Optional<Decision> decision = read(file).filter(it -> file(it, WAITING).equals(file));
        if (decision.isEmpty()) refuse(file, "is not two lines, a stop and a reason, under the name of the stop");
        return decision;
    }

    /** Nothing but an ordinary file: a pipe gives its bytes when somebody writes to it, which may be never. */
    private static Optional<Decision> read(Path file) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!found.isRegularFile()) throw new IOException("it is no ordinary file");
            if (found.size() > MAX_BYTES) return Optional.empty();
            try (InputStream bytes = Files.newInputStream(file)) {
                return Decision.parse(new String(bytes.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
            }
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
