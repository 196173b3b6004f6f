package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that announce a body which nobody wants, and send it a byte at a time. */
class UnwantedBodiesTest extends DoorHarness {
    private static final int MORE_THAN_THERE_ARE_PLACES = 10;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) socket.close();
    }

    /** One that has begun. */
    private Socket begun(String method, String path) throws IOException {
        Socket socket = new Socket(door.address().getHost(), door.address().getPort());
        sockets.add(socket);
        String head = method + " " + path + " HTTP/1.1\r\nHost: mirror\r\nContent-Length: 1048576\r\n\r\nx";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    /** One that has been answered, and goes on sending. */
    private Socket answered(String method, String path) throws IOException {
        Socket socket = begun(method, path);
        assertThat(socket.getInputStream().read()).isNotNegative();
        return socket;
    }

    @Test
    void takeNoPlaceOfThoseWhoReadManifests() throws Exception {
        checkpoint(LOG, 0, LOG.size());
        cosigned(LOG.size(), entries(LOG.upload(0, LOG.size())));
        String manifests = "/" + GrownLog.mirrored().originHash() + "/manifests/";
        for (int client = 0; client < MORE_THAN_THERE_ARE_PLACES; client++) {
            begun("POST", "/x/manifests/");
            begun("GET", manifests + "tile/0");
            begun("GET", manifests + "bundles/0");
        }
        for (String path : List.of("manifests/0", "manifests/bundles/0")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void areNotNeededForTheHeadOfManifests() throws Exception {
        checkpoint(LOG, 0, LOG.size());
        cosigned(LOG.size(), entries(LOG.upload(0, LOG.size())));
        String bundle = "/" + GrownLog.mirrored().originHash() + "/manifests/bundles/0";
        HttpRequest head =
                HttpRequest.newBuilder(door.address().resolve(bundle)).HEAD().build();
        HttpResponse<byte[]> answer = http.send(head, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    /** However many they are, and however fast others read the same. */
    @Test
    void isReadWholeByWhoeverReadsSlowly() throws Exception {
        checkpoint(LOG, 0, LOG.size());
        cosigned(LOG.size(), entries(LOG.upload(0, LOG.size())));
        String bundle = "/" + GrownLog.mirrored().originHash() + "/manifests/bundles/0";
        byte[] whole = get("manifests/bundles/0").body();
        List<Socket> slow = new ArrayList<>();
        for (int reader = 0; reader < 2 * MORE_THAN_THERE_ARE_PLACES; reader++) {
            Socket socket = new Socket(door.address().getHost(), door.address().getPort());
            sockets.add(socket);
            String request = "GET " + bundle + " HTTP/1.1\r\nHost: mirror\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            slow.add(socket);
        }
        for (int fast = 0; fast < MORE_THAN_THERE_ARE_PLACES; fast++) {
            assertThat(get("manifests/bundles/0").body()).isEqualTo(whole);
        }
        for (Socket socket : slow) {
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(Arrays.copyOfRange(answer, answer.length - whole.length, answer.length))
                    .isEqualTo(whole);
        }
    }

    @Test
    void areReadForAMomentAndNoLonger() throws Exception {
        List<Socket> dripping = new ArrayList<>();
        for (String path : List.of("/nothing", "/keys", "/health", "/add-published")) {
            dripping.add(answered("GET", path));
            if (!path.startsWith("/add")) dripping.add(answered("POST", path));
        }
        for (Socket socket : dripping) Awaitility.await().until(() -> isClosed(socket));
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        try {
            socket.getOutputStream().write('x');
            int read = 0;
            while (read >= 0) read = socket.getInputStream().read();
            return true;
        } catch (SocketTimeoutException _) {
            return false; // It still waits for more.
        } catch (IOException _) {
            return true;
        }
    }
}
