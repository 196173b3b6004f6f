/**
 * The event as it is kept, sent and anchored: CloudEvents 1.0 around a record, in canonical bytes that are made once.
 *
 * <p>{@link EventCodec} seals a {@link io.symbia.events.kernel.domain.DomainEvent} with its {@link EventContext} into a {@link
 * SealedEvent}, reads bytes into an {@link EventEnvelope}, and opens an envelope into the record again. {@link StreamId} names the
 * history of one aggregate; its {@link StreamTag} is what an outsider sees of it. Imports {@code canonical}, {@code privacy}, {@code
 * shape}, {@code domain} and {@code origin}.
 */
package io.symbia.events.kernel.envelope;
