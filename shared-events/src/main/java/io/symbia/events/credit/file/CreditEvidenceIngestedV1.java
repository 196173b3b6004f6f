package io.symbia.events.credit.file;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.evidence.Evidence;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import java.util.Optional;

/**
 * An event of another domain was taken into a credit file. No opinion and no amount: what it counts for is the model's to say.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param participantId whom it is about
 * @param kind what it says
 * @param evidence the event, so that it can be fetched and its proof checked
 * @param daysLate for a delivery that was planned: calendar days after the plan, negative when early
 */
@EventType("symbia.credit.file.evidence-ingested.v1")
public record CreditEvidenceIngestedV1(
        @Public Happened happened,
        @Public ParticipantId participantId,
        @Public EvidenceKind kind,
        @Public Evidence evidence,
        @Public Optional<Integer> daysLate)
        implements CreditFileEvent {

    public CreditEvidenceIngestedV1 {
        if (daysLate.isPresent() && kind != EvidenceKind.DELIVERY) {
            throw new IllegalArgumentException("only a delivery is late, this is " + kind);
        }
    }
}
