package io.symbia.log.witnessing;

import java.time.Duration;

/**
 * How witnesses are asked; see {@code application.yml} for the environment variables.
 *
 * @param policy       path of a policy file (c2sp.org/tlog-policy); empty: no witness is asked, and the policy is {@code quorum none}
 * @param answerLimit  longest time from a question to the last byte of its answer
 * @param rest         how long a witness that keeps failing is left alone
 * @param cosignAgain  age at which the current checkpoint is cosigned anew
 * @param keepCosigned shortest time from one cosigned checkpoint that is kept to the next; 0 keeps all
 */
public record WitnessingSettings(
        String policy, Duration answerLimit, Duration rest, Duration cosignAgain, Duration keepCosigned) {
    /** No witness is asked. */
    public static final WitnessingSettings NONE = new WitnessingSettings(
            "", Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(1));

    /** Refuses times that would make the log ask without pause. */
    public WitnessingSettings {
        if (!answerLimit.isPositive() || !rest.isPositive() || !cosignAgain.isPositive()) {
            throw new IllegalArgumentException("the times of witnessing are positive");
        }
        if (keepCosigned.isNegative()) {
            throw new IllegalArgumentException("cosigned checkpoints are kept in an interval that is not negative");
        }
    }
}
