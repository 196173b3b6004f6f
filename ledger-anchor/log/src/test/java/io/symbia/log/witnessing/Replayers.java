package io.symbia.log.witnessing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Clients that send a public checkpoint to a witness again and again, each as soon as it has its answer. */
final class Replayers implements AutoCloseable {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "content-length: ";

    private final URI witness;
    private final Supplier<String> body;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean closed;

    Replayers(URI witness, int clients, Supplier<String> body) {
        this.witness = witness;
        this.body = body;
        for (int client = 0; client < clients; client++)
            threads.add(Thread.ofVirtual().start(this::replay));
    }

    private void replay() {
        while (!closed) {
            try (Socket socket = new Socket(witness.getHost(), witness.getPort())) {
                while (!closed) exchange(socket);
            } catch (IOException closedByTheWitness) {
                // It comes again.
            }
        }
    }

    private void exchange(Socket socket) throws IOException {
        byte[] content = body.get().getBytes(StandardCharsets.UTF_8);
        String head =
                "POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\nContent-Length: " + content.length + END_OF_HEAD;
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(content);
        request.writeTo(socket.getOutputStream());
        InputStream in = socket.getInputStream();
        in.readNBytes(lengthIn(headOf(in)));
        answers.incrementAndGet();
    }

    private static String headOf(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END_OF_HEAD) < 0) {
            int next = in.read();
            if (next < 0) throw new IOException("closed");
            head.append((char) next);
        }
        return head.toString();
    }

    private static int lengthIn(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()))
                .mapToInt(
                        line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    long answers() {
        return answers.get();
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt); // A read of a socket that is interrupted closes it.
    }
}
