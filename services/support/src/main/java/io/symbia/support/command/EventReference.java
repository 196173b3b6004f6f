package io.symbia.support.command;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.StreamId;
import java.net.URI;

/**
 * Names one event that was kept.
 *
 * @param sequence zero-based position in its stream
 * @param digest   SHA-256 of the event's exact bytes, the content of its leaf in the log
 * @param event    where the exact bytes can be fetched, relative to the service's origin
 * @param proof    where the proof of its inclusion will be
 */
public record EventReference(
        String id, String type, StreamId stream, long sequence, Digest digest, URI event, URI proof) {}
