package io.symbia.support.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.symbia.support.view.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriUtils;

/** Says of each page where the next one is: as a cursor in its body, and as a link (RFC 8288) that may be followed as it stands. */
@RestControllerAdvice
public class NextPage implements ResponseBodyAdvice<Object> {
    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return answer.nested().getNestedParameterType() == Page.class || answer.getParameterType() == Page.class;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof Page<?> page) || page.next().isEmpty()) return body;
        HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
        String next = page.next().get();
        String cursor = answer.hasMethodAnnotation(Numbered.class) ? next : Cursor.behind(next, asked);
        response.getHeaders().add(HttpHeaders.LINK, "<" + query(asked, cursor) + ">; rel=\"next\"");
        return new Page<>(page.items(), Optional.of(cursor));
    }

    /** Relative to the list itself, wherever a gateway has put it. */
    private static String query(HttpServletRequest request, String cursor) {
        StringBuilder query = new StringBuilder("?");
        request.getParameterMap().forEach((name, values) -> {
            if (name.equals(Cursor.PARAMETER)) return;
            for (String value : values)
                query.append(encoded(name)).append('=').append(encoded(value)).append('&');
        });
        return query.append(Cursor.PARAMETER).append('=').append(cursor).toString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, UTF_8);
    }
}
