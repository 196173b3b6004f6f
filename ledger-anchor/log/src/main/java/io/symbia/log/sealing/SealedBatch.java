package io.symbia.log.sealing;

import io.symbia.log.sequencing.AcceptedTimes;
import java.time.Duration;

/**
 * A batch was sealed.
 *
 * @param leaves   number of leaves, the manifest's own included
 * @param took     from its hand-over to its sealing
 * @param size     leaves of the log at its end
 * @param accepted when its events were accepted
 */
public record SealedBatch(long leaves, Duration took, long size, AcceptedTimes accepted) {}
