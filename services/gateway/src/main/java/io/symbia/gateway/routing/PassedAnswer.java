package io.symbia.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A target's answer on its way to the client, as it is. When it ends too early, so does the connection to the client. A client that
 * leaves, or reads more slowly than the pace, ends its own exchange and says nothing about the target.
 *
 * @param beginning what has come of it, in order
 * @param rest      what is still to come; at its end when {@code whole}
 * @param whole     whether nothing is still to come
 * @param pace      of the client's reading
 */
record PassedAnswer(
        Target target,
        CircuitBreaker breaker,
        HttpStatusCode statusCode,
        HttpHeaders headers,
        List<ByteBuffer> beginning,
        AnswerStream rest,
        boolean whole,
        Pace pace)
        implements ServerResponse {
    @Override
    public ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        try (rest) {
            response.setStatus(statusCode.value());
            for (Map.Entry<String, List<String>> header : headers.headerSet()) {
                for (String value : header.getValue()) response.addHeader(header.getKey(), value);
            }
            ServletOutputStream out = response.getOutputStream();
            write(beginning, out);
            if (!whole) {
                out.flush(); // A client that waits for the beginning need not wait for the rest.
                for (List<ByteBuffer> portion = next(); !portion.isEmpty(); portion = next()) write(portion, out);
            }
            return null;
        }
    }

    private List<ByteBuffer> next() {
        long begin = System.nanoTime();
        try {
            return rest.next();
        } catch (IOException broken) {
            breaker.onError(System.nanoTime() - begin, TimeUnit.NANOSECONDS, broken);
            throw new BrokenAnswerException(target.name(), broken.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new BrokenAnswerException(target.name(), "the gateway stops");
        }
    }

    private void write(List<ByteBuffer> portion, ServletOutputStream out) throws IOException {
        for (ByteBuffer bytes : portion) {
            int count = bytes.remaining();
            long begin = System.nanoTime();
            out.write(bytes);
            pace.moved(count, System.nanoTime() - begin);
            if (pace.isTooSlow()) throw new BrokenAnswerException(target.name(), "its client reads too slowly");
        }
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }
}
