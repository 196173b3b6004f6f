package io.symbia.tlog.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors that {@code docs/streams.md} explains. They were computed apart from both implementations, by neither. */
class VectorsTest {
    private static JsonNode cases() throws IOException {
        try (InputStream in = VectorsTest.class.getResourceAsStream("vectors.json")) {
            return new JsonMapper().readTree(in.readAllBytes()).get("cases");
        }
    }

    private static StreamMap map(JsonNode example) {
        StreamMapBuilder builder = new StreamMapBuilder();
        for (JsonNode event : example.get("events")) {
            Octets entry = Octets.of(HexFormat.of().parseHex(event.get("entry").asString()));
            builder.add(event.get("leaf").asLong(), entry.toArray(), 0);
        }
        return builder.map();
    }

    @Test
    void rootsAndHeadsAreThese() throws IOException {
        for (JsonNode example : cases()) {
            StreamMap map = map(example);
            assertThat(map.root().hex()).isEqualTo(example.get("root").asString());
            assertThat(map.count()).isEqualTo(example.get("count").asLong());
            for (JsonNode head : example.get("heads")) {
                StreamTag tag = StreamTag.parseHex(head.get("tag").asString());
                StreamHead expected = new StreamHead(
                        head.get("count").asLong(),
                        head.get("last").asLong(),
                        Hash.parseHex(head.get("chain").asString()));
                assertThat(map.find(tag)).contains(expected);
                assertThat(new StreamHasher().leaf(tag, expected).hex())
                        .isEqualTo(head.get("leafHash").asString());
            }
        }
    }

    @Test
    void theNaiveMapAgrees() throws IOException {
        for (JsonNode example : cases()) {
            var streams = new TreeMap<String, List<NaiveMap.Leaf>>();
            for (JsonNode event : example.get("events")) {
                String entry = event.get("entry").asString();
                String tag = entry.substring(66, 98);
                streams.computeIfAbsent(tag, _ -> new ArrayList<>())
                        .add(new NaiveMap.Leaf(event.get("leaf").asLong(), entry));
            }
            assertThat(NaiveMap.root(streams)).isEqualTo(example.get("root").asString());
        }
    }

    @Test
    void proofsAreThese() throws IOException, InvalidProofException {
        for (JsonNode example : cases()) {
            StreamMap map = map(example);
            SealedStreams sealed =
                    new SealedStreams(map.root(), example.get("size").asLong(), map.count());
            for (JsonNode expected : example.get("proofs")) {
                StreamTag tag = StreamTag.parseHex(expected.get("tag").asString());
                MapProof proof = map.prove(tag);
                assertThat(found(proof))
                        .isEqualTo(expected.get("found").asString()
                                + expected.path("other").asString(""));
                List<String> nodes = new ArrayList<>();
                expected.get("nodes").forEach(node -> nodes.add(node.asString()));
                assertThat(proof.siblings()).map(Hash::hex).isEqualTo(nodes);
                assertThat(proof.verify(tag, sealed)).isEqualTo(map.find(tag));
            }
        }
    }

    private static String found(MapProof proof) {
        return switch (proof.found()) {
            case MapProof.Present _ -> "head";
            case MapProof.Empty _ -> "empty";
            case MapProof.Other(StreamTag other, StreamHead _) -> "other" + other;
        };
    }
}
