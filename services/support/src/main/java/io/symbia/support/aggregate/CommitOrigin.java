package io.symbia.support.aggregate;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.SealedOrigin;
import java.util.List;
import java.util.Optional;

/**
 * What a command brings along for the events it leads to; travels as the command message's metadata {@value #METADATA}.
 *
 * @param record     what stands behind the command; each event has its digest
 * @param requestKey names the request, where it came with an idempotency key
 * @param conditions on the version of the stream, under which alone the command is handled
 */
public record CommitOrigin(
        ParticipantId issuer,
        SealedOrigin record,
        Optional<String> requestKey,
        List<VersionCondition> conditions,
        Optional<String> causationId,
        Optional<String> correlationId,
        Optional<String> traceparent) {
    /** Name of the metadata that holds it. */
    public static final String METADATA = "symbia-origin";
}
