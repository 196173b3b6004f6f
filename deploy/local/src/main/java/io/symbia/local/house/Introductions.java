package io.symbia.local.house;

import io.symbia.local.house.ProcessSpec.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the log and its witnesses known to each other before they start: each is asked for its public keys by its own command, which
 * makes the keys in its own folder if there are none yet. Witnesses are then told the log's key, and the log gets a policy that names theirs.
 *
 * <p>The answers are kept, so that only the first start asks; the policy is written at each start, because ports may have changed.
 */
final class Introductions {
    /** Everything of and about witnesses, in the data folder. */
    static final String FOLDER = "witnesses";

    /** What the processes print their verifier keys for: a line each, Ed25519 first. */
    static final String KEYS_OPTION = "--keys";

    private static final String PREFIX = "witness-";

    /** The one that the quorum always needs; of the others it needs any one. */
    private static final String INDISPENSABLE = "customs";

    private static final List<String> KEY_TYPES = List.of("ed25519", "ml-dsa-44");

    private final HouseOptions options;
    private final Starter starter;

    Introductions(HouseOptions options, Starter starter) {
        this.options = options;
        this.starter = starter;
    }

    /** Whether anybody is there to be introduced. */
    static boolean areNeeded(HouseOptions options) {
        return options.processes().stream().anyMatch(process -> process.stage() == Stage.WITNESS);
    }

    /** Where the log reads which mirrors it has. */
    static Path mirrors(HouseOptions options) {
        return folder(options).resolve("mirrors.txt");
    }

    static Path policy(HouseOptions options) {
        return folder(options).resolve("policy.txt");
    }

    /** The name of a witness's keys, which is a URL without scheme. */
    static String keyName(ProcessSpec witness) {
        return role(witness) + ".symbia.local/witness";
    }

    /** The folder of a witness's own. */
    static Path data(ProcessSpec witness, HouseOptions options) {
        return folder(options).resolve(role(witness));
    }

    /** The key of the log that witnesses are told, once it has said it. */
    static Optional<String> logKey(HouseOptions options) {
        Path file = keysFile("log", options);
        return Files.exists(file) ? Optional.of(read(file).getFirst()) : Optional.empty();
    }

    private static Path folder(HouseOptions options) {
        return options.data().resolve(FOLDER);
    }

    private static String role(ProcessSpec witness) {
        return witness.name().substring(PREFIX.length());
    }

    private static Path keysFile(String process, HouseOptions options) {
        return folder(options).resolve(process + ".keys");
    }

    /** Asks those who have not been asked, and writes the policy. */
    void make() {
        List<ProcessSpec> strangers = options.processes().stream()
                .filter(process ->
                        List.of(Stage.WITNESS, Stage.MIRROR, Stage.LOG).contains(process.stage()))
                .filter(process -> !Files.exists(keysFile(process.name(), options)))
                .toList();
        try {
            Files.createDirectories(folder(options));
            List<Process> asked = new ArrayList<>();
            for (ProcessSpec stranger : strangers) {
                asked.add(ask(stranger)); // All at once: each is a process of its own.
            }
            for (int index = 0; index < asked.size(); index++) {
                keep(strangers.get(index), asked.get(index));
            }
            write(policy(options), policyText());
            write(mirrors(options), mirrorsText());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot introduce the log and its witnesses", failed);
        }
    }

    private Process ask(ProcessSpec process) throws IOException {
        List<String> command = new ArrayList<>(process.command(options));
        command.add(KEYS_OPTION);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(options.data().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Starter.logFile(options, process).toFile()));
        Files.createDirectories(Starter.logFile(options, process).getParent());
        builder.environment().putAll(Environment.of(process, options));
        return starter.begin(builder);
    }

    private void keep(ProcessSpec process, Process asked) throws IOException {
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (asked.waitFor() != 0 || answer.lines().count() != KEY_TYPES.size()) {
                throw new HouseProblem(
                        process.name() + " does not say its keys", "read " + Starter.logFile(options, process));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HouseProblem("interrupted", "start again");
        }
        write(keysFile(process.name(), options), answer);
    }

    private String policyText() {
        StringBuilder text = new StringBuilder("# Written at each start of the house (c2sp.org/tlog-policy).\n");
        read(keysFile("log", options)).forEach(key -> text.append("log " + key + "\n"));
        List<String> partners = new ArrayList<>();
        for (ProcessSpec process : options.processes()) {
            if (process.stage() == Stage.WITNESS) {
                appendWitness(text, process);
                if (!role(process).equals(INDISPENSABLE)) {
                    partners.add(role(process));
                }
            }
        }
        text.append("group partners any ").append(String.join(" ", partners)).append('\n');
        text.append("group customs-and-a-partner all ").append(INDISPENSABLE).append(" partners\n");
        return text.append("quorum customs-and-a-partner\n").toString();
    }

    private String mirrorsText() {
        StringBuilder text = new StringBuilder("# Written at each start of the house.\n");
        for (ProcessSpec process : options.processes()) {
            if (process.stage() == Stage.MIRROR) {
                read(keysFile(process.name(), options))
                        .forEach(key ->
                                text.append("mirror %s %s\n".formatted(key, Environment.url(process.name(), options))));
            }
        }
        return text.toString();
    }

    /** With both its keys: a cosignature that a quantum computer could forge is not enough, and neither is one of a young algorithm. */
    private void appendWitness(StringBuilder text, ProcessSpec process) {
        List<String> lines = new ArrayList<>();
        List<String> keys = read(keysFile(process.name(), options));
        for (int index = 0; index < keys.size(); index++) {
            String line = role(process) + "-" + KEY_TYPES.get(index);
            lines.add(line);
            text.append(
                    "witness %s %s %s\n".formatted(line, keys.get(index), Environment.url(process.name(), options)));
        }
        text.append("group %s all %s\n".formatted(role(process), String.join(" ", lines)));
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        }
    }

    /** Whole or not at all: a start that is cut off here leaves no half of a key or of a policy. */
    private static void write(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
