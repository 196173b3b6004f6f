package io.symbia.supplychain;

import io.symbia.supplychain.batch.ProductionBatch;
import io.symbia.supplychain.inspection.Inspection;
import io.symbia.supplychain.item.TradeItem;
import io.symbia.supplychain.order.PurchaseOrder;
import io.symbia.supplychain.unit.LogisticUnit;
import io.symbia.support.SymbiaService;
import io.symbia.support.aggregate.AggregateCatalogue;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The supply-chain service. */
@SpringBootApplication
public class SupplyChainApplication {

    /** Starts the service. */
    static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        SymbiaService.run(SupplyChainApplication.class, "supply-chain", args);
    }

    @Bean
    AggregateCatalogue aggregates() {
        return AggregateCatalogue.of(
                TradeItem.class, PurchaseOrder.class, ProductionBatch.class, Inspection.class, LogisticUnit.class);
    }
}
