package io.symbia.supplychain.item;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.HsCode;
import io.symbia.events.goods.Quantity;
import io.symbia.events.goods.UnitOfMeasure;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.SupplyChainText;
import io.symbia.events.supplychain.TradeItemEvent.TradeItemRegisteredV1;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Give a product its number; who asks is who registers.
 *
 * @param unit what it is ordered and counted in
 * @param hs6 six digits of the Harmonized System
 * @param netContent what one item holds
 */
public record RegisterTradeItem(
        Gtin gtin,
        String description,
        UnitOfMeasure unit,
        Optional<HsCode> hs6,
        Optional<CountryCode> originCountry,
        Optional<Gln> brandOwner,
        Optional<Quantity> netContent,
        Happened happened) {

    public RegisterTradeItem {
        SupplyChainText.require(description, "description");
    }

    /** The stream of the item. */
    @TargetAggregateIdentifier
    public StreamId stream() {
        return TradeItem.streamOf(gtin);
    }

    TradeItemRegisteredV1 toEvent(ParticipantId registeredBy) {
        return new TradeItemRegisteredV1(
                happened, gtin, registeredBy, description, unit, hs6, originCountry, brandOwner, netContent);
    }
}
