package io.symbia.supplychain.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.supplychain.views.order.OrderProjection;
import io.symbia.supplychain.views.order.OrderTotals;
import io.symbia.supplychain.views.order.OrderView;
import io.symbia.support.command.RequestContext;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the orders of a participant come to, to the minor unit. */
@Tag(name = "Orders")
@RestController
@RequestMapping("/totals")
class TotalsController {
    private final ViewReader<OrderView> orders;

    TotalsController(ViewReaders readers) {
        this.orders = readers.of(OrderProjection.NAME, OrderView.class);
    }

    @Operation(summary = "Sums over the orders of which the reader is a party, but for those that were cancelled")
    @GetMapping
    OrderTotals of(@Parameter(example = "EUR") @RequestParam Currency currency, RequestContext reader) {
        OrderTotals totals = OrderTotals.zero(currency);
        Optional<String> cursor = Optional.empty();
        do {
            Page<OrderView> page = orders.page(new PageRequest(cursor, PageRequest.MAX_LIMIT, Map.of())
                    .with("parties", Optional.of(reader.issuer()))
                    .with("currency", Optional.of(currency)));
            for (OrderView order : page.items()) totals = totals.plus(order);
            cursor = page.next();
        } while (cursor.isPresent());
        return totals;
    }
}
