package io.symbia.system.repository;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The sentences of a specification in Markdown, without its links, its emphasis and its blocks of code. */
final class SpecificationText {
    private static final Pattern DEMAND = Pattern.compile("\\b(MUST|REQUIRED|SHALL)\\b");
    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern WORDS_EXPLAINED = Pattern.compile("(?s)## Conventions used.*?(?=\n## )");
    private static final Pattern ITEM = Pattern.compile("^\\s*([-*]|\\d+\\.|#+)\\s+");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\[]*)\\]\\[[^\\]]*\\]");
    private static final Pattern EMPHASIS = Pattern.compile("\\*+([^*]+)\\*+");
    private static final Pattern END = Pattern.compile("(?<=[.!?])\\)?\\s+(?=[A-Z`<\u201C\"(])");

    private final List<String> sentences = new ArrayList<>();
    private final String all;

    SpecificationText(String markdown) {
        String text =
                WORDS_EXPLAINED.matcher(BLOCK.matcher(markdown).replaceAll("")).replaceAll("");
        StringBuilder paragraph = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            boolean isItem = ITEM.matcher(line).find();
            if (line.isBlank() || isItem) end(paragraph);
            boolean isCode = paragraph.isEmpty() && !isItem && (line.startsWith("    ") || line.startsWith("\t"));
            if (!line.isBlank() && !isCode) {
                paragraph.append(ITEM.matcher(line).replaceFirst("").strip()).append(' ');
            }
        }
        end(paragraph);
        all = String.join(" ", sentences);
    }

    private void end(StringBuilder paragraph) {
        String plain =
                EMPHASIS.matcher(LINK.matcher(paragraph).replaceAll("$1")).replaceAll("$1");
        if (!plain.isBlank())
            sentences.addAll(Arrays.asList(END.split(plain.strip().replaceAll("\\s+", " "))));
        paragraph.setLength(0);
    }

    /** Those that demand something, in the words of RFC 2119. */
    List<String> demands() {
        return sentences.stream()
                .filter(sentence -> DEMAND.matcher(sentence).find())
                .toList();
    }

    /** Whether it has these words, in this order and without a gap. */
    boolean says(String words) {
        return all.contains(words);
    }
}
