package io.symbia.support;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.resend.ResendOrder;
import io.symbia.support.resend.ResendOrders;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * Where operators order events to be sent once more: {@code POST /actuator/resend} for all streams, {@code POST
 * /actuator/resend/payment/escrow/E-1} for one; {@code GET} says how far it is, {@code DELETE} calls it off. Beside health and metrics, where
 * the gateway does not lead to. A repeated order changes nothing, and whoever gives one too many only makes work.
 */
@Endpoint(id = "resend")
final class ResendEndpoint {
    private final ResendOrders orders;
    private final Clock clock;

    ResendEndpoint(ResendOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** The newest order; not found if there never was one. */
    @ReadOperation
    public WebEndpointResponse<ResendOrder> newest() {
        return orders.newest()
                .map(WebEndpointResponse::new)
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    /** Orders all streams. */
    @WriteOperation
    public ResendOrder orderAll() {
        return orders.order(Optional.empty(), clock.instant());
    }

    /** Orders one stream, named by the rest of the path. */
    @WriteOperation
    public ResendOrder order(@Selector(match = Selector.Match.ALL_REMAINING) String... stream) {
        String name = String.join("/", stream);
        try {
            return orders.order(Optional.of(StreamId.parse(name).toString()), clock.instant());
        } catch (IllegalArgumentException malformed) {
            throw new InvalidEndpointRequestException(
                    String.valueOf(malformed.getMessage()), "no stream is called so", malformed);
        }
    }

    /** Calls the open order off. */
    @DeleteOperation
    public WebEndpointResponse<ResendOrder> cancel() {
        orders.cancel();
        return newest();
    }
}
