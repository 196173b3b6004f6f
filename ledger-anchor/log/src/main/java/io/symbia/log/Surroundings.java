package io.symbia.log;

import io.symbia.log.patience.Patience;
import io.symbia.log.sealing.SealedBatch;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What a log is given by whoever runs it.
 *
 * @param patience waits for the log state and the disk
 * @param sealed   is told of each batch
 * @param fatal    ends the process
 */
record Surroundings(Clock clock, Patience patience, Consumer<SealedBatch> sealed, Consumer<Throwable> fatal) {}
