package io.symbia.system.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the gateway answers, by method and path: its own pages, and the controllers of what is behind it, read from their sources. */
final class HttpRoutes {
    private static final Map<String, String> SOURCES = Map.of(
            "", "services/gateway",
            "/supply-chain", "services/supply-chain",
            "/logistics", "services/logistics",
            "/payment", "services/payment",
            "/credit", "services/credit",
            "/log", "ledger-anchor/log");
    private static final String SHARED_BY_SERVICES = "services/support";

    private static final Pattern CLASS = Pattern.compile("@RequestMapping\\(\"([^\"]+)\"\\)");
    private static final Pattern METHOD = Pattern.compile(
            "@(Get|Put|Post|Delete|Patch)Mapping(?:\\((?:(?:value|path) = )?(?:\"([^\"]*)\")?[^)]*\\))?");

    private record Route(String method, Pattern path) {}

    private final List<Route> routes = new ArrayList<>();

    HttpRoutes() throws IOException {
        for (var source : SOURCES.entrySet()) {
            read(source.getKey(), source.getValue());
            boolean service = source.getValue().startsWith("services/")
                    && !source.getKey().isEmpty();
            if (service) {
                read(source.getKey(), SHARED_BY_SERVICES);
                routes.add(route("GET", source.getKey() + "/v3/api-docs"));
            }
        }
        for (String page : List.of("/", "/api", "/v3/api-docs")) routes.add(route("GET", page));
        for (String probe : List.of("health", "health/liveness", "health/readiness", "prometheus")) {
            routes.add(route("GET", "/actuator/" + probe));
        }
    }

    boolean answers(String method, String path) {
        return routes.stream()
                .anyMatch(route -> route.method().equals(method)
                        && route.path().matcher(path).matches());
    }

    private void read(String prefix, String module) throws IOException {
        try (Stream<Path> tree = Files.walk(DocumentedLine.ROOT.resolve(module).resolve("src/main/java"))) {
            for (Path file : tree.filter(HttpRoutes::isDoor).toList()) {
                String text = Files.readString(file);
                String base = CLASS.matcher(text)
                        .results()
                        .findFirst()
                        .map(it -> it.group(1))
                        .orElse("");
                for (MatchResult method : METHOD.matcher(text).results().toList()) {
                    String path =
                            prefix + base + Optional.ofNullable(method.group(2)).orElse("");
                    routes.add(route(method.group(1).toUpperCase(Locale.ROOT), path));
                }
            }
        }
    }

    private static boolean isDoor(Path file) {
        return file.toString().endsWith("Controller.java") || file.toString().endsWith("Door.java");
    }

    /** {@code {id}} stands for one segment, {@code {*rest}} and {@code **} for any number. */
    private static Route route(String method, String template) {
        String path = template.replaceAll("\\{\\*\\w+}|\\*\\*", "\u0000").replaceAll("\\{[^}]+}", "\u0001");
        String expression = Pattern.quote(path).replace("\u0000", "\\E.*\\Q").replace("\u0001", "\\E[^/]+\\Q");
        return new Route(method, Pattern.compile(expression));
    }
}
