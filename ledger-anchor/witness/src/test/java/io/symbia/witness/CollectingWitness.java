package io.symbia.witness;

import io.symbia.disk.testkit.Garbage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A {@link WitnessProcess} that collects its garbage when it is told to. */
final class CollectingWitness {
    private CollectingWitness() {}

    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().start(() -> WitnessProcess.main(arguments));
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (told.readLine() != null) {
            Garbage.collect();
            System.out.println("collected");
        }
    }
}
