package io.symbia.credit.views;

import io.symbia.events.credit.file.CreditEvidenceIngestedV1;
import io.symbia.events.credit.file.CreditFileEvent;
import io.symbia.events.credit.file.ScoreRunCompletedV1;
import io.symbia.events.domain.DomainEvent;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.Projection;
import io.symbia.support.view.Views;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Credit files, one document each. */
@Component
class CreditFileProjection implements Projection<CreditFileView> {
    @Override
    public String name() {
        return "credit-files";
    }

    @Override
    public Class<CreditFileView> viewType() {
        return CreditFileView.class;
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(CreditEvidenceIngestedV1.class, ScoreRunCompletedV1.class);
    }

    @Override
    public void on(ReceivedEvent received, Views<CreditFileView> views) {
        CreditFileEvent happened = (CreditFileEvent) received.event();
        String id = happened.participantId().value();
        CreditFileView file =
                views.find(id).orElseGet(() -> CreditFileView.empty(happened.participantId(), happened.occurredAt()));
        views.put(
                id,
                switch (happened) {
                    case CreditEvidenceIngestedV1 event -> file.with(event.kind(), event.occurredAt());
                    case ScoreRunCompletedV1 event ->
                        file.scored(new CreditFileView.LatestScore(
                                event.runId(), event.score(), event.band(), event.occurredAt()));
                });
    }
}
