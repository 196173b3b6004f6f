package io.symbia.payment.settlement;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.Stance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All evidence of one agreement, by condition and stream; of each stream only the latest word is kept. Immutable: adding
 * gives another book.
 */
public final class EvidenceBook {

    private static final Comparator<Evidence> IN_READING_ORDER = Comparator.comparing(
                    (Evidence evidence) -> evidence.stream().toString())
            .thenComparingLong(Evidence::sequence);

    private final Map<ReleaseCondition, Map<String, EvidenceEntry>> latest;

    private EvidenceBook(Map<ReleaseCondition, Map<String, EvidenceEntry>> latest) {
        this.latest = latest;
    }

    public static EvidenceBook empty() {
        return new EvidenceBook(Map.of());
    }

    /** The book that holds all of {@code entries}; their order does not matter. */
    public static EvidenceBook of(List<EvidenceEntry> entries) {
        EvidenceBook book = empty();
        for (EvidenceEntry entry : entries) {
            book = book.with(entry);
        }
        return book;
    }

    /** Whether the entry's stream has said this, or something later, about the condition already. */
    public boolean covers(EvidenceEntry entry) {
        EvidenceEntry known = latest.getOrDefault(entry.condition(), Map.of())
                .get(entry.evidence().stream().toString());
        return known != null && known.evidence().sequence() >= entry.evidence().sequence();
    }

    /** This book and the entry; the same book when it is covered. */
    public EvidenceBook with(EvidenceEntry entry) {
        if (covers(entry)) {
            return this;
        }
        Map<ReleaseCondition, Map<String, EvidenceEntry>> next = new HashMap<>(latest);
        Map<String, EvidenceEntry> streams = new TreeMap<>(latest.getOrDefault(entry.condition(), Map.of()));
        streams.put(entry.evidence().stream().toString(), entry);
        next.put(entry.condition(), streams);
        return new EvidenceBook(next);
    }

    /** The number of streams that have said anything, counted once for each condition. */
    public int size() {
        return latest.values().stream().mapToInt(Map::size).sum();
    }

    /** Whether at least one stream vouches for the condition and none stands against it; a kind that is not known here is never met. */
    public boolean meets(ReleaseCondition condition) {
        return Codes.isKnown(condition.kind())
                && !vouching(condition).isEmpty()
                && standingAgainst(condition).isEmpty();
    }

    /** What vouches for the condition: the latest word of each stream that supports it and is not superseded. */
    public List<Evidence> vouching(ReleaseCondition condition) {
        return standing(condition, stance -> stance == Stance.SUPPORTS);
    }

    /** The evidence against the condition: all that is not known to support it. */
    public List<Evidence> standingAgainst(ReleaseCondition condition) {
        return standing(condition, stance -> stance != Stance.SUPPORTS);
    }

    private List<Evidence> standing(ReleaseCondition condition, Predicate<Stance> wanted) {
        Map<String, EvidenceEntry> streams = latest.getOrDefault(condition, Map.of());
        List<String> superseded = streams.values().stream()
                .filter(entry -> entry.stance() == Stance.SUPPORTS)
                .flatMap(entry -> entry.supersedes().map(StreamId::toString).stream())
                .toList();
        List<Evidence> standing = new ArrayList<>();
        streams.forEach((stream, entry) -> {
            if (wanted.test(entry.stance()) && !superseded.contains(stream)) {
                standing.add(entry.evidence());
            }
        });
        standing.sort(IN_READING_ORDER);
        return List.copyOf(standing);
    }
}
