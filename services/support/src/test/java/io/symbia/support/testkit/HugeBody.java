package io.symbia.support.testkit;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Map;

/** A body of any size that is never in memory as a whole. */
public final class HugeBody {
    public static final long MEGABYTE = 1 << 20;

    private HugeBody() {}

    /**
     * Puts so many spaces, which are JSON as far as they go; status 0 when the door closed while we were still writing.
     *
     * @param announced whether the request says how long it is
     */
    public static HttpAnswer put(JsonClient client, String path, long sizeBytes, boolean announced) {
        var body = BodyPublishers.ofInputStream(() -> new Spaces(sizeBytes));
        try {
            return client.send("PUT", path, announced ? BodyPublishers.fromPublisher(body, sizeBytes) : body);
        } catch (UncheckedIOException closed) {
            return new HttpAnswer(0, HttpHeaders.of(Map.of(), (_, _) -> true), "");
        }
    }

    private static final class Spaces extends InputStream {
        private long left;

        Spaces(long sizeBytes) {
            this.left = sizeBytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) return -1;
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, (byte) ' ');
            left -= count;
            return count;
        }
    }
}
