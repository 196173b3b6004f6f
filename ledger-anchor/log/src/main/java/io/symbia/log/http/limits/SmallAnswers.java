package io.symbia.log.http.limits;

import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Codes texts that are worth it: proofs, checkpoints, manifests, of which base64 and repeated signatures are the better part. Not tiles, which are
 * hashes and stay as long as they are.
 */
@RestControllerAdvice
class SmallAnswers implements ResponseBodyAdvice<byte[]> {
    private static final int WORTH_IT_BYTES = 1 << 10;

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return ByteArrayHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public byte[] beforeBodyWrite(
            byte[] body,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body == null || type.isCompatibleWith(MediaType.APPLICATION_OCTET_STREAM)) return body;
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        boolean isWorthIt = body.length >= WORTH_IT_BYTES
                && Gzip.isAccepted(Optional.ofNullable(request.getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING)));
        if (!isWorthIt) return body;
        response.getHeaders().set(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
        return Gzip.code(body);
    }
}
