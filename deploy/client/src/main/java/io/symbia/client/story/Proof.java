package io.symbia.client.story;

import io.symbia.client.http.PlatformClient;
import io.symbia.verifier.Symbia;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The end of the story: an event, its proof and a policy are three files, and the platform is no longer needed. */
final class Proof {
    private final PlatformClient platform;
    private final PrintStream out;

    Proof(PlatformClient platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    /** @param fact names an event of the logistics service, as its views do */
    void show(JsonNode fact, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path eventFile = save("/logistics/events/" + fact.path("eventId").asString(), folder.resolve("delivered.json"));
        Path proof = save("/log/proofs/" + fact.path("digest").asString(), folder.resolve("delivered.tlog-proof"));
        Path policy = save("/log/policy", folder.resolve("policy.txt"));
        if (verify(eventFile, proof, policy, "ESTABLISHED") != 0) throw new StoryStuck("the proof was not accepted");

        Path changed = folder.resolve("changed.json");
        byte[] bytes = Files.readAllBytes(eventFile);
        String text = new String(bytes, StandardCharsets.UTF_8);
        bytes[text.indexOf("2026-11-15T09:30")] = '3'; // Delivered a thousand years later.
        Files.write(changed, bytes);
        out.println("        the same with one byte of the event changed:");
        if (verify(changed, proof, policy, "NOT PROVEN") == 0) throw new StoryStuck("a changed event was accepted");
        out.println(
                "        the policy came from the log itself: whom you believe is for you to say, in a file of your own");
    }

    /** The log answers 503 until the event is sealed; the client comes back. */
    private Path save(String path, Path file) throws IOException {
        HttpResponse<byte[]> response = platform.bytes(path);
        if (response.statusCode() != 200) throw new StoryStuck(path + " answers " + response.statusCode());
        return Files.write(file, response.body());
    }

    /** Lets the verifier speak, from a line on that begins so: all before it is for whoever looks closer. */
    private int verify(Path event, Path proof, Path policy, String from) {
        StringWriter said = new StringWriter();
        CommandLine verifier = new CommandLine(new Symbia());
        verifier.setOut(new PrintWriter(said, true));
        verifier.setErr(new PrintWriter(said, true));
        int status = verifier.execute(
                "verify", event.toString(), "--proof", proof.toString(), "--policy", policy.toString());
        said.toString()
                .lines()
                .dropWhile(line -> !line.startsWith(from))
                .filter(line ->
                        !line.endsWith(", by its own clock")) // Each for itself; the line of the quorum says it of all.
                .forEach(line -> out.println("        " + line));
        return status;
    }
}
