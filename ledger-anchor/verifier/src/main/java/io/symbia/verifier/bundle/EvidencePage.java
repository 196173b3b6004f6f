package io.symbia.verifier.bundle;

import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.statement.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A page that checks the bundle it is in, in any browser and without a network: all files are inside of it once more, in base64. Its policy
 * for content lets it run one script and one style, by their digests, and load nothing.
 */
final class EvidencePage {
    private static final String FOLDER = "page/";

    /** One script in the page, to be read in this order. */
    private static final List<String> SCRIPT = List.of(
            "1-bytes.js",
            "2-statement.js",
            "3-signatures.js",
            "4-tree.js",
            "5-bundle.js",
            "5-origins.js",
            "6-streams.js",
            "7-show.js");

    private EvidencePage() {}

    /** The page of these files. */
    static Octets of(SortedMap<String, Octets> files) {
        String script = words() + SCRIPT.stream().map(EvidencePage::resource).collect(Collectors.joining());
        String style = resource("evidence.css");
        String page = resource("evidence.html")
                .replace("{{script-digest}}", digest(script))
                .replace("{{style-digest}}", digest(style))
                .replace("{{style}}", style)
                .replace("{{data}}", data(files))
                .replace("{{script}}", script);
        return StrictUtf8.encode(page);
    }

    /** The words that the command line uses, so that both say the same. */
    private static String words() {
        String literal = JsonNodeFactory.instance.stringNode(Words.file()).toString();
        return "\"use strict\";\nconst WORDS_FILE = " + literal + ";\n";
    }

    /** CSP Level 3 section 8.5: the digest of exactly what is between the tags. */
    private static String digest(String content) {
        return "sha256-"
                + Hash.ofContent(content.getBytes(StandardCharsets.UTF_8)).base64();
    }

    /** JSON of names and base64, in which no character could end the element that it stands in. */
    private static String data(SortedMap<String, Octets> files) {
        Map<String, Octets> shown = new TreeMap<>(files);
        shown.keySet().removeIf(name -> name.startsWith(BundleNames.SCHEMAS)); // Nothing in the page reads them.
        return shown.entrySet().stream()
                .map(file -> "\"" + file.getKey() + "\":\"" + file.getValue().base64() + "\"")
                .collect(Collectors.joining(",\n", "{", "}"));
    }

    private static String resource(String name) {
        try (InputStream in = EvidencePage.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
