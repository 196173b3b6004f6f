package io.symbia.support.http;

import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.support.json.BodyReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.JsonNode;

/** Reads JSON bodies strictly into records, or into a {@link JsonNode} where a standard leaves the shape open. */
public final class StrictBodyConverter implements HttpMessageConverter<Object> {
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        boolean json = mediaType == null
                || mediaType.isCompatibleWith(MediaType.APPLICATION_JSON)
                || mediaType.getSubtype().endsWith("+json");
        return json && (type.isRecord() || type == JsonNode.class);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Object read(Class<?> type, HttpInputMessage message) throws IOException {
        byte[] body = message.getBody().readNBytes(JsonLimits.DOOR.maxBytes() + 1);
        try {
            JsonNode json = StrictJson.parse(body, JsonLimits.DOOR);
            return type == JsonNode.class ? json : BodyReader.read(json, type);
        } catch (IllegalArgumentException refused) {
            throw new HttpMessageNotReadableException("refused", refused, message);
        }
    }

    @Override
    public void write(Object value, @Nullable MediaType contentType, HttpOutputMessage message) {
        throw new UnsupportedOperationException("reads only");
    }
}
