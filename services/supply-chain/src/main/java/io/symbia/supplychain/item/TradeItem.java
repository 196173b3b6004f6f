package io.symbia.supplychain.item;

import static io.symbia.supplychain.item.TradeItemRefusal.TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.TradeItemEvent.TradeItemRegisteredV1;
import io.symbia.events.words.goods.Gtin;
import io.symbia.supplychain.item.TradeItemCommand.RegisterTradeItem;
import io.symbia.support.command.Issuer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
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

    /** The stream of an item: {@code supply-chain/trade-item/19506000134366}. */
    public static StreamId streamOf(Gtin gtin) {
        return new StreamId("supply-chain", "trade-item", gtin.value());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterTradeItem command, @Issuer ParticipantId issuer) {
        var event = new TradeItemRegisteredV1(
                command.happened(),
                command.gtin(),
                issuer,
                command.description(),
                command.unit(),
                command.hs6(),
                command.originCountry(),
                command.brandOwner(),
                command.netContent());
        if (stream == null) apply(event);
        else if (!event.repeats(registered)) throw TRADE_ITEM_ALREADY_EXISTS_WITH_OTHER_CONTENT.with(command.gtin());
    }

    @EventSourcingHandler
    void on(TradeItemRegisteredV1 event) {
        stream = streamOf(event.gtin());
        registered = event;
    }

    protected TradeItem() {} // Axon replays the events into an empty instance.
}
