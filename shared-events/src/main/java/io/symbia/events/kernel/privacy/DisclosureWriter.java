package io.symbia.events.kernel.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Collects the disclosures of one event while it is written. */
public final class DisclosureWriter {
    private final RandomGenerator salts;
    private final List<Disclosure> disclosures = new ArrayList<>();

    /** For one event. */
    public DisclosureWriter(RandomGenerator salts) {
        this.salts = salts;
    }

    /** Keeps {@code value} out of the event; returns the digest that stands there for it. */
    public String conceal(String name, JsonNode value, Sensitivity sensitivity) {
        Disclosure disclosure = Disclosure.of(DisclosureSalt.from(salts), name, value, sensitivity);
        disclosures.add(disclosure);
        return disclosure.digest();
    }

    /** What was concealed, in the order of the components. */
    public List<Disclosure> disclosures() {
        return List.copyOf(disclosures);
    }
}
