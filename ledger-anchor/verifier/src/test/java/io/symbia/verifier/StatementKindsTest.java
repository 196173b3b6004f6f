package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.statement.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No line of a statement is there that nothing reaches. */
class StatementKindsTest {
    private static final String NOW = "2023-11-15T00:00:00Z";

    @TempDir
    private Path folder;

    /** Over all bundles of the corpus, and the kinds of evidence that are no bundle. */
    @Test
    void everyKindOfLineIsReached() throws Exception {
        Set<String> kinds = new HashSet<>();
        for (Corpus.Case one : Corpus.cases()) {
            Files.write(folder.resolve("bundle.zip"), one.archive().format().toArray());
            List<Object> arguments = new ArrayList<>(
                    List.of("verify", folder.resolve("bundle.zip"), "--json", "--ignore-page", "--now", one.now()));
            if (one.policy().isPresent()) {
                Files.write(folder.resolve("own"), one.policy().get().toArray());
                arguments.addAll(List.of("--policy", folder.resolve("own")));
            }
            collect(Run.here(arguments.toArray()), kinds);
        }
        SortedMap<String, Octets> page =
                new TreeMap<>(SmallBundle.make().archive().files());
        page.put("index.html", Octets.EMPTY);
        Files.write(
                folder.resolve("page.zip"), new EvidenceArchive(page).format().toArray());
        Files.writeString(folder.resolve("policy"), SmallLog.POLICY);
        Path bundle = folder.resolve("page.zip");
        collect(
                Run.here(
                        "verify",
                        bundle,
                        "--json",
                        "--ignore-page",
                        "--policy",
                        folder.resolve("policy"),
                        "--now",
                        NOW),
                kinds);
        collectOthers(kinds);
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Kind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }

    private void collectOthers(Set<String> kinds) throws Exception {
        SmallLog log = new SmallLog();
        for (int event = 0; event <= 1_000; event++) {
            log.add("A");
        }
        log.seal();
        StreamMap map = log.map();
        log.sealMap(log.streams());
        log.publish(folder.resolve("export/log"));
        String lines = String.join(
                "\n", log.events().stream().map(CanonicalBytes::utf8).toList());
        Files.writeString(folder.resolve("export/events.jsonl"), lines + "\n");
        Path export = folder.resolve("export");
        for (String escrow : List.of("A", "none")) {
            Files.writeString(
                    folder.resolve(escrow),
                    log.streamProof(Events.tag(escrow), map).format());
        }
        Object[] reader = {"--json", "--policy", folder.resolve("policy"), "--now", NOW};
        collect(Run.here(with(reader, "verify", "--all", export)), kinds);
        collect(Run.here(with(reader, "verify", "--all", export, "--stream", folder.resolve("A"))), kinds);
        collect(
                Run.here(with(
                        reader, "verify", "--absent", Events.tag("none").hex(), "--stream", folder.resolve("none"))),
                kinds);
        for (int time = 0; time < 2; time++) {
            collect(
                    Run.here(with(reader, "audit", folder.resolve("export/log"), "--state", folder.resolve("state"))),
                    kinds);
        }
        collectPassed(reader, kinds);
        collectUnlinked(reader, kinds);
        Files.writeString(folder.resolve("two.tlog-equivocation"), TwoHistories.file());
        collect(Run.here(with(reader, "verify", folder.resolve("two.tlog-equivocation"))), kinds);
    }

    private void collectUnlinked(Object[] reader, Set<String> kinds) throws Exception {
        Path events = Files.createDirectory(folder.resolve("unlinked"));
        SmallLog log = new SmallLog();
        for (int event = 0; event < 2; event++) {
            log.add("A").seal();
            Files.write(events.resolve(event + ".json"), log.events().get(event).toArray());
            Files.writeString(
                    events.resolve(event + ".tlog-proof"), log.proof(event).format());
        }
        collect(Run.here(with(reader, "verify", "--all", events)), kinds);
    }

    private void collectPassed(Object[] reader, Set<String> kinds) throws Exception {
        Path state = folder.resolve("passing.state");
        new SmallLog().add("A").seal().publish(folder.resolve("before"));
        collect(Run.here(with(reader, "audit", folder.resolve("before"), "--state", state)), kinds);
        PassingLog.ageState(state);
        List<PassedRange> passed = new ArrayList<>(List.of(PassingLog.ANEW));
        passed.addAll(PassingLog.decisions(999));
        PassedRange more = new PassedRange(PassingLog.TOPIC, 5, 6, 7, "one more", Optional.empty());
        PassingLog.of(passed)
                .add("A")
                .seal(good -> PassingLog.passing(good, List.of(more)))
                .publish(folder.resolve("passing"));
        collect(Run.here(with(reader, "audit", folder.resolve("passing"), "--state", state)), kinds);
    }

    private static Object[] with(Object[] reader, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(reader));
        return all.toArray();
    }

    private static void collect(Run run, Set<String> kinds) {
        assertThat(run.out()).startsWith("{\"believed\":[").endsWith("\"}\n");
        Matcher kind = Pattern.compile("\"kind\":\"([a-z-]+)\"").matcher(run.out());
        while (kind.find()) {
            kinds.add(kind.group(1));
        }
    }
}
