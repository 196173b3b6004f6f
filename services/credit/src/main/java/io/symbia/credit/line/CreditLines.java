package io.symbia.credit.line;

import io.symbia.events.credit.CreditLineEvent;
import io.symbia.events.credit.CreditLineEvent.CreditLineActivatedV1;
import io.symbia.events.credit.CreditLineEvent.CreditReservationReleasedV1;
import io.symbia.events.credit.CreditLineEvent.CreditReservedV1;
import io.symbia.events.words.money.Money;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.view.StreamView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Folds events into the views of credit lines. */
@Component
class CreditLines extends StreamView<CreditLineView, CreditLineEvent> {
    static final String NAME = "credit-lines";

    CreditLines() {
        super(NAME, CreditLineView.class, CreditLineEvent.class);
    }

    @Override
    protected CreditLineView next(Optional<CreditLineView> before, CreditLineEvent happened, ReceivedEvent received) {
        return switch (happened) {
            case CreditLineActivatedV1 event -> {
                Optional<Money> limit = event.limit().disclosed();
                yield new CreditLineView(
                        event.lineId(),
                        event.participantId(),
                        event.lender(),
                        limit,
                        limit.map(of -> Money.zero(of.currency())),
                        0,
                        0);
            }
            case CreditReservedV1 event ->
                before.orElseThrow().reserve(event.amount().disclosed());
            case CreditReservationReleasedV1 event ->
                before.orElseThrow().release(event.amount().disclosed());
        };
    }
}
