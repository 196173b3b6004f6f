package io.symbia.system.house;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.symbia.local.house.House;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody takes out of a running house, so as to need it no longer: every event, the leaves' tiles, the checkpoint, the policy. */
public record Evidence(House house, Path folder) {
    private static final List<String> DATABASES =
            List.of("symbia_supply_chain", "symbia_logistics", "symbia_payment", "symbia_credit");

    /** Events that the four services have kept; fails when one of them stands twice in a store. */
    public List<byte[]> events() {
        List<byte[]> events = new ArrayList<>();
        try (MongoClient mongo = MongoClients.create(house.mongoUri())) {
            for (String database : DATABASES) {
                for (Document commit :
                        mongo.getDatabase(database).getCollection("commits").find()) {
                    for (Document event : commit.getList("events", Document.class)) {
                        events.add(event.get("bytes", Binary.class).getData());
                    }
                }
            }
        }
        return events;
    }

    /** The log's own account of itself. */
    public JsonNode logStatus() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get("/status"));
    }

    /** Events that are sealed: each batch has one leaf of its own. */
    public long sealedEvents() throws IOException, InterruptedException {
        JsonNode status = logStatus();
        return status.path("size").asLong() - status.path("batches").asLong();
    }

    /** Fails unless the verifier proves each event from these files alone. */
    public String verify() {
        return Tool.verified(
                "verify",
                "--all",
                folder.toString(),
                "--policy",
                folder.resolve("policy.txt").toString());
    }

    /** Writes all of it, in the layout that {@code symbia verify --all} reads. */
    public void take() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("log"));
        try (OutputStream out = Files.newOutputStream(folder.resolve("events.jsonl"))) {
            for (byte[] event : events()) {
                out.write(event);
                out.write('\n');
            }
        }
        save("/policy", folder.resolve("policy.txt"));
        byte[] checkpoint = save("/checkpoint", folder.resolve("log/checkpoint"));
        long size = Long.parseLong(new String(checkpoint, StandardCharsets.UTF_8).split("\n", 3)[1]);
        for (long tile = 0; tile * TilePath.FULL_WIDTH < size; tile++) {
            int width = (int) Math.min(TilePath.FULL_WIDTH, size - tile * TilePath.FULL_WIDTH);
            String path = new HashTile(0, tile, width).path();
            save("/" + path, folder.resolve("log").resolve(path));
        }
    }

    private byte[] save(String path, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        byte[] body = get(path);
        Files.write(file, body);
        return body;
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        URI uri = house.url("log").resolve(path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) throw new IOException(uri + " answers " + response.statusCode());
            return response.body();
        }
    }
}
