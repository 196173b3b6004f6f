package io.symbia.gateway.parts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Whether every accepted event is sealed and witnessed, as far as its targets know: each service of what it has kept, the log of what it has read.
 *
 * @param says    the answer in words
 * @param oldest  the oldest event that is not, by target; 0 where there is none
 * @param unknown targets that did not say
 */
record WitnessingLag(String says, Map<String, Double> oldest, List<String> unknown) {
    /** What may be under way when all is well: an event is witnessed within a second or two, and receipts are looked for each second. */
    private static final double USUAL_SECONDS = 5;

    static WitnessingLag of(Map<String, OptionalDouble> answers) {
        Map<String, Double> oldest = new TreeMap<>();
        List<String> unknown = answers.entrySet().stream()
                .filter(answer -> answer.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        answers.forEach((target, age) -> age.ifPresent(seconds -> oldest.put(target, seconds)));
        return new WitnessingLag(says(oldest, unknown), oldest, unknown);
    }

    private static String says(Map<String, Double> oldest, List<String> unknown) {
        String known = oldest.entrySet().stream()
                .filter(age -> age.getValue() > USUAL_SECONDS)
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(age -> String.format(
                        Locale.ROOT,
                        "the oldest accepted event that is not witnessed is %.0f s old, in %s",
                        age.getValue(),
                        age.getKey()))
                .orElse("every accepted event is sealed and witnessed, or has been accepted just now");
        return unknown.isEmpty() ? known : known + "; not known of " + String.join(", ", unknown);
    }
}
