package io.symbia.log.topics;

import io.symbia.log.entries.Source;
import io.symbia.tlog.entry.TopicIncarnation;
import java.util.OptionalInt;

/**
 * A partition as its broker has it now.
 *
 * @param incarnation which life of its topic
 * @param earliest    offset of the oldest record that is kept, or where the next one goes
 * @param end         offset after the last record
 * @param epoch       under which leader the last record was written, if known: it only grows
 */
public record FoundPartition(Source source, TopicIncarnation incarnation, long earliest, long end, OptionalInt epoch) {}
