package io.symbia.support.reconciliation;

import io.symbia.http.asking.BoundedClient;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tile.EntryBundle;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log over HTTP. That an event is in it is believed only with a proof under a checkpoint that the log signed. */
final class SealedLog {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 4 << 20; // More than any answer that is asked for here.
    private static final int NOT_FOUND = 404;
    private static final int NOT_YET = 503; // Accepted and not sealed.
    private static final JsonMapper JSON = new JsonMapper();

    private final URI url;
    private final BoundedClient client;

    SealedLog(URI url) {
        this(url, PATIENCE);
    }

    SealedLog(URI url, Duration patience) {
        this.client = new BoundedClient(patience, MAX_BYTES);
        this.url = url.toString().endsWith("/") ? url : URI.create(url + "/");
    }

    /** The key that the log says is its own; to be asked for once, and remembered. */
    VerifierKey key() throws IOException {
        String lines = text(get("keys"), "keys");
        return lines.lines()
                .map(VerifierKey::parse)
                .filter(key -> !key.type().isCosignature())
                .findFirst()
                .orElseThrow(() -> new IOException("the log has no key"));
    }

    /** Number of events of a stream that the log says it has; 0 if it knows none. */
    long count(StreamTag tag) throws IOException {
        String path = "streams/" + tag.hex() + "?limit=1";
        HttpResponse<byte[]> answer = get(path);
        return answer.statusCode() == NOT_FOUND
                ? 0
                : json(answer, path).path("count").asLong(-1);
    }

    /** Where the log says that an event of a stream is. */
    long leaf(StreamTag tag, long sequence) throws IOException {
        String path = "streams/" + tag.hex() + "?limit=1&from=" + sequence;
        JsonNode leaf = json(get(path), path).path("leaves").path(0);
        if (!leaf.isIntegralNumber()) throw new IOException("the log names no leaf at " + path);
        return leaf.asLong();
    }

    /** What the log says that a leaf holds. */
    Entry entry(long leafIndex) throws IOException {
        int place = (int) (leafIndex % TilePath.FULL_WIDTH);
        EntryTile tile = new EntryTile(leafIndex / TilePath.FULL_WIDTH, place + 1);
        HttpResponse<byte[]> answer = get(tile.path());
        requireFound(answer, tile.path());
        try {
            return Entry.parse(
                    EntryBundle.parse(Octets.of(answer.body())).entries().get(place));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new IOException("the log has no entry " + leafIndex + " in " + tile.path(), malformed);
        }
    }

    /**
     * The leaf of exactly this entry, proven; nothing if the log has no event with its digest.
     *
     * @throws InvalidProofException when the log has one, and its proof does not hold for this entry
     */
    OptionalLong prove(Entry.Event entry, VerifierKey key) throws IOException, InvalidProofException {
        String path = "proofs/" + entry.digest().hex();
        HttpResponse<byte[]> answer = get(path);
        if (answer.statusCode() == NOT_FOUND || answer.statusCode() == NOT_YET) return OptionalLong.empty();
        requireFound(answer, path);
        Policy policy = new Policy(List.of(new Policy.Log(key, Optional.empty())), List.of(), List.of(), Policy.NONE);
        try {
            TlogProof proof = TlogProof.parse(Octets.of(answer.body()));
            proof.verify(MerkleTree.leafHash(entry.format()), policy);
            return OptionalLong.of(proof.leafIndex());
        } catch (IllegalArgumentException malformed) {
            throw new InvalidProofException("not a proof: " + malformed.getMessage());
        }
    }

    private HttpResponse<byte[]> get(String path) throws IOException {
        try {
            return client.ask(HttpRequest.newBuilder(url.resolve(path)).build());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static void requireFound(HttpResponse<byte[]> answer, String path) throws IOException {
        if (answer.statusCode() != 200) throw new IOException("the log answers " + answer.statusCode() + " to " + path);
    }

    private static String text(HttpResponse<byte[]> answer, String path) throws IOException {
        requireFound(answer, path);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<byte[]> answer, String path) throws IOException {
        try {
            return JSON.readTree(text(answer, path));
        } catch (tools.jackson.core.JacksonException malformed) {
            throw new IOException("the log answers no JSON to " + path, malformed);
        }
    }

    /** The digest that the log has at a place of a stream. */
    Hash digest(StreamTag tag, long sequence, long leafIndex) throws IOException {
        if (entry(leafIndex) instanceof Entry.Event event && event.tag().equals(tag) && event.sequence() == sequence) {
            return event.digest();
        }
        throw new IOException("leaf " + leafIndex + " is not event " + sequence + " of stream " + tag);
    }
}
