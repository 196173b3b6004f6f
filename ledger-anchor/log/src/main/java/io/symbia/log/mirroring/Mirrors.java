package io.symbia.log.mirroring;

import io.symbia.log.publishing.Publication;
import io.symbia.log.storage.LogReader;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.log.witnessing.WitnessPolicy;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The mirrors of a log, as its settings name them. */
public final class Mirrors {
    private final MirroringSettings settings;
    private final List<MirrorAddress> addresses;

    private Mirrors(MirroringSettings settings, List<MirrorAddress> addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    /** Those of the file that the settings name. */
    public static Mirrors read(MirroringSettings settings) {
        return new Mirrors(settings, MirrorAddress.read(settings));
    }

    /** Each of them, once. */
    public List<MirrorAddress> addresses() {
        return addresses;
    }

    /** A policy whose mirrors are not asked as witnesses: a mirror cosigns what it holds, and comes before them. */
    public WitnessPolicy without(WitnessPolicy policy) {
        List<WitnessPolicy.Address> witnesses = policy.addresses().stream()
                .filter(witness ->
                        addresses.stream().noneMatch(mirror -> mirror.url().equals(witness.url())))
                .toList();
        return new WitnessPolicy(policy.policy(), witnesses);
    }

    /**
     * Has mirrors hold what a publication is handed.
     *
     * @param history of the log, which the publication compares too
     * @param fatal ends the process
     */
    public Publication around(
            Publication inner, OwnHistory history, LogReader reader, Clock clock, Consumer<Throwable> fatal) {
        return addresses.isEmpty()
                ? inner
                : new MirroredPublication(inner, addresses, settings, history, reader, clock, fatal);
    }
}
