package io.symbia.verifier.bundle;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.Commitments;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Draft;
import io.symbia.verifier.statement.Kind;
import io.symbia.verifier.statement.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of an event that are disclosed, each where its digest stands, in the order in which they are disclosed.
 *
 * @param values      what is shown
 * @param undisclosed number of values to which the event commits and that are not
 * @param beside      how many of these each record has, by its JSON pointer: any of them may be of a name that is shown
 */
record Disclosed(List<Value> values, int undisclosed, Map<String, Integer> beside) {
    Disclosed {
        values = List.copyOf(values);
        beside = Map.copyOf(beside);
    }

    /**
     * One of them.
     *
     * @param json canonical JSON
     */
    record Value(Commitments.Place place, String json) {}

    /** Refuses a value to which the event does not commit, and a second one of a name. */
    static Disclosed of(LoggedEvent event, BundleFiles files) throws NotProvenException {
        String name = BundleNames.DISCLOSURES + event.entry().digest() + BundleNames.TEXT;
        Commitments commitments = Commitments.of(event.envelope().data());
        List<Value> values = new ArrayList<>();
        for (Disclosure disclosure : parse(name, files.find(name).orElse(Octets.EMPTY))) {
            String json = CanonicalJson.format(disclosure.value()).utf8();
            values.add(new Value(commitments.take(disclosure), json));
        }
        return new Disclosed(values, commitments.left(), commitments.leftByRecord());
    }

    void addTo(Draft draft, EventEnvelope event) {
        for (Value value : values) {
            draft.add(Line.of(
                    Kind.DISCLOSED,
                    "stream",
                    event.stream(),
                    "sequence",
                    event.sequence(),
                    "name",
                    value.place().pointer(),
                    "value",
                    value.json()));
            Integer rivals = beside.get(value.place().record());
            if (rivals != null) {
                draft.add(Line.of(
                        Kind.RIVALS,
                        "stream",
                        event.stream(),
                        "sequence",
                        event.sequence(),
                        "name",
                        value.place().pointer(),
                        "count",
                        rivals));
            }
        }
        if (undisclosed > 0) {
            draft.add(Line.of(
                    Kind.UNDISCLOSED, "stream", event.stream(), "sequence", event.sequence(), "count", undisclosed));
        }
    }

    private static List<Disclosure> parse(String name, Octets file) throws NotProvenException {
        try {
            List<Disclosure> disclosures = StrictUtf8.decode(file)
                    .lines()
                    .map(line -> Disclosure.parse(line, Sensitivity.RESTRICTED))
                    .toList();
            String text = disclosures.stream().map(one -> one.encoded() + "\n").collect(Collectors.joining());
            if (!StrictUtf8.encode(text).equals(file)) {
                throw new NotProvenException("disclosed", name + " is not one disclosure a line");
            }
            return disclosures;
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("disclosed", name + ": " + e.getMessage());
        }
    }
}
