package io.symbia.payment.reactions;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Uetr;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** References of a payment, derived from the event that caused it: the same event always gives the same payment. */
final class PaymentReferences {

    private PaymentReferences() {}

    /**
     * A UUID version 4 (RFC 9562 section 5.4) whose 122 free bits are the first of the SHA-256 of the event's id.
     *
     * @param eventId the release or refund, an UUID version 7
     */
    static Uetr uetr(String eventId) {
        Digest digest = Digest.ofContent(("symbia uetr " + eventId).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bits = ByteBuffer.wrap(digest.toArray());
        long high = (bits.getLong() & ~0xF000L) | 0x4000L; // Version 4.
        long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L; // Variant 10.
        return new Uetr(new UUID(high, low).toString());
    }

    /** The UETR without its hyphens: 32 of the 35 characters that ISO 20022 allows. */
    static EndToEndId endToEndId(Uetr uetr) {
        return new EndToEndId(uetr.value().replace("-", ""));
    }
}
