package io.symbia.credit.file;

import io.symbia.events.credit.CreditFileEvent.ScoreRunCompletedV1;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Score runs, one document each. */
@Component
class ScoreRuns implements Projection<ScoreRunView> {
    static final String NAME = "score-runs";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<ScoreRunView> viewType() {
        return ScoreRunView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(ScoreRunCompletedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<ScoreRunView> views) {
        ScoreRunCompletedV1 event = (ScoreRunCompletedV1) received.event();
        views.put(
                ScoreRunView.idOf(event.participantId(), event.runId()),
                new ScoreRunView(
                        event.participantId(),
                        event.runId(),
                        event.askedBy(),
                        event.modelId(),
                        event.modelHash(),
                        event.codeHash(),
                        event.occurredAt(),
                        event.score(),
                        event.band(),
                        event.factors(),
                        received.envelope().stream(),
                        "/credit/streams/file/" + event.participantId() + "/events",
                        event.upTo(),
                        received.envelope().id()));
    }
}
