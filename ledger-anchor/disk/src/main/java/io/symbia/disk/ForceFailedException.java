package io.symbia.disk;

import java.io.IOException;

/**
 * The operating system could not make writes last. Fatal: after a failed fsync the kernel may report the next one as good although the
 * pages are lost, so the process ends and the next one starts from the last commit.
 */
public class ForceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Names what could not be forced. */
    public ForceFailedException(String name, IOException cause) {
        super("could not force " + name + ": " + cause.getMessage(), cause);
    }
}
