package io.symbia.log.witnessing;

import io.symbia.log.publishing.RecentTrees;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.publishing.WitnessStatus;
import java.util.Collection;
import java.util.List;

/** All witnesses of a policy, which are asked together. */
final class AskedWitnesses {
    private final List<AskedWitness> all;

    AskedWitnesses(Collection<AskedWitness> all) {
        this.all = List.copyOf(all);
    }

    void start() {
        all.forEach(AskedWitness::start);
    }

    /** Asks all about a tree. */
    Round ask(Sealed sealed) {
        return ask(sealed, all);
    }

    /**
     * Asks those that may still cosign a tree. INVARIANT 171: a tree that one witness has cosigned counts, whoever has shown it to the witness.
     * Somebody who is always quicker than this log could else keep witnesses apart: so the others are asked about that tree, and not about the
     * newest.
     */
    Round follow(Sealed ahead, RecentTrees<AskedWitness> trees) {
        return ask(
                ahead,
                all.stream()
                        .filter(witness -> witness.knownSize() <= ahead.size() && !trees.isCosigned(ahead, witness))
                        .toList());
    }

    private static Round ask(Sealed sealed, List<AskedWitness> asked) {
        Round round = new Round(sealed, asked);
        asked.forEach(witness -> witness.ask(round));
        return round;
    }

    /** Has each show what it has cosigned. */
    void compare() {
        all.forEach(AskedWitness::compare);
    }

    List<WitnessStatus> statuses() {
        return all.stream().map(AskedWitness::status).toList();
    }

    /** Ends them all, and waits until they have ended. */
    void close() throws InterruptedException {
        all.forEach(AskedWitness::close);
        for (AskedWitness witness : all) witness.join();
    }
}
