package io.symbia.mirror.fsck;

import io.symbia.disk.ReadOnlyDisk;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
    private static final int CLEAN = 0;
    private static final int FOUND = 1;
    private static final int MISTYPED = 2;
    private static final int UNREADABLE = 3;

    private FsckCommand() {}

    /** Checks, and prints a line for each finding; the exit status. */
    public static int run(List<String> options, PrintStream out) {
        if (options.size() < 2 || options.size() % 2 != 0 || !options.getFirst().equals(OPTION)) {
            return mistyped(out, "usage: fsck DIR [--key VKEY]...");
        }
        Path folder = Path.of(options.get(1));
        if (!Files.isRegularFile(folder.resolve(LIST))) {
            return mistyped(out, "COULD NOT CHECK: " + folder + " is no folder of a mirror, it has no file " + LIST);
        }
        List<VerifierKey> keys = new ArrayList<>();
        for (int option = 2; option < options.size(); option += 2) {
            if (!options.get(option).equals(KEY_OPTION)) {
                return mistyped(out, "usage: fsck DIR [--key VKEY]...");
            }
            try {
                keys.add(VerifierKey.parse(options.get(option + 1)));
            } catch (IllegalArgumentException malformed) {
                return mistyped(out, "COULD NOT CHECK: " + malformed.getMessage());
            }
        }
        try {
            MirrorFsck fsck = new MirrorFsck(new ReadOnlyDisk(folder), filesIn(folder), keys, PATIENCE, out);
            return fsck.run() == 0 ? CLEAN : FOUND;
        } catch (IOException | UncheckedIOException failed) {
            out.println("COULD NOT CHECK: " + failed);
            return UNREADABLE;
        }
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
