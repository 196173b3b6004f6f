package io.symbia.bench.material;

import io.symbia.disk.FolderDisk;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.witness.WatchedLog;
import io.symbia.witness.Witness;
import io.symbia.witness.WitnessDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Three witnesses with real files behind real doors, and the policy that asks for customs and one of the other two, with both their keys. */
public final class Town implements AutoCloseable {
    private static final String CUSTOMS = "customs";
    private static final List<String> PARTNERS = List.of("finance", "industry");

    private final List<WitnessDoor> doors = new ArrayList<>();
    private final StringBuilder policy = new StringBuilder();

    /** Witnesses of the log with that key, which keep their files in folders of their own. */
    public Town(Path folder, VerifierKey logKey) throws IOException {
        WatchedLog log = new WatchedLog(logKey.name(), List.of(logKey));
        add(folder, CUSTOMS, log);
        for (String partner : PARTNERS) add(folder, partner, log);
        policy.append("group partners any %s%n".formatted(String.join(" ", PARTNERS)))
                .append("group border all %s partners%nquorum border%n".formatted(CUSTOMS));
    }

    private void add(Path folder, String name, WatchedLog log) throws IOException {
        Path files = Files.createDirectories(folder.resolve("witness-" + name));
        Witness witness = Witness.open(
                new FolderDisk(files),
                name + ".bench.symbia.local/witness",
                List.of(log),
                Clock.systemUTC(),
                new SecureRandom());
        WitnessDoor door = new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        doors.add(door);
        List<String> lines = new ArrayList<>();
        for (VerifierKey key : witness.verifierKeys()) {
            String line = name + "-" + key.type().name();
            policy.append("witness %s %s %s%n".formatted(line, key, door.address()));
            lines.add(line);
        }
        policy.append("group %s all %s%n".formatted(name, String.join(" ", lines)));
    }

    /** The lines of a policy file (c2sp.org/tlog-policy) that say whom the log asks. */
    public String policy() {
        return policy.toString();
    }

    @Override
    public void close() {
        doors.parallelStream().forEach(WitnessDoor::close); // Each takes a second.
    }
}
