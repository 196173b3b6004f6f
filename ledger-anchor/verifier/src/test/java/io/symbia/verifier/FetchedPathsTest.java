package io.symbia.verifier;

import static io.symbia.tlog.testkit.Specification.TLOG_TILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit asks a log for, over HTTP. Quotations are from c2sp.org/tlog-tiles. */
class FetchedPathsTest {
    @TempDir
    private Path folder;

    private final Collection<String> fetched = new ConcurrentLinkedQueue<>();
    private Path policy;
    private Path published;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        published = folder.resolve("log");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring(1);
            fetched.add(path);
            Path file = published.resolve(path);
            boolean found = Files.isRegularFile(file);
            byte[] body = found ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(found ? 200 : 404, found ? body.length : -1);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Run audit() {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Run.here("audit", url, "--policy", policy, "--state", folder.resolve("state"));
    }

    private List<String> tiles() {
        return fetched.stream().filter(path -> path.startsWith("tile/")).toList();
    }

    @Must(
            by = TLOG_TILES,
            says =
                    "Clients MUST NOT fetch arbitrary partial tiles without verifying a checkpoint with a size that requires their existence")
    @Test
    void areNoTilesBeforeACheckpointIsVerified() throws IOException {
        SmallLog log = SmallLog.ofAtLeast(300);
        log.publish(published);
        String good = Files.readString(published.resolve("checkpoint"));
        for (String bad : List.of(
                good.replace("\n" + log.size() + "\n", "\n" + (log.size() - 1) + "\n"),
                good.substring(0, good.indexOf("\u2014 customs")))) {
            Files.writeString(published.resolve("checkpoint"), bad);
            assertThat(audit().status()).isEqualTo(1);
        }
        for (String page : List.of("nothing that is signed\n", "<!doctype html>\n<title>Log in</title>\n", "")) {
            Files.writeString(published.resolve("checkpoint"), page);
            Run run = audit();
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).contains("COULD NOT CHECK: what is served as the checkpoint is no signed note");
        }
        assertThat(fetched).hasSize(5).containsOnly("checkpoint");
    }

    /** Nor are they ever of a width that none of its checkpoints has, and partial bundles are read like full ones. */
    @Must(
            by = TLOG_TILES,
            says =
                    "Clients MUST NOT fetch arbitrary partial tiles without verifying a checkpoint with a size that requires their existence")
    @Test
    void areTheTilesOfTheVerifiedCheckpointAndAllBundlesAmongThem() throws IOException {
        for (int size : new int[] {5, 120, 300, 513, 700}) {
            fetched.clear();
            SmallLog log = SmallLog.ofAtLeast(size);
            log.publish(published);
            Run run = audit();
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(tiles()).isNotEmpty().allMatch(tilesOf(log.size())::contains);
            TilePath lastBundle = EntryTile.holding(log.size() - 1, log.size());
            assertThat(tiles()).contains(lastBundle.path());
        }
    }

    private static Set<String> tilesOf(int size) {
        List<TilePath> tiles = new ArrayList<>(HashTile.tilesOf(size));
        for (int leaf = 0; leaf < size; leaf += TilePath.FULL_WIDTH) tiles.add(EntryTile.holding(leaf, size));
        Set<String> paths = new HashSet<>();
        tiles.forEach(tile -> paths.add(tile.path()));
        return paths;
    }

    /** Only for a partial tile that the log has deleted: "MAY fetch the full tile in parallel as a fallback". */
    @Test
    void areFullTilesInThePlaceOfPartialOnesThatAreGone() throws IOException {
        SmallLog log = SmallLog.ofAtLeast(700);
        log.publish(published);
        int smaller = SmallLog.ofAtLeast(200).size();
        Files.writeString(
                published.resolve("checkpoint"), log.checkpoint(smaller).format());
        Run run = audit();
        assertThat(run.status()).as(run.out()).isZero();
        Set<String> allowed = tilesOf(smaller);
        allowed.addAll(Set.of(new HashTile(0, 0, 256).path(), new EntryTile(0, 256).path()));
        assertThat(tiles()).allMatch(allowed::contains);
    }
}
