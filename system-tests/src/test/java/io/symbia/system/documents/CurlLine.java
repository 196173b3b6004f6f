package io.symbia.system.documents;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A request to the gateway that a document makes with curl. */
record CurlLine(String method, URI url, List<String> words) {
    private static final String GATEWAY = "http://127.0.0.1:8080";

    static CurlLine of(DocumentedLine line) {
        List<String> words = line.words();
        String method = "GET";
        List<String> urls = new ArrayList<>();
        for (int index = 1; index < words.size(); index++) {
            String word = words.get(index);
            if (word.startsWith("http://")) {
                urls.add(word);
            } else if (word.equals("-X") || word.equals("--request")) {
                method = words.get(index + 1);
            } else if (List.of("-d", "--data", "--json").contains(word) && method.equals("GET")) {
                method = "POST";
            }
        }
        if (urls.size() != 1) throw new AssertionError(line + " has not one address, but " + urls);
        if (!urls.getFirst().startsWith(GATEWAY + "/")) {
            throw new AssertionError(line + " does not go through the gateway, " + GATEWAY);
        }
        return new CurlLine(method, URI.create(urls.getFirst()), words);
    }

    /** The command for another gateway, quiet, and failing where the answer is an error. */
    List<String> at(URI gateway) {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--fail-with-body", "--max-time", "60"));
        String origin = "http://" + gateway.getAuthority();
        for (String word : words.subList(1, words.size())) {
            command.add(word.startsWith(GATEWAY) ? origin + word.substring(GATEWAY.length()) : word);
        }
        return command;
    }
}
