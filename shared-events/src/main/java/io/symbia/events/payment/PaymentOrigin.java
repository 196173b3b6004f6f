package io.symbia.events.payment;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.privacy.Public;

/**
 * Where money comes from that is paid out, and what for.
 *
 * @param stream  whose events say that it is owed, such as {@code payment/escrow/teehaus-hh:E-2611-0042}
 * @param purpose what it is paid for
 */
public record PaymentOrigin(@Public StreamId stream, @Public PaymentPurpose purpose) {}
