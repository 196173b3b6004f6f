/**
 * The event as it is kept, sent and anchored: CloudEvents 1.0 around a record, in canonical bytes that are made once.
 *
 * <p>{@link io.symbia.events.envelope.EventCodec} seals a {@link io.symbia.events.domain.DomainEvent} with its {@link
 * io.symbia.events.envelope.EventContext} into a {@link io.symbia.events.envelope.SealedEvent}, reads bytes into an {@link
 * io.symbia.events.envelope.EventEnvelope}, and opens an envelope into the record again. {@link
 * io.symbia.events.envelope.StreamId} names the history of one aggregate; its {@link io.symbia.events.envelope.StreamTag} is what
 * an outsider sees of it. It has twelve types, and all of them are about the one event. Imports {@code canonical}, {@code
 * privacy}, {@code shape}, {@code party} and {@code origin}.
 */
package io.symbia.events.envelope;
