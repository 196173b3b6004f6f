package io.symbia.events.kernel.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Collects the disclosures of one event while it is written. */
public final class DisclosureWriter {
    private final RandomGenerator salts;
    private final LocalDate on;
    private final List<Disclosure> disclosures = new ArrayList<>();

    /**
     * For one event.
     *
     * @param on the day of the fact, in UTC: by it values are judged that are good for some time
     */
    public DisclosureWriter(RandomGenerator salts, LocalDate on) {
        this.salts = salts;
        this.on = on;
    }

    /** Keeps {@code value} out of the event; returns the digest that stands there for it. */
    public String conceal(String name, JsonNode value, Sensitivity sensitivity) {
        Disclosure disclosure = Disclosure.of(DisclosureSalt.from(salts), name, value, sensitivity);
        disclosures.add(disclosure);
        return disclosure.digest();
    }

    /** The day of the fact. */
    public LocalDate on() {
        return on;
    }

    /** What was concealed, in the order of the components. */
    public List<Disclosure> disclosures() {
        return List.copyOf(disclosures);
    }
}
