package io.symbia.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.envelope.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The examples beside the manifests are of the same house: its topics, its namespace, its gateway. */
class ExamplesTest {
    private static final Path FOLDER = Path.of(System.getProperty("symbia.root"), "k8s/examples");
    private static final List<String> SERVICES = List.of("supply-chain", "logistics", "payment", "credit");

    @Test
    void everyTopicOfTheHouseIsThereAndKeepsItsEventsForEver() throws IOException {
        Map<String, Map<?, ?>> topics = new TreeMap<>();
        for (Map<?, ?> topic : read("kafka-topics.yaml")) topics.put(name(topic), (Map<?, ?>) topic.get("spec"));
        List<String> wanted = new ArrayList<>(List.of(Topics.RECEIPTS, Topics.parked(Topics.RECEIPTS)));
        for (String service : SERVICES) {
            wanted.add(Topics.events(service));
            wanted.add(Topics.parked(Topics.events(service)));
        }
        assertThat(topics).containsOnlyKeys(wanted);
        topics.forEach((topic, spec) -> {
            assertThat(spec.get("partitions")).as(topic).isEqualTo(Topics.PARTITIONS);
            assertThat(spec.get("replicas")).as(topic).isEqualTo(3);
            Map<?, ?> config = (Map<?, ?>) spec.get("config");
            assertThat(config.get("min.insync.replicas")).as(topic).isEqualTo(2);
            assertThat(config.get("message.timestamp.type")).as(topic).isEqualTo("LogAppendTime");
            if (topic.contains(".events"))
                assertThat(config.get("retention.ms")).as(topic).isEqualTo(-1);
        });
    }

    @Test
    void eachServiceWritesItsOwnEventsAndTheLogAloneReceipts() throws IOException {
        Map<String, List<String>> writes = new TreeMap<>();
        for (Map<?, ?> user : read("kafka-users.yaml")) {
            List<?> rights = (List<?>) ((Map<?, ?>) ((Map<?, ?>) user.get("spec")).get("authorization")).get("acls");
            writes.put(
                    name(user),
                    rights.stream()
                            .map(right -> (Map<?, ?>) right)
                            .filter(right -> ((List<?>) right.get("operations")).contains("Write"))
                            .map(right -> String.valueOf(((Map<?, ?>) right.get("resource")).get("name")))
                            .filter(topic -> !topic.endsWith(".parked"))
                            .toList());
        }
        for (String service : SERVICES) {
            assertThat(writes.get(service)).containsExactly(Topics.events(service));
        }
        assertThat(writes.get("log")).containsExactly(Topics.RECEIPTS);
    }

    @Test
    void theBrokerAcknowledgesNothingThatIsOnOneMachineAlone() throws IOException {
        Map<?, ?> kafka = (Map<?, ?>) ((Map<?, ?>) read("kafka.yaml").getLast().get("spec")).get("kafka");
        Map<?, ?> config = (Map<?, ?>) kafka.get("config");
        assertThat(config.get("min.insync.replicas")).isEqualTo(2);
        assertThat(config.get("auto.create.topics.enable")).isEqualTo(false);
        assertThat(config.get("unclean.leader.election.enable")).isEqualTo(false);
    }

    @Test
    void theIngressLeadsToTheGatewayAndEndsTls() throws IOException {
        Map<?, ?> ingress = read("ingress.yaml").getFirst();
        assertThat(String.valueOf(ingress)).contains("namespace=symbia", "name=gateway", "secretName=");
        assertThat(Manifests.render("overlays/production").pods()).containsKey("gateway");
    }

    private static List<Map<?, ?>> read(String file) throws IOException {
        List<Map<?, ?>> documents = new ArrayList<>();
        new Yaml().loadAll(Files.readString(FOLDER.resolve(file))).forEach(it -> documents.add((Map<?, ?>) it));
        return documents;
    }

    private static String name(Map<?, ?> object) {
        return String.valueOf(((Map<?, ?>) object.get("metadata")).get("name"));
    }
}
