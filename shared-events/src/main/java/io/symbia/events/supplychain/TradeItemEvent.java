package io.symbia.events.supplychain;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.HsCode;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.party.CountryCode;
import java.util.Optional;

/** What happened to one trade item, in the stream {@code supply-chain/trade-item/<gtin>}. */
public sealed interface TradeItemEvent extends DomainEvent {
    Gtin gtin();

    /**
     * A product was given its number. A change that the GS1 GTIN Management Standard counts as a new product gets a new number.
     *
     * @param gtin          at the level that is traded (item, inner pack, carton)
     * @param registeredBy  alone may correct it
     * @param description   in words, 1 to {@link FreeText#MAX_CHARACTERS} characters
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
