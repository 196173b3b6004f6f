package io.symbia.log.publishing;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a witness is doing, as the log sees it.
 *
 * @param name       of its keys
 * @param good       whether its last answer counted, or none was needed yet
 * @param resting    whether it is left alone for a while
 * @param size       what it is thought to have cosigned last
 * @param cosignedAt when it last gave a cosignature to this process
 * @param aheadSeconds by how much its clock was ahead of this log's when it last answered; negative if behind. An answer that it repeats is up to a
 *                   minute old
 * @param forgotten  whether it has forgotten what it had cosigned, so that it does not count until an operator says so
 * @param problem    what it did instead of cosigning
 */
public record WitnessStatus(
        String name,
        boolean good,
        boolean resting,
        long size,
        Optional<Instant> cosignedAt,
        OptionalLong aheadSeconds,
        boolean forgotten,
        Optional<String> problem) {}
