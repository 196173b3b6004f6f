package io.symbia.system.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Grafana dashboard of {@code k8s/components/dashboard}, as far as it asks Prometheus. */
final class Dashboard {
    private static final Path FILE = Path.of(System.getProperty("symbia.root"), "k8s/components/dashboard/symbia.json");

    private Dashboard() {}

    /** One picture and what it asks. */
    record Panel(String title, String description, List<String> expressions) {}

    static List<Panel> panels() throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel :
                JsonMapper.shared().readTree(Files.readString(FILE)).path("panels")) {
            List<String> expressions = new ArrayList<>();
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asString()));
            panels.add(new Panel(
                    panel.path("title").asString(), panel.path("description").asString(), expressions));
        }
        return panels;
    }
}
