package io.symbia.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the targets are, and how patient the gateway is with them.
 *
 * @param connectTimeout for the connection alone
 * @param answerTimeout   until an answer begins, and for each portion of it afterwards
 * @param exchangeTimeout from the asking of a target to the end of its answer
 * @param maxAnswerBytes  of one answer
 * @param pace            how fast targets give and clients take
 */
@ConfigurationProperties("symbia.gateway")
public record GatewaySettings(
        URI supplyChainUrl,
        URI logisticsUrl,
        URI paymentUrl,
        URI creditUrl,
        URI logUrl,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration exchangeTimeout,
        long maxAnswerBytes,
        Pace pace,
        Breaker breaker) {
    /**
     * The least that one side of an exchange has to move.
     *
     * @param grace             of waiting for that side before anything is counted
     * @param minBytesPerSecond of the waiting after it
     */
    public record Pace(Duration grace, long minBytesPerSecond) {}

    /**
     * When a circuit breaker opens, and when it tries again.
     *
     * @param windowCalls    how many of the last calls are looked at
     * @param minCalls       before that many nothing is decided
     * @param failurePercent in (0, 100], of the calls in the window
     * @param openFor        how long nothing is sent
     * @param trialCalls     how many calls then decide whether it closes
     */
    public record Breaker(int windowCalls, int minCalls, int failurePercent, Duration openFor, int trialCalls) {}

    /** The services and the log, in the order of the story. */
    public List<Target> targets() {
        return List.of(
                new Target("supply-chain", supplyChainUrl, false),
                new Target("logistics", logisticsUrl, false),
                new Target("payment", paymentUrl, false),
                new Target("credit", creditUrl, false),
                new Target("log", logUrl, true));
    }
}
