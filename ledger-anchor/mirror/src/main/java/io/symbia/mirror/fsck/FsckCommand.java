package io.symbia.mirror.fsck;

import io.symbia.disk.ReadOnlyDisk;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code --fsck DIR [--key VKEY]...}: checks the folder of a mirror, which may run. It takes no lock and writes nothing. Exit status: 0 nothing is
 * wrong, 1 something is, 2 what was typed makes no sense, 3 something could not be read.
 */
public final class FsckCommand {
    /** The option of the mirror's process. */
    public static final String OPTION = "--fsck";

    /** The file that every folder of a mirror has. */
    static final String LIST = "logs";

    /** Longer than a disk that is busy takes for what is being written just now. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String KEY_OPTION = "--key";
    private static final String USAGE =
            "usage: fsck DIR [--key VKEY]... for the folder of a mirror, fsck DIR [--policy FILE] for a log's";
    private static final String HELP = "--help";
    private static final int CLEAN = 0;
    private static final int FOUND = 1;
    private static final int MISTYPED = 2;
    private static final int UNREADABLE = 3;

    private FsckCommand() {}

    /** Checks, and prints a line for each finding; the exit status. */
    public static int run(List<String> options, PrintStream out) {
        if (options.contains(HELP)
                || options.size() < 2
                || options.size() % 2 != 0
                || !options.getFirst().equals(OPTION)) {
            out.println(USAGE);
            return options.contains(HELP) ? CLEAN : MISTYPED;
        }
        Path folder = Path.of(options.get(1));
        if (!Files.isRegularFile(folder.resolve(LIST))) {
            return withoutList(folder, out);
        }
        List<VerifierKey> keys = new ArrayList<>();
        for (int option = 2; option < options.size(); option += 2) {
            if (!options.get(option).equals(KEY_OPTION)) {
                return mistyped(out, USAGE);
            }
            try {
                keys.add(VerifierKey.parse(options.get(option + 1)));
                VerifierKey.requireTold(keys);
            } catch (IllegalArgumentException malformed) {
                return mistyped(out, "COULD NOT CHECK: " + malformed.getMessage());
            }
        }
        try {
            MirrorFsck fsck = new MirrorFsck(new ReadOnlyDisk(folder), filesIn(folder), keys, PATIENCE, out);
            return fsck.run() == 0 ? CLEAN : FOUND;
        } catch (IOException failed) {
            out.println("COULD NOT CHECK: " + said(failed));
            return UNREADABLE;
        } catch (UncheckedIOException failed) {
            out.println("COULD NOT CHECK: " + said(failed.getCause()));
            return UNREADABLE;
        }
    }

    /** A file that is gone from the folder of a mirror is damage; another folder is a mistake of whoever typed it. */
    private static int withoutList(Path folder, PrintStream out) {
        if (hasCopy(folder)) {
            new Findings(out).found(LIST, "the whole", "is gone, though files of a copy are there");
            return FOUND;
        }
        return mistyped(out, "COULD NOT CHECK: " + folder + " is no folder of a mirror, it has no file " + LIST);
    }

    private static boolean hasCopy(Path folder) {
        try {
            return filesIn(folder).stream().anyMatch(name -> name.endsWith("-entries"));
        } catch (IOException _) { // No folder, or none that can be listed.
            return false;
        }
    }

    /** A file system names a file alone. */
    private static String said(IOException failed) {
        return failed instanceof NoSuchFileException none
                ? "there is no file " + none.getFile()
                : String.valueOf(failed.getMessage());
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static int mistyped(PrintStream out, String why) {
        out.println(why);
        return MISTYPED;
    }
}
