package io.symbia.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.symbia.gateway.door.HeldBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Asks a target what the gateway was asked, with the same method, path, query and body, to the byte. Nothing of the query is parsed:
 * which parameters there are is the target's to say.
 */
@Component
class TargetClient {
    /** An answer that ends within so many bytes is had as a whole before its client gets the first of them. */
    static final int READ_AHEAD_BYTES = 32_768;

    private final GatewaySettings settings;
    private final List<RequestHttpHeadersFilter> inward;
    private final List<ResponseHttpHeadersFilter> outward;
    private final HttpClient client;

    TargetClient(
            GatewaySettings settings,
            ObjectProvider<RequestHttpHeadersFilter> inward,
            ObjectProvider<ResponseHttpHeadersFilter> outward) {
        this.settings = settings;
        this.inward = inward.orderedStream().toList();
        this.outward = outward.orderedStream().toList();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // No upgrade to HTTP/2 in clear text; nobody behind speaks it.
                .followRedirects(HttpClient.Redirect.NEVER) // Where a target points to is for the caller to see.
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * The request as it goes to a target.
     *
     * @param instance scheme, host and port of the one that is asked
     * @throws IllegalArgumentException when HTTP has no such request
     */
    HttpRequest request(Target target, URI instance, ServerRequest asked) {
        HttpServletRequest servlet = asked.servletRequest();
        HttpHeaders headers = headers(servlet);
        for (RequestHttpHeadersFilter filter : inward) headers = filter.apply(headers, asked);
        HeldBody body = HeldBody.of(servlet);
        HttpRequest.Builder request = HttpRequest.newBuilder(address(target, instance, servlet))
                .timeout(settings.answerTimeout())
                .method(
                        servlet.getMethod(),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.toArray()));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        // Descriptions of APIs name the host that they were asked by.
        String host = servlet.getHeader(HttpHeaders.HOST);
        if (host != null && !host.isEmpty()) request.setHeader(HttpHeaders.HOST, host);
        return request.build();
    }

    /** As they came: Spring's own reading of them adds a charset to the type of every body. */
    private static HttpHeaders headers(HttpServletRequest asked) {
        HttpHeaders headers = new HttpHeaders();
        asked.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> headers.addAll(name, Collections.list(asked.getHeaders(name))));
        return headers;
    }

    private static URI address(Target target, URI instance, HttpServletRequest asked) {
        String path = asked.getRequestURI();
        if (target.prefixRemoved()) path = path.substring(1 + target.name().length());
        String query = asked.getQueryString();
        return URI.create(instance + (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query));
    }

    /**
     * The answer with its beginning; the whole of it, when it is small.
     *
     * @param breaker is told when the rest of it breaks off
     * @throws IOException when there is no connection, no answer in time, or a broken one
     */
    PassedAnswer send(Target target, HttpRequest request, CircuitBreaker breaker)
            throws IOException, InterruptedException {
        HttpResponse<AnswerStream> answer = client.send(request, _ -> new AnswerStream(settings));
        AnswerStream rest = answer.body();
        boolean handedOver = false;
        try {
            List<ByteBuffer> beginning = new ArrayList<>();
            int count = 0;
            boolean whole = false;
            while (!whole && count < READ_AHEAD_BYTES) {
                List<ByteBuffer> portion = rest.next();
                whole = portion.isEmpty();
                count += portion.stream().mapToInt(ByteBuffer::remaining).sum();
                beginning.addAll(portion);
            }
            handedOver = true;
            HttpStatusCode status = HttpStatusCode.valueOf(answer.statusCode());
            Pace pace = new Pace(settings.pace());
            return new PassedAnswer(target, breaker, status, headers(answer), beginning, rest, whole, pace);
        } finally {
            if (!handedOver) rest.close();
        }
    }

    private HttpHeaders headers(HttpResponse<?> answer) {
        HttpHeaders headers = new HttpHeaders();
        answer.headers().map().forEach(headers::addAll);
        ServerResponse bare = ServerResponse.status(answer.statusCode()).build();
        for (ResponseHttpHeadersFilter filter : outward) headers = filter.apply(headers, bare);
        return headers;
    }
}
