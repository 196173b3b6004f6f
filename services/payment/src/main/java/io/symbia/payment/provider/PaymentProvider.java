package io.symbia.payment.provider;

import io.symbia.events.payment.ProviderName;
import io.symbia.events.words.money.Uetr;
import java.util.Optional;

/**
 * The port to a payment provider. An adapter speaks the provider's language (pain.001, pacs.002 or its own) and keeps to two
 * promises: a UETR is paid at most once however often it is submitted, and a query tells whether the provider has it.
 */
public interface PaymentProvider {

    /** Under which name its work is recorded. */
    ProviderName name();

    /**
     * Hands the order over. The same order may be submitted again and is then answered as it stands, or refused as a copy
     * ({@link ProviderAnswer#isOfACopy}), which is no word about the payment.
     *
     * @throws ProviderUnreachable when the order was certainly not handed over
     * @throws ProviderSilent      when it may have been
     */
    ProviderAnswer submit(PaymentOrder order);

    /**
     * What the provider knows of a payment; empty when it never received it.
     *
     * @throws ProviderUnreachable when the question was certainly not received
     * @throws ProviderSilent      when there was no answer
     */
    Optional<ProviderAnswer> query(Uetr uetr);
}
