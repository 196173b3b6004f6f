package io.symbia.system.house;

import static org.awaitility.Awaitility.await;

import io.symbia.local.house.House;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/** Kills processes of a house, each as often as the others, at moments spread by chance over some work, and starts them again. */
public final class RandomKills {
    private static final Duration POLL = Duration.ofMillis(20);

    private final House house;
    private final List<Kill> kills;

    private record Kill(String process, long atProgress) {}

    /**
     * A plan of kills.
     *
     * @param each     kills of each process, at least 0
     * @param progress where the work ends; the kills fall between a twentieth and nine tenths of it
     * @param seed     the same seed gives the same plan
     */
    public RandomKills(House house, List<String> processes, int each, long progress, long seed) {
        this.house = house;
        Random random = new Random(seed);
        List<String> victims = new ArrayList<>();
        for (int round = 0; round < each; round++) victims.addAll(processes);
        Collections.shuffle(victims, random);
        List<Long> moments = random.longs(victims.size(), progress / 20, progress * 9 / 10)
                .sorted()
                .boxed()
                .toList();
        List<Kill> plan = new ArrayList<>();
        for (int i = 0; i < victims.size(); i++) plan.add(new Kill(victims.get(i), moments.get(i)));
        this.kills = List.copyOf(plan);
    }

    /**
     * Does it, returning when the last victim is ready again.
     *
     * @param progress how far the work is
     * @param patience how long the work may take from one kill to the next
     * @return how many were killed while the work was going on
     */
    public int during(LongSupplier progress, Duration patience) {
        for (Kill kill : kills) {
            await().atMost(patience).pollInterval(POLL).until(() -> progress.getAsLong() >= kill.atProgress());
            house.kill9(kill.process());
            house.restart(kill.process());
        }
        return kills.size();
    }
}
