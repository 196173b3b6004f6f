package io.symbia.supplychain.item;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.HsCode;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.party.CountryCode;
import io.symbia.support.command.Command;
import java.util.Optional;

/** The commands of a trade item. */
sealed interface TradeItemCommand extends Command {
    Gtin gtin();

    @Override
    default StreamId stream() {
        return TradeItem.streamOf(gtin());
    }

    /**
     * Give a product its number; the issuer registers it.
     *
     * @param unit       in which it is ordered and counted
     * @param hs6        six digits of the Harmonized System
     * @param netContent what one item holds
     */
    record RegisterTradeItem(
            Happened happened,
            Gtin gtin,
            String description,
            UnitOfMeasure unit,
            Optional<HsCode> hs6,
            Optional<CountryCode> originCountry,
            Optional<Gln> brandOwner,
            Optional<Quantity> netContent)
            implements TradeItemCommand {
        public RegisterTradeItem {
            FreeText.require(description, "description");
        }
    }
}
