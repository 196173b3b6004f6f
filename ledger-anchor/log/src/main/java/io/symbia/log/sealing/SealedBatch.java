package io.symbia.log.sealing;

import java.time.Duration;

/**
 * A batch was sealed.
 *
 * @param leaves number of leaves, the manifest's own included
 * @param took   from its hand-over to its sealing
 */
public record SealedBatch(long leaves, Duration took) {}
