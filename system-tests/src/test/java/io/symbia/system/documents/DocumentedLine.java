package io.symbia.system.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One command that a document tells people to type: a line of a {@code sh} block, or {@code ./symbia …} within a sentence.
 *
 * @param lineNumber of the document, from 1
 * @param words      as a shell splits them, without comment and redirection
 */
record DocumentedLine(String document, int lineNumber, List<String> words) {
    static final Path ROOT = Path.of(System.getProperty("symbia.root"));

    private static final Pattern INLINE = Pattern.compile("`(\\./symbia [^`]+)`");
    /** A quoted or bare word; what follows an unquoted {@code #} or {@code >} is not for the program. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s'\"]+)");

    /** Every command of README, CONTRIBUTING, SECURITY and {@code docs}. */
    static List<DocumentedLine> all() {
        List<DocumentedLine> lines = new ArrayList<>();
        for (Path document : documents())
            lines.addAll(in(ROOT.relativize(document).toString(), read(document)));
        return List.copyOf(lines);
    }

    static List<DocumentedLine> in(String document, List<String> text) {
        List<DocumentedLine> found = new ArrayList<>();
        boolean shell = false;
        boolean other = false;
        for (int index = 0; index < text.size(); index++) {
            String line = text.get(index).strip();
            int lineNumber = index + 1;
            if (line.startsWith("```")) {
                boolean opens = !shell && !other;
                shell = opens && line.equals("```sh");
                other = opens && !shell;
            } else if (shell) {
                StringBuilder whole = new StringBuilder(line);
                while (whole.toString().endsWith("\\")) {
                    whole.setCharAt(whole.length() - 1, ' ');
                    whole.append(text.get(++index).strip());
                }
                List<String> words = split(whole.toString());
                if (!words.isEmpty()) found.add(new DocumentedLine(document, lineNumber, words));
            } else if (!other) {
                INLINE.matcher(line)
                        .results()
                        .forEach(match -> found.add(new DocumentedLine(document, lineNumber, split(match.group(1)))));
            }
        }
        return found;
    }

    String program() {
        return words.getFirst();
    }

    List<String> arguments() {
        return words.subList(1, words.size());
    }

    @Override
    public String toString() {
        return document + ":" + lineNumber + " " + String.join(" ", words);
    }

    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String bare = word.group(3);
            if (bare != null && (bare.startsWith("#") || bare.startsWith(">"))) break;
            words.add(bare != null ? bare : word.group(1) != null ? word.group(1) : word.group(2));
        }
        return List.copyOf(words);
    }

    private static List<Path> documents() {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> read(Path document) {
        try {
            return Files.readAllLines(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
