package io.symbia.supplychain.trace;

import io.symbia.events.kernel.envelope.StreamId;
import java.util.List;

/**
 * Where goods came from and where they went, as was recorded; whether it is true of the goods, no record can show.
 *
 * @param subject what was asked for
 * @param nodes nearest first, the subject itself at the beginning
 * @param edges how the goods moved between them
 * @param truncated whether the bounds of {@link Tracer} cut something off
 */
public record Trace(StreamId subject, List<TraceNode> nodes, List<TraceEdge> edges, boolean truncated) {
    public Trace {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
