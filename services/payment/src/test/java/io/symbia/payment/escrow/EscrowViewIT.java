package io.symbia.payment.escrow;

import static io.symbia.payment.RunningPayment.PAYEE;
import static io.symbia.payment.RunningPayment.PAYER;
import static io.symbia.payment.RunningPayment.SERVICE;
import static io.symbia.payment.RunningPayment.delivered;
import static io.symbia.payment.RunningPayment.eventuallyStatus;
import static io.symbia.payment.RunningPayment.funded;
import static io.symbia.payment.RunningPayment.put;
import static io.symbia.payment.RunningPayment.retracted;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.payment.EscrowEvent;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.payment.RunningPayment;
import io.symbia.support.view.ViewReaders;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is shown is what was kept: the view that came over the broker equals the fold of the store's own events. */
class EscrowViewIT {

    @Test
    void equalsTheFoldOfItsEvents() {
        funded("E-fold", PAYEE, "99.99", "UCR-fold-1", "UCR-fold-2");
        delivered("UCR-fold-1", "PO-E-fold");
        eventuallyStatus("E-fold", "PARTIALLY_RELEASED");
        retracted("UCR-fold-1", "PO-E-fold");
        eventuallyStatus("E-fold", "DISPUTED");
        delivered("UCR-fold-2", "PO-E-fold");
        String dispute =
                RunningPayment.escrow("E-fold").at("/disputes/0/disputeId").asString();
        put("CHAMBER-HH", "/escrows/TEEHAUS-HH:E-fold/disputes/" + dispute + "/resolution", "{\"outcome\":\"REFUND\"}");
        eventuallyStatus("E-fold", "REFUNDED");
        SERVICE.eventually(() -> assertThat(SERVICE.bean(ViewReaders.class)
                        .of(Escrows.NAME, EscrowView.class)
                        .find("TEEHAUS-HH:E-fold"))
                .contains(foldOf(new EscrowId("TEEHAUS-HH:E-fold"))));
        assertThat(RunningPayment.get(PAYER, "/escrows?consignment=ZJ-TEA-COOP:UCR-fold-2&state=REFUNDED")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
    }

    private static EscrowView foldOf(EscrowId escrow) {
        List<DomainEvent> history = SERVICE.commits(EscrowAgreement.streamOf(escrow)).stream()
                .flatMap(List::stream)
                .toList();
        Optional<EscrowView> view = Optional.empty();
        for (int sequence = 0; sequence < history.size(); sequence++) {
            if (history.get(sequence) instanceof EscrowEvent event) {
                view = Optional.of(Escrows.next(view, event, sequence));
            }
        }
        return view.orElseThrow();
    }
}
