package io.symbia.credit.file;

import io.symbia.events.credit.CreditFileEvent;
import io.symbia.events.credit.CreditFileEvent.CreditEvidenceIngestedV1;
import io.symbia.events.credit.CreditFileEvent.ScoreRunCompletedV1;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of credit files. */
@Component
class CreditFiles extends StreamView<CreditFileView, CreditFileEvent> {
    static final String NAME = "credit-files";

    CreditFiles() {
        super(NAME, CreditFileView.class, CreditFileEvent.class);
    }

    @Override
    protected CreditFileView next(Optional<CreditFileView> before, CreditFileEvent happened, ReceivedEvent received) {
        CreditFileView file =
                before.orElseGet(() -> CreditFileView.empty(happened.participantId(), happened.occurredAt()));
        return switch (happened) {
            case CreditEvidenceIngestedV1 event -> file.with(event.kind(), event.occurredAt());
            case ScoreRunCompletedV1 event ->
                file.scored(
                        new CreditFileView.LatestScore(event.runId(), event.score(), event.band(), event.occurredAt()));
        };
    }
}
