package io.symbia.credit.file;

import io.symbia.events.credit.score.Band;
import io.symbia.events.credit.score.Factor;
import io.symbia.events.credit.score.ScoreModelId;
import io.symbia.events.credit.score.ScoreRunId;
import io.symbia.events.credit.score.UpTo;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Instant;
import java.util.List;

/**
 * A score run as it is shown. Whoever reads the stream up to the place that is named, and takes what a factor's filter fits, has the
 * evidence of that factor, and as many pieces as it counts.
 *
 * @param asOf       the moment to which tenure is counted
 * @param evidenceIn the stream to which the factors' filters are put
 * @param events     path of the list of that stream's events
 * @param upTo       the last event of it that was looked at
 * @param eventId    of the event that records the run
 */
record ScoreRunView(
        ParticipantId participantId,
        ScoreRunId runId,
        ParticipantId askedBy,
        ScoreModelId modelId,
        Digest modelHash,
        Digest codeHash,
        Instant asOf,
        int score,
        Band band,
        List<Factor> factors,
        StreamId evidenceIn,
        String events,
        UpTo upTo,
        String eventId) {

    /** The document's id. */
    static String idOf(ParticipantId participant, ScoreRunId run) {
        return participant + ":" + run;
    }
}
