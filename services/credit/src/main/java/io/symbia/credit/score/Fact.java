package io.symbia.credit.score;

import io.symbia.events.credit.EvidenceKind;
import java.time.Instant;
import java.util.Optional;

/**
 * What a model sees of one piece of evidence.
 *
 * @param sequence  of the evidence in the credit file's stream
 * @param occurredAt when it happened in the world
 * @param daysLate  calendar days after the plan, negative when early; for planned deliveries only
 */
public record Fact(long sequence, EvidenceKind kind, Instant occurredAt, Optional<Integer> daysLate) {}
