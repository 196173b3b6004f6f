package io.symbia.credit.file;

import io.symbia.events.credit.Band;
import io.symbia.events.credit.Factor;
import io.symbia.events.credit.ScoreModelId;
import io.symbia.events.credit.ScoreRunId;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Instant;
import java.util.List;

/**
 * A score run as it is shown: each factor with the places of its evidence in the file's stream.
 *
 * @param asOf         the moment to which tenure is counted
 * @param evidenceIn   the stream in which the factors' sequence numbers are
 * @param eventId      of the event that records the run
 * @param upToSequence the last sequence number that was looked at
 */
record ScoreRunView(
        ParticipantId participantId,
        ScoreRunId runId,
        ScoreModelId modelId,
        Digest modelHash,
        Instant asOf,
        int score,
        Band band,
        List<Factor> factors,
        StreamId evidenceIn,
        long upToSequence,
        String eventId) {

    /** The document's id. */
    static String idOf(ParticipantId participant, ScoreRunId run) {
        return participant + ":" + run;
    }
}
