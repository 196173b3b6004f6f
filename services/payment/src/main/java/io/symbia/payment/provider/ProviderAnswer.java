package io.symbia.payment.provider;

import io.symbia.events.payment.PaymentStatus;
import io.symbia.events.payment.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/**
 * What a provider says about a payment, as in pacs.002.
 *
 * @param reason given exactly when the status is {@code RJCT}
 * @param at     the provider's date of the status, in whole milliseconds
 */
public record ProviderAnswer(PaymentStatus status, Optional<RejectionReason> reason, Instant at) {

    public ProviderAnswer {
        if (reason.isPresent() != (status == PaymentStatus.RJCT)) {
            throw new IllegalArgumentException(
                    "a reason code goes with RJCT and with nothing else, status was " + status);
        }
    }

    /** Whether it refuses a second copy of the order, and says nothing about the first. */
    public boolean isOfACopy() {
        return reason.filter(RejectionReason::isDuplicate).isPresent();
    }

    static ProviderAnswer of(PaymentStatus status, Instant at) {
        return new ProviderAnswer(status, Optional.empty(), at);
    }

    static ProviderAnswer rejected(RejectionReason reason, Instant at) {
        return new ProviderAnswer(PaymentStatus.RJCT, Optional.of(reason), at);
    }
}
