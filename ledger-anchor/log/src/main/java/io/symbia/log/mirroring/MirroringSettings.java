package io.symbia.log.mirroring;

import java.time.Duration;

/**
 * How mirrors are given what is sealed; see {@code application.yml} for the environment variables.
 *
 * @param mirrors     path of a file with a line {@code mirror <vkey> <url>} for each key of a mirror; empty: there is none
 * @param required    how many mirrors must hold a tree whole before a witness or a reader is shown its checkpoint; 0: none is waited for
 * @param answerLimit longest time from a request to the last byte of its answer
 * @param cosignAgain age at which a mirror is asked for new cosignatures of the tree that it holds
 */
public record MirroringSettings(String mirrors, int required, Duration answerLimit, Duration cosignAgain) {
    /** There is no mirror. */
    public static final MirroringSettings NONE =
            new MirroringSettings("", 0, Duration.ofSeconds(5), Duration.ofMinutes(2));

    /** Refuses what could never be met, and times that would make the log ask without pause. */
    public MirroringSettings {
        if (required < 0 || (required > 0 && mirrors.isBlank())) {
            throw new IllegalArgumentException(required + " mirrors are required, and no file names them");
        }
        if (!answerLimit.isPositive() || !cosignAgain.isPositive()) {
            throw new IllegalArgumentException("the times of mirroring are positive");
        }
    }
}
