package io.symbia.supplychain.item;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Gtin;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.TradeItemEvent.TradeItemRegisteredV1;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

/**
 * One product with its number. It is registered once: what would change it, such as another content or another brand, is a new
 * product with a new number (GS1 GTIN Management Standard), so repeating the same changes nothing and anything else is refused.
 */
public class TradeItem {

    @AggregateIdentifier
    private StreamId stream;

    private TradeItemRegisteredV1 registered;

    /** Axon replays the events into an empty instance. */
    protected TradeItem() {}

    /** The stream of an item: {@code supply-chain/trade-item/19506000134366}. */
    public static StreamId streamOf(Gtin gtin) {
        return new StreamId("supply-chain", "trade-item", gtin.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterTradeItem command, @MetaDataValue("issuer") ParticipantId issuer) {
        TradeItemRegisteredV1 event = command.toEvent(issuer);
        if (stream == null) {
            apply(event);
        } else if (!saysTheSame(event)) {
            throw TradeItemRefusal.TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.gtin());
        }
    }

    /** But for the time, which a repeated request may have left to the door. */
    private boolean saysTheSame(TradeItemRegisteredV1 event) {
        return registered.registeredBy().equals(event.registeredBy())
                && registered.description().equals(event.description())
                && registered.unit().equals(event.unit())
                && registered.hs6().equals(event.hs6())
                && registered.originCountry().equals(event.originCountry())
                && registered.brandOwner().equals(event.brandOwner())
                && registered.netContent().equals(event.netContent());
    }

    @EventSourcingHandler
    void on(TradeItemRegisteredV1 event) {
        stream = streamOf(event.gtin());
        registered = event;
    }
}
