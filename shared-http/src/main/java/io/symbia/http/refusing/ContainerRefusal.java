package io.symbia.http.refusing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.res.StringManager;
import org.springframework.http.HttpStatus;

/**
 * Says why Tomcat itself refused a request, which it tells nobody but its log: found again in what it has read of the request until then.
 *
 * <table>
 * <caption>How far it came</caption>
 * <tr><th>read</th><th>refused</th></tr>
 * <tr><td>no method</td><td>the first word of the request</td></tr>
 * <tr><td>no target</td><td>the target, or its length</td></tr>
 * <tr><td>a failure, and a target</td><td>a header, the size or the number of all, or the host</td></tr>
 * <tr><td>all headers</td><td>what they say together; then the path</td></tr>
 * </table>
 */
final class ContainerRefusal {
    /** By its key, since the text is in the language of the machine. */
    private static final String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9._~-]+(:[0-9]{0,5})?|\\[[0-9A-Fa-f:.]+](:[0-9]{0,5})?");

    /** What a path may not have, and what to do instead; the first that fits is said. */
    private record PathFlaw(Pattern pattern, String detail) {
        static PathFlaw of(String expression, String detail) {
            return new PathFlaw(Pattern.compile(expression, Pattern.CASE_INSENSITIVE), detail);
        }
    }

    private static final List<PathFlaw> PATH_FLAWS = List.of(
            PathFlaw.of(
                    "%2f",
                    "a path has no encoded slash (%2F); one that belongs to an id is written with its percent sign encoded, %252F"),
            PathFlaw.of("%5c|\\\\", "a path has no backslash; one that belongs to an id is written %255C"),
            PathFlaw.of("%00", "a path has no NUL character (%00); leave it out"),
            PathFlaw.of(
                    "%(?![0-9a-f]{2})",
                    "a percent sign in a path stands before two hexadecimal digits; the percent sign itself is written %25"),
            PathFlaw.of("(^|/)(\\.|%2e){1,2}(/|$)", "a path has no dot segments; write the path that is meant"),
            PathFlaw.of("^[^/]", "a request names a path that begins with a slash, such as GET /health"));

    private ContainerRefusal() {}

    /**
     * The refusal of a request that was answered with a status.
     *
     * @param failure what the container threw, or null
     */
    static Refused of(Request request, HttpStatus status, Throwable failure) {
        if (status != HttpStatus.BAD_REQUEST) return Refused.of(status);
        org.apache.coyote.Request read = request.getCoyoteRequest();
        String target = read.requestURI().toString();
        if (failure instanceof IllegalStateException) return Refused.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        if (failure != null && TOO_LARGE.equals(failure.getMessage())) {
            return Refused.of(target == null ? HttpStatus.URI_TOO_LONG : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
        }
        if (failure != null && target == null) return ofFirstLine(request.getMethod() != null);
        if (!read.decodedURI().isNull()) return Refused.of(status); // It came through to what is behind.
        return ofHost(read)
                .or(() -> failure == null ? ofLength(read.getMimeHeaders()) : Optional.of(headerMalformed()))
                .or(() -> ofPath(target))
                .or(() -> ofAuthority(read))
                .orElseGet(() -> Refused.of(status));
    }

    private static Refused ofFirstLine(boolean hasMethod) {
        return hasMethod
                ? Refused.malformed(
                        "address_not_plain",
                        "the address has a character that no address has (RFC 3986): a space, a letter beyond ASCII, a quotation"
                                + " mark, an angle bracket, a brace, a square bracket, a bar, a caret; write it percent-encoded, in UTF-8")
                : Refused.malformed(
                        "method_malformed",
                        "the request does not begin with a method, which is a word such as GET (RFC 9110); if a request came"
                                + " before it on this connection, its Content-Length was too small");
    }

    private static Refused headerMalformed() {
        return Refused.malformed(
                "header_malformed",
                "a line of the headers is no name, colon and value without control characters (RFC 9112, section 5)");
    }

    private static Optional<Refused> ofHost(org.apache.coyote.Request read) {
        List<String> hosts = values(read.getMimeHeaders(), "host");
        if (hosts.size() > 1
                || (hosts.isEmpty() && "HTTP/1.1".equals(read.protocol().toString()))) {
            return Optional.of(Refused.malformed(
                            "host_malformed", "a request of HTTP/1.1 has one header Host (RFC 9112, section 3.2)")
                    .at("Host"));
        }
        boolean isHost = hosts.stream().allMatch(host -> HOST.matcher(host).matches());
        return isHost
                ? Optional.empty()
                : Optional.of(Refused.malformed("host_malformed", "the header Host has a name, and a port if any")
                        .at("Host"));
    }

    /**
     * An address with an authority of its own, which is what a proxy is asked, has to name the host that the header names. The container
     * keeps only the path of such an address, so this is what is left when nothing else is wrong.
     */
    private static Optional<Refused> ofAuthority(org.apache.coyote.Request read) {
        return values(read.getMimeHeaders(), "host").isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.malformed(
                                "host_malformed",
                                "the address of the request names another host than the header Host; begin the"
                                        + " request with the path alone, such as GET /health")
                        .at("Host"));
    }

    private static Optional<Refused> ofLength(MimeHeaders headers) {
        List<String> lengths = values(headers, "content-length");
        boolean isLength = lengths.size() < 2
                && lengths.stream().allMatch(length -> LENGTH.matcher(length).matches());
        if (!isLength) {
            return Optional.of(Refused.malformed(
                            "length_malformed",
                            "Content-Length is one number of bytes, in decimal digits (RFC 9110, section 8.6)")
                    .at("Content-Length"));
        }
        List<String> encodings = values(headers, "transfer-encoding");
        boolean isEncoding = encodings.size() < 2
                && encodings.stream()
                        .allMatch(encoding -> encoding.toLowerCase(Locale.ROOT).equals("chunked"));
        return isEncoding
                ? Optional.empty()
                : Optional.of(Refused.malformed(
                                "encoding_malformed",
                                "the only Transfer-Encoding that is read here is chunked, said once")
                        .at("Transfer-Encoding"));
    }

    private static Optional<Refused> ofPath(String target) {
        return PATH_FLAWS.stream()
                .filter(flaw -> flaw.pattern().matcher(target).find())
                .map(PathFlaw::detail)
                .findFirst()
                .or(() -> EncodedText.flaw(target) == EncodedText.Flaw.NONE
                        ? Optional.empty()
                        : Optional.of(
                                "the percent-encoded bytes of the path are not UTF-8; encode its text as UTF-8 first"))
                .map(detail -> Refused.malformed("path_not_plain", detail));
    }

    private static List<String> values(MimeHeaders headers, String name) {
        return java.util.stream.IntStream.range(0, headers.size())
                .filter(i -> name.equalsIgnoreCase(headers.getName(i).toString()))
                .mapToObj(headers::getValue)
                .map(MessageBytes::toString)
                .map(String::strip)
                .toList();
    }
}
