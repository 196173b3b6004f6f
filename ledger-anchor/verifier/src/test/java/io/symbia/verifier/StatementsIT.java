package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and the page in a real browser say the same of some two hundred bundles, to the byte. */
class StatementsIT {
    @TempDir
    private Path folder;

    private Run verify(Corpus.Case one, String... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("verify", folder.resolve("bundle.zip"), "--now", one.now()));
        if (one.policy().isPresent()) {
            Files.write(folder.resolve("policy"), one.policy().get().toArray());
            arguments.addAll(List.of("--policy", folder.resolve("policy")));
        }
        arguments.addAll(List.of(more));
        return Run.here(arguments.toArray());
    }

    private static String asked(Corpus.Case one) {
        String files = one.archive().files().entrySet().stream()
                .filter(file ->
                        !file.getKey().startsWith("schemas/") && !file.getKey().equals("index.html"))
                .map(file -> "[\"" + file.getKey() + "\", bytesOf(\""
                        + file.getValue().base64() + "\")]")
                .collect(Collectors.joining(",", "[", "]"));
        String policy =
                one.policy().map(file -> "bytesOf(\"" + file.base64() + "\")").orElse("null");
        return "statementOf(" + files + ", " + policy + ", BigInt(Date.parse(\"" + one.now() + "\")) / 1000n)"
                + ".then(({ statement }) => textOf(statement) + jsonOf(statement))";
    }

    @Test
    void areTheSameBytesFromTheCommandLineAndFromThePage() throws Exception {
        Optional<Path> program = Browser.find();
        assumeTrue(program.isPresent(), "no Chromium is installed");
        Octets page = SmallBundle.make().archive().files().get("index.html");
        Path file = folder.resolve("index.html");
        Files.write(file, page.toArray());
        List<Corpus.Case> cases = Corpus.cases();
        List<String> different = new ArrayList<>();
        Map<Integer, Integer> byStatus = new TreeMap<>();
        try (Browser browser = Browser.start(program.get(), folder.resolve("profile"))) {
            browser.open(file);
            for (Corpus.Case one : cases) {
                Files.write(folder.resolve("bundle.zip"), one.archive().format().toArray());
                Run text = verify(one);
                Run json = verify(one, "--json");
                byStatus.merge(text.status(), 1, Integer::sum);
                int start = text.out().indexOf("STATEMENT ");
                String own = start < 0 ? text.out() : text.out().substring(start) + json.out();
                String seen = browser.evaluate(asked(one));
                if (!seen.equals(own)) {
                    different.add(one.name() + "\n" + text.out() + "\n---- in the browser\n" + seen);
                }
            }
        }
        System.out.printf(
                "statements %d, alike %d, by exit status %s%n",
                cases.size(), cases.size() - different.size(), byStatus);
        assertThat(different).isEmpty();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(200);
        assertThat(byStatus.keySet()).containsExactly(0, 1, 2, 3);
    }
}
