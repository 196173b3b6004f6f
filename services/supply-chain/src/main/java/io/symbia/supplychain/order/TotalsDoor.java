package io.symbia.supplychain.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.support.command.RequestContext;
import io.symbia.support.door.Shown;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the orders of a participant come to, to the minor unit. */
@RestController
@RequestMapping("/totals")
@Tag(name = "Orders")
class TotalsDoor {
    private final ViewReader<PurchaseOrderView> orders;

    TotalsDoor(ViewReaders readers) {
        this.orders = readers.of(PurchaseOrders.NAME, PurchaseOrderView.class, "parties", "currency");
    }

    @GetMapping
    @Operation(summary = "Sums over the orders of which the reader is a party, but for those that were cancelled")
    ResponseEntity<OrderTotals> of(
            @Parameter(example = "EUR") @RequestParam CurrencyCode currency, RequestContext reader) {
        OrderTotals totals = OrderTotals.zero(currency);
        Optional<String> cursor = Optional.empty();
        do {
            Page<PurchaseOrderView> page = orders.page(new PageRequest(cursor, PageRequest.MAX_LIMIT, Map.of())
                    .with("parties", Optional.of(reader.issuer()))
                    .with("currency", Optional.of(currency)));
            for (PurchaseOrderView order : page.items()) totals = totals.plus(order, reader.issuer());
            cursor = page.next();
        } while (cursor.isPresent());
        return Shown.asIs(totals);
    }
}
