package io.symbia.local;

import io.symbia.http.asking.BoundedClient;
import io.symbia.local.house.Resident;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a service send its kept events to Kafka once more, and says how far that is until it is done. */
@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        description = "Has a service send the events of its store to Kafka once more, for a log that has missed some.")
final class ResendCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 1 << 20; // Damaged streams are named in it, and not all of them.
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");
    private static final Pattern STREAM = Pattern.compile("\"stream\":\"([^\"]+)\"");
    private static final Pattern DAMAGED = Pattern.compile("\"damagedCount\":([0-9]+)");
    private static final Pattern NO_SUCH_STREAM = Pattern.compile("\"[^\"]+: there is no such stream\"");
    private static final Pattern NAME = Pattern.compile("([^/]+)/[^/]+/[^/]+"); // Its service, its noun, its own id.
    private static final int MAX_PORT = 65_535;
    private static final int DONE = 0;
    private static final int NOT_ALL = 1;
    private static final int NOT_REACHED = 2;

    @Parameters(paramLabel = "SERVICE", description = "supply-chain, logistics, payment or credit")
    private String service = "";

    @Option(
            names = "--stream",
            paramLabel = "STREAM",
            description = "only this one, such as payment/escrow/teehaus-hh:E-1")
    private Optional<String> stream;

    @Option(names = "--cancel", description = "calls off what was ordered before")
    private boolean cancels;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where the service answers probes, if not in the house of --data")
    private Optional<String> url;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "folder of the house (default: ${DEFAULT-VALUE})")
    private Path data = Path.of("data");

    @Spec
    private CommandSpec spec;

    private final Duration patience;

    ResendCommand() {
        this(PATIENCE);
    }

    ResendCommand(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<URI> base = url.map(this::address).or(this::ofTheHouse);
        if (base.isEmpty()) {
            out.printf("no service %s is up in %s; say where it is with --url%n", service, data);
            return NOT_REACHED;
        }
        URI door = URI.create(base.get().toString().replaceFirst("/$", "") + "/actuator/resend");
        Optional<URI> order = stream.map(name -> below(door, name));
        try (BoundedClient client = new BoundedClient(patience, MAX_ANSWER_BYTES)) {
            return cancels ? say(ask(client, "DELETE", door)) : order(client, door, order.orElse(door), out);
        } catch (Refused refused) {
            out.printf("%s answers %d and takes no order: %s%n", refused.door, refused.status, refused.body);
            return NOT_REACHED;
        } catch (ConnectException _) {
            out.printf("%s does not answer: nobody listens there%n", door);
            return NOT_REACHED;
        } catch (IOException failed) {
            out.printf("%s does not answer: %s%n", door, failed.getMessage());
            return NOT_REACHED;
        }
    }

    /** An answer that is no order. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        private final transient URI door;
        private final int status;
        private final String body;

        Refused(URI door, int status, String body) {
            super(door + " answers " + status);
            this.door = door;
            this.status = status;
            this.body = body;
        }
    }

    private Optional<URI> ofTheHouse() {
        return Resident.all(data.toAbsolutePath().normalize()).stream()
                .filter(resident -> resident.name().equals(service) && resident.isAlive())
                .map(resident -> URI.create("http://127.0.0.1:" + resident.managementPort()))
                .findFirst();
    }

    private URI address(String typed) {
        String due = "an address is written http://127.0.0.1:18083, was '" + typed + "'";
        URI read = uri(typed, due);
        boolean isAddress = ("http".equalsIgnoreCase(read.getScheme()) || "https".equalsIgnoreCase(read.getScheme()))
                && read.getHost() != null
                && read.getPort() != 0
                && read.getPort() <= MAX_PORT
                && read.getRawQuery() == null
                && read.getRawFragment() == null;
        if (!isAddress) throw new ParameterException(spec.commandLine(), due);
        return read;
    }

    private URI below(URI door, String name) {
        String due = "a stream of " + service + " is written " + service + "/escrow/E-1, was '" + name + "'";
        Matcher parts = NAME.matcher(name);
        if (!parts.matches() || !parts.group(1).equals(service)) {
            throw new ParameterException(spec.commandLine(), due);
        }
        return uri(door + "/" + name, due);
    }

    private URI uri(String typed, String due) {
        try {
            return new URI(typed);
        } catch (URISyntaxException malformed) {
            throw new ParameterException(spec.commandLine(), due, malformed);
        }
    }

    private int order(BoundedClient client, URI door, URI order, PrintWriter out)
            throws IOException, InterruptedException {
        String answer = ask(client, "POST", order);
        if (!stream.equals(stream(answer))) { // An open order goes on as it is, and another one is not taken.
            out.printf(
                    "another order is open, for %s: wait until it is done, or call it off with --cancel%n%s%n",
                    stream(answer).orElse("all streams"), answer);
            return NOT_ALL;
        }
        String shown = "";
        while (state(answer).equals("OPEN")) {
            if (!answer.equals(shown)) out.println(answer);
            out.flush();
            shown = answer;
            Thread.sleep(TICK);
            answer = ask(client, "GET", door);
        }
        return say(answer);
    }

    private int say(String answer) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(answer);
        if (stream.isPresent() && NO_SUCH_STREAM.matcher(answer).find()) {
            out.printf("%s has no stream %s: nothing is damaged, and nothing was sent%n", service, stream.get());
        }
        Matcher damaged = DAMAGED.matcher(answer);
        boolean isWhole = damaged.find() && damaged.group(1).equals("0");
        return state(answer).equals("DONE") && isWhole ? DONE : NOT_ALL;
    }

    private static String state(String answer) {
        Matcher state = STATE.matcher(answer);
        return state.find() ? state.group(1) : "";
    }

    private static Optional<String> stream(String answer) {
        Matcher stream = STREAM.matcher(answer);
        return stream.find() ? Optional.of(stream.group(1)) : Optional.empty();
    }

    private static String ask(BoundedClient client, String method, URI door) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(door)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<byte[]> answer = client.ask(request);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) {
            throw new Refused(door, answer.statusCode(), body);
        }
        return body;
    }
}
