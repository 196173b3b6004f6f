package io.symbia.credit.score;

import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.score.Band;
import io.symbia.events.credit.score.EvidenceFilter;
import io.symbia.events.credit.score.Factor;
import io.symbia.events.credit.score.FactorName;
import io.symbia.events.credit.score.ScoreModelId;
import io.symbia.events.credit.score.Selection;
import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.form.Codes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first score model: conduct only, integers only. A pure function of the evidence and a moment, so that anybody who holds a credit
 * file's events can compute every score in it again.
 *
 * <p>Each factor has a value in basis points; the score is their weighted mean, rounded down. A factor without evidence has the prior. Below
 * {@value #MIN_EVIDENCE} pieces of evidence the score is {@link Band#UNRATED}.
 *
 * <table>
 * <caption>Factors</caption>
 * <tr><td>punctuality</td><td>30 %</td><td>planned deliveries that came no later than planned, of all planned deliveries</td></tr>
 * <tr><td>inspections</td><td>20 %</td><td>passed, of all decided</td></tr>
 * <tr><td>disputes</td><td>20 %</td><td>cleared, of all decided; the best value when payments went through without any</td></tr>
 * <tr><td>settlement</td><td>10 %</td><td>payments made or received, of those and the disputes raised against it</td></tr>
 * <tr><td>volume</td><td>10 %</td><td>number of payments made or received, in steps</td></tr>
 * <tr><td>tenure</td><td>10 %</td><td>days since the first evidence, in steps</td></tr>
 * </table>
 */
public final class ScoreModel {
    /** Fewer pieces of evidence say nothing. */
    public static final int MIN_EVIDENCE = 3;

    /** What an unknown participant is worth in one factor: the middle, so that silence neither helps nor hurts. */
    static final int PRIOR = 5_000;

    static final Map<FactorName, Integer> WEIGHTS = weights();
    static final Steps VOLUME =
            Steps.of(0, 0, 1, 1_000, 3, 2_000, 10, 4_000, 30, 6_000, 100, 8_000, 300, 9_000, 1_000, 10_000);
    static final Steps TENURE_DAYS = Steps.of(0, 0, 30, 2_000, 90, 4_000, 180, 6_000, 365, 8_000, 1_095, 10_000);
    static final Map<Band, Integer> BANDS = bands();

    /** The filters of each factor: it looks at what the first of them finds that finds any. */
    private static final Map<FactorName, List<EvidenceFilter>> FILTERS = filters();

    private static final ScoreModelId ID = new ScoreModelId("symbia-conduct-1");
    private static final ScoreModel CURRENT = new ScoreModel();

    private final CanonicalBytes description = describe();

    private ScoreModel() {}

    /** The model that new score runs use. */
    public static ScoreModel current() {
        return CURRENT;
    }

    public ScoreModelId id() {
        return ID;
    }

    /** SHA-256 of {@link #description()}; sealed with every score. */
    public Digest hash() {
        return description.digest();
    }

    /** All numbers of the model, as canonical JSON. */
    public CanonicalBytes description() {
        return description;
    }

    /**
     * Computes a score.
     *
     * @param facts in the order of the file
     * @param asOf  the moment to which tenure is counted
     */
    public Score score(List<Fact> facts, Instant asOf) {
        ScoredFacts evidence = new ScoredFacts(facts, asOf);
        List<Factor> factors = WEIGHTS.entrySet().stream()
                .map(entry -> evidence.factor(entry.getKey(), entry.getValue()))
                .toList();
        int points = factors.stream()
                        .mapToInt(factor -> factor.value() * factor.weight())
                        .sum()
                / 100;
        return new Score(points, facts.size() < MIN_EVIDENCE ? Band.UNRATED : bandOf(points), factors);
    }

    /** The filters of a factor: it looks at what the first of them finds that finds any. */
    static List<EvidenceFilter> filtersOf(FactorName name) {
        return Optional.ofNullable(FILTERS.get(name)).orElseThrow(() -> Codes.undecided(name));
    }

    private static Band bandOf(int points) {
        return BANDS.entrySet().stream()
                .filter(entry -> points >= entry.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Map<FactorName, Integer> weights() {
        Map<FactorName, Integer> weights = new LinkedHashMap<>();
        weights.put(FactorName.PUNCTUALITY, 30);
        weights.put(FactorName.INSPECTIONS, 20);
        weights.put(FactorName.DISPUTES, 20);
        weights.put(FactorName.SETTLEMENT, 10);
        weights.put(FactorName.VOLUME, 10);
        weights.put(FactorName.TENURE, 10);
        return weights;
    }

    private static Map<FactorName, List<EvidenceFilter>> filters() {
        EvidenceFilter payments = EvidenceFilter.of(EvidenceKind.PAYMENT_SETTLED);
        EvidenceFilter decided = EvidenceFilter.of(EvidenceKind.DISPUTE_LOST, EvidenceKind.DISPUTE_CLEARED);
        EvidenceFilter everything =
                EvidenceFilter.of(Codes.of(EvidenceKind.class).toArray(EvidenceKind[]::new));
        Map<FactorName, List<EvidenceFilter>> filters = new LinkedHashMap<>();
        filters.put(
                FactorName.PUNCTUALITY,
                List.of(EvidenceFilter.of(EvidenceKind.DELIVERY).selecting(Selection.PLANNED)));
        filters.put(
                FactorName.INSPECTIONS,
                List.of(EvidenceFilter.of(EvidenceKind.INSPECTION_PASSED, EvidenceKind.INSPECTION_FAILED)));
        filters.put(FactorName.DISPUTES, List.of(decided, payments));
        filters.put(
                FactorName.SETTLEMENT,
                List.of(EvidenceFilter.of(EvidenceKind.PAYMENT_SETTLED, EvidenceKind.DISPUTE_RAISED)));
        filters.put(FactorName.VOLUME, List.of(payments));
        filters.put(FactorName.TENURE, List.of(everything.selecting(Selection.EARLIEST)));
        return filters;
    }

    /** From which score on, best first. */
    private static Map<Band, Integer> bands() {
        Map<Band, Integer> bands = new LinkedHashMap<>();
        bands.put(Band.A, 8_500);
        bands.put(Band.B, 7_000);
        bands.put(Band.C, 5_500);
        bands.put(Band.D, 4_000);
        bands.put(Band.E, 0);
        return bands;
    }

    private static CanonicalBytes describe() {
        ObjectNode model = JsonNodeFactory.instance.objectNode();
        model.put("model", ID.value());
        model.put("minimumEvidence", MIN_EVIDENCE);
        model.put("prior", PRIOR);
        ObjectNode weights = model.putObject("weights");
        WEIGHTS.forEach((name, weight) -> weights.put(name.name(), weight));
        ObjectNode bands = model.putObject("bands");
        BANDS.forEach((band, from) -> bands.put(band.name(), from));
        ObjectNode evidence = model.putObject("evidence");
        FILTERS.forEach((name, filters) -> {
            ArrayNode described = evidence.putArray(name.name());
            for (EvidenceFilter filter : filters) describe(filter, described.addObject());
        });
        describe(VOLUME, model.putArray("volume"));
        describe(TENURE_DAYS, model.putArray("tenureDays"));
        return CanonicalJson.format(model);
    }

    private static void describe(EvidenceFilter filter, ObjectNode into) {
        ArrayNode kinds = into.putArray("kinds");
        for (EvidenceKind kind : filter.kinds()) kinds.add(kind.name());
        ArrayNode roles = into.putArray("roles");
        for (ConductRole role : filter.roles()) roles.add(role.name());
        into.put("selection", filter.selection().name());
    }

    private static void describe(Steps steps, ArrayNode into) {
        for (Steps.Step step : steps.steps()) into.addArray().add(step.from()).add(step.value());
    }
}
