package io.symbia.events.supplychain.item;

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
import io.symbia.events.supplychain.SupplyChainText;
import java.util.Optional;

/**
 * A product was given its number. A change that the GS1 GTIN Management Standard counts as a new product gets a new number.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param gtin the number of the item, at the level that is traded (item, inner pack, carton)
 * @param registeredBy who says so, and alone may correct it
 * @param description what it is, in words, 1 to 500 characters
 * @param unit the unit it is ordered and counted in, UN/ECE Recommendation 20
 * @param hs6 its place in the Harmonized System, six digits
 * @param originCountry where it usually comes from; a batch says where it did come from
 * @param brandOwner the owner of the brand
 * @param netContent what one item holds
 */
@EventType(TradeItemRegisteredV1.TYPE)
public record TradeItemRegisteredV1(
        @Public Happened happened,
        @Public Gtin gtin,
        @Public ParticipantId registeredBy,
        @Public String description,
        @Public UnitOfMeasure unit,
        @Public Optional<HsCode> hs6,
        @Public Optional<CountryCode> originCountry,
        @Public Optional<Gln> brandOwner,
        @Public Optional<Quantity> netContent)
        implements TradeItemEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.trade-item.registered.v1";

    public TradeItemRegisteredV1 {
        SupplyChainText.require(description, "description");
    }
}
