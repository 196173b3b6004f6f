package io.symbia.log.fsck;

import io.symbia.disk.ReadOnlyDisk;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code --fsck DIR [--policy FILE]}: checks the folder of a log, which may run. It takes no lock and writes nothing. Exit status: 0 nothing is
 * wrong, 1 something is, 2 what was typed makes no sense, 3 something could not be read.
 */
public final class FsckCommand {
    /** The option of the log's process. */
    public static final String OPTION = "--fsck";

    private static final String POLICY_OPTION = "--policy";
    private static final String COMMITS = "commits";
    private static final List<String> OTHERS = List.of("entries", "manifests", "cosigned"); // As no mirror has them.
    private static final String HELP = "--help";
    private static final int CLEAN = 0;
    private static final int FOUND = 1;
    private static final int MISTYPED = 2;
    private static final int UNREADABLE = 3;

    private FsckCommand() {}

    /** Checks, and prints a line for each finding; the exit status. */
    public static int run(List<String> options, PrintStream out) {
        int place = options.indexOf(OPTION) + 1;
        boolean hasPolicy =
                options.size() == place + 3 && options.get(place + 1).equals(POLICY_OPTION);
        if (options.contains(HELP) || place != 1 || !(options.size() == 2 || hasPolicy)) {
            out.println(
                    "usage: fsck DIR [--policy FILE] for the folder of a log, fsck DIR [--key VKEY]... for a mirror's");
            return options.contains(HELP) ? CLEAN : MISTYPED;
        }
        Path folder = Path.of(options.get(place));
        if (!Files.isRegularFile(folder.resolve(COMMITS))) {
            return withoutCommits(folder, out);
        }
        Optional<Policy> policy;
        try {
            policy = hasPolicy ? Optional.of(policy(Path.of(options.getLast()))) : Optional.empty();
        } catch (IOException unread) {
            out.println("COULD NOT CHECK: the policy cannot be read: " + said(unread));
            return UNREADABLE;
        } catch (MalformedPolicyException malformed) {
            out.println("COULD NOT CHECK: the policy: " + malformed.getMessage());
            return MISTYPED;
        }
        try {
            return new LogFsck(new ReadOnlyDisk(folder), policy, Settling.USUAL, out).run() == 0 ? CLEAN : FOUND;
        } catch (IOException failed) {
            out.println("COULD NOT CHECK: " + said(failed));
            return UNREADABLE;
        } catch (UncheckedIOException failed) {
            out.println("COULD NOT CHECK: " + said(failed.getCause()));
            return UNREADABLE;
        }
    }

    /** A file that is gone from the folder of a log is damage; another folder is a mistake of whoever typed it. */
    private static int withoutCommits(Path folder, PrintStream out) {
        if (OTHERS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)))) {
            new Findings(out).lost(COMMITS, "the whole", "is gone, though other files of a log are there");
            return FOUND;
        }
        boolean isExport = Files.isDirectory(folder.resolve("tile"));
        out.println("COULD NOT CHECK: " + folder + " is no folder of a log, it has no file " + COMMITS
                + (isExport ? "; what a log publishes is checked by audit" : ""));
        return MISTYPED;
    }

    /** A file system names a file alone. */
    private static String said(IOException failed) {
        return failed instanceof NoSuchFileException none
                ? "there is no file " + none.getFile()
                : String.valueOf(failed.getMessage());
    }

    private static final class MalformedPolicyException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedPolicyException(IllegalArgumentException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static Policy policy(Path file) throws IOException, MalformedPolicyException {
        try {
            return Policy.parse(Octets.of(Files.readAllBytes(file)));
        } catch (IllegalArgumentException malformed) {
            throw new MalformedPolicyException(malformed);
        }
    }
}
