package io.symbia.events.supplychain;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.HsCode;
import io.symbia.events.goods.Quantity;
import io.symbia.events.goods.UnitOfMeasure;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import java.util.Optional;

/** What happened to one trade item, in the stream {@code supply-chain/trade-item/<gtin>}. */
public sealed interface TradeItemEvent extends DomainEvent {
    Gtin gtin();

    /**
     * A product was given its number. A change that the GS1 GTIN Management Standard counts as a new product gets a new number.
     *
     * @param gtin          at the level that is traded (item, inner pack, carton)
     * @param registeredBy  alone may correct it
     * @param description   in words, 1 to {@link SupplyChainText#MAX_CHARACTERS} characters
     * @param unit          in which it is ordered and counted
     * @param hs6           its place in the Harmonized System, six digits
     * @param originCountry where it usually comes from; a batch says where it did come from
     * @param netContent    what one item holds
     */
    @EventType("symbia.supply-chain.trade-item.registered.v1")
    record TradeItemRegisteredV1(
            @Public Happened happened,
            @Public Gtin gtin,
            @Public ParticipantId registeredBy,
            @Public String description,
            @Public UnitOfMeasure unit,
            @Public Optional<HsCode> hs6,
            @Public Optional<CountryCode> originCountry,
            @Public Optional<Gln> brandOwner,
            @Public Optional<Quantity> netContent)
            implements TradeItemEvent {}
}
