package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.FAILED_INSPECTIONS_OPEN;
import static io.symbia.supplychain.batch.BatchRefusal.MANDATORY_INSPECTIONS_MISSING;
import static io.symbia.supplychain.batch.BatchRefusal.TOO_MANY_FOR_BATCH;

import io.symbia.events.kernel.form.Codes;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.words.trade.BatchId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a batch knows of its inspections. They are streams of their own, so their results come in any order: a failure is answered by
 * the retest that names it, whichever is heard of first.
 */
final class InspectionRecord {

    /** Bounds the release event and what every later command replays. */
    static final int MAX_INSPECTIONS = 200;

    private final Map<InspectionId, InspectionKind> passed = new LinkedHashMap<>();
    private final Set<InspectionId> failed = new HashSet<>();
    private final Set<InspectionId> retested = new HashSet<>();

    boolean hasPassed(InspectionId inspection) {
        return passed.containsKey(inspection);
    }

    boolean hasFailed(InspectionId inspection) {
        return failed.contains(inspection);
    }

    List<InspectionId> passed() {
        return List.copyOf(passed.keySet());
    }

    void pass(InspectionId inspection, InspectionKind kind, Optional<InspectionId> retestOf) {
        passed.put(inspection, kind);
        retestOf.ifPresent(retested::add);
    }

    void fail(InspectionId inspection) {
        failed.add(inspection);
    }

    void requireRoom(BatchId batch) {
        if (passed.size() + failed.size() >= MAX_INSPECTIONS) {
            throw TOO_MANY_FOR_BATCH.with(batch, "inspections", MAX_INSPECTIONS);
        }
    }

    /** Refuses a release while a mandatory kind was not passed or a failure was not answered by a retest. */
    void requireReleasable(BatchId batch, List<InspectionKind> mandatory) {
        Set<InspectionKind> missing = EnumSet.noneOf(InspectionKind.class);
        missing.addAll(mandatory);
        passed.values().stream().filter(Codes::isKnown).forEach(missing::remove); // One is not another.
        if (!missing.isEmpty()) throw MANDATORY_INSPECTIONS_MISSING.with(batch, missing);
        List<InspectionId> open = new ArrayList<>(failed);
        open.removeAll(retested);
        open.sort(Comparator.comparing(InspectionId::value));
        if (!open.isEmpty()) throw FAILED_INSPECTIONS_OPEN.with(batch, open);
    }
}
