package io.symbia.support.audience;

import io.symbia.events.kernel.origin.ParticipantId;
import java.util.Optional;

/**
 * The reader of an answer. Doors that answer questions take it as an argument.
 *
 * @param participant who it is; empty where nobody says so, and then it is shown what everybody may see
 */
public record Reader(Optional<ParticipantId> participant) {
    /** A view as this reader sees it. */
    public <V> V show(V view) {
        return participant.map(who -> Audience.show(view, who)).orElseGet(() -> Audience.publicPart(view));
    }
}
