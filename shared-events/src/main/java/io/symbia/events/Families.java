package io.symbia.events;

import io.symbia.events.credit.CreditFileEvent;
import io.symbia.events.credit.CreditLineEvent;
import io.symbia.events.credit.ParticipantEvent;
import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.logistics.ConsignmentEvent;
import io.symbia.events.payment.EscrowEvent;
import io.symbia.events.payment.JournalEvent;
import io.symbia.events.payment.PaymentInstructionEvent;
import io.symbia.events.supplychain.BatchEvent;
import io.symbia.events.supplychain.InspectionEvent;
import io.symbia.events.supplychain.LogisticUnitEvent;
import io.symbia.events.supplychain.PurchaseOrderEvent;
import io.symbia.events.supplychain.TradeItemEvent;
import java.util.ArrayList;
import java.util.List;

/** The families of events that are published, one line each: the sealed interface of an aggregate's events. */
public final class Families {
    private static final EventCatalogue PUBLISHED = new EventCatalogue(all());

    private Families() {}

    /** Every event that a service publishes. */
    public static EventCatalogue published() {
        return PUBLISHED;
    }

    /** The sealed interfaces, in the order of the services. */
    public static List<Class<? extends DomainEvent>> all() {
        List<Class<? extends DomainEvent>> families = new ArrayList<>();
        // supply-chain
        families.add(TradeItemEvent.class);
        families.add(PurchaseOrderEvent.class);
        families.add(BatchEvent.class);
        families.add(InspectionEvent.class);
        families.add(LogisticUnitEvent.class);

        // logistics
        families.add(ConsignmentEvent.class);

        // payment
        families.add(EscrowEvent.class);
        families.add(PaymentInstructionEvent.class);
        families.add(JournalEvent.class);

        // credit
        families.add(ParticipantEvent.class);
        families.add(CreditFileEvent.class);
        families.add(CreditLineEvent.class);

        return List.copyOf(families);
    }
}
