package io.symbia.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the address of a gateway as it is typed: scheme, host and port. Whatever else an address may have would be dropped without a word,
 * since the paths below it are the platform's own.
 */
final class GatewayAddress {
    private static final String FORM = "an address is written http://127.0.0.1:8080";
    private static final int MAX_PORT = 65_535;

    private GatewayAddress() {}

    static URI parse(String text) {
        if (text.contains("@")) { // A password may stand before it, and is not said again.
            throw new TypeConversionException(FORM + ", without a user and a password; the platform asks for neither");
        }
        URI address = uri(text);
        boolean http = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!http || address.getHost() == null || address.getPort() == 0 || address.getPort() > MAX_PORT) {
            throw new TypeConversionException(FORM + ", was '" + text + "'");
        }
        String path = address.getRawPath();
        if (!path.matches("/?") || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new TypeConversionException(FORM + ", without path, query and fragment, was '" + text + "'");
        }
        return URI.create(address.getScheme().toLowerCase(Locale.ROOT) + "://" + address.getRawAuthority());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new TypeConversionException(FORM + ", was '" + text + "'");
        }
    }
}
