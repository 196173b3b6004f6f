package io.symbia.events.kernel.origin;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A signature of a request (RFC 9421) with all that it covers, so that whoever has the key can check it without the request.
 *
 * @param keyId         names the key, as a parameter of the signature does
 * @param covered       what is signed, in its order
 * @param input         the member of {@code Signature-Input}, in its canonical form (RFC 8941 section 4.1): {@code sig1=("@method");keyid="k"}
 * @param signature     the member of {@code Signature} of the same label: {@code sig1=:…:}
 * @param contentDigest {@code Content-Digest} (RFC 9530) of the request, such as {@code sha-256=:…:}
 */
public record SignedFields(String keyId, List<Covered> covered, String input, String signature, String contentDigest) {
    /** Longest field, in characters; an ML-DSA-65 signature has 4,412 of base64. */
    public static final int MAX_FIELD_LENGTH = 8_192;

    /** Most components that a signature covers. */
    public static final int MAX_COVERED = 32;

    private static final Pattern FIELD =
            Pattern.compile("[\\x20-\\x7e]*"); // RFC 9110 section 5.5: visible ASCII and spaces.
    private static final Pattern KEY_ID =
            Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,256}"); // No quote, no backslash.
    private static final String KEY = "[a-z*][a-z0-9_.*-]*+"; // RFC 8941 section 3.1.2
    private static final String STRING = "\"(?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]++|\\\\[\"\\\\])*+\"";
    private static final String PARAMETER =
            ";(" + KEY + ")(?:=(" + STRING + "|:[A-Za-z0-9+/=]*+:|\\?[01]|-?[0-9]{1,15}(?:\\.[0-9]{1,3})?"
                    + "|[A-Za-z*][A-Za-z0-9!#$%&'*+.^_`|~:/-]*+))?+";
    private static final Pattern PARAMETERS = Pattern.compile("(?:" + PARAMETER + ")*+");
    private static final Pattern ONE_PARAMETER = Pattern.compile(PARAMETER);
    private static final Pattern COMPONENT = Pattern.compile(STRING + "(?:" + PARAMETER + ")*+");
    private static final Pattern LABEL = Pattern.compile(KEY);
    private static final Pattern SIGNATURE = Pattern.compile(":[A-Za-z0-9+/]*+={0,2}:");

    /**
     * A component of the request.
     *
     * @param component its identifier with its parameters: {@code "@method"}, quotes included
     * @param value     as the signature base has it
     */
    public record Covered(String component, String value) {
        public Covered {
            requireField("a component", component);
            requireField("a covered value", value);
            if (!COMPONENT.matcher(component).matches()) {
                throw new IllegalArgumentException("no identifier of a component: " + component);
            }
        }
    }

    public SignedFields {
        covered = List.copyOf(covered);
        if (!KEY_ID.matcher(keyId).matches()) throw new IllegalArgumentException("no key id: " + keyId);
        requireField("Signature-Input", input);
        requireField("Signature", signature);
        requireField("Content-Digest", contentDigest);
        requireEachOnce(covered);
        String label = input.substring(0, Math.max(0, input.indexOf('=')));
        String named = label + "=" + innerList(covered);
        if (!LABEL.matcher(label).matches() || !input.startsWith(named)) {
            throw new IllegalArgumentException("Signature-Input does not name what is covered, in this order");
        }
        if (!signature.startsWith(label + "=")
                || !SIGNATURE.matcher(signature.substring(label.length() + 1)).matches()) {
            throw new IllegalArgumentException("Signature has not the label of Signature-Input, or is none");
        }
        requireKeyId(keyId, input.substring(named.length()));
        requireSame(covered, "\"content-digest\"", contentDigest);
    }

    /** What was signed, to the byte: RFC 9421 section 2.5. */
    public String signatureBase() {
        String lines = covered.stream()
                .map(one -> one.component() + ": " + one.value() + "\n")
                .collect(Collectors.joining());
        return lines + "\"@signature-params\": " + input.substring(input.indexOf('=') + 1);
    }

    /** Refuses a request whose method or target are others than those that are signed. */
    void requireAgreement(String method, String target) {
        int query = target.indexOf('?');
        requireSame(covered, "\"@method\"", method);
        requireSame(covered, "\"@request-target\"", target);
        requireSame(covered, "\"@path\"", query < 0 ? target : target.substring(0, query));
        requireSame(covered, "\"@query\"", query < 0 ? "?" : target.substring(query)); // RFC 9421 section 2.2.7
    }

    private static void requireSame(List<Covered> covered, String component, String due) {
        for (Covered one : covered) {
            if (one.component().equals(component) && !one.value().equals(due)) {
                throw new IllegalArgumentException(component + " is signed as another");
            }
        }
    }

    private static void requireEachOnce(List<Covered> covered) {
        Set<String> names = new HashSet<>();
        if (covered.isEmpty() || covered.size() > MAX_COVERED) {
            throw new IllegalArgumentException("a signature covers 1 to " + MAX_COVERED + " components");
        }
        for (Covered one : covered) { // RFC 9421 section 2.5: an identifier that is there twice is an error.
            if (!names.add(one.component())) throw new IllegalArgumentException(one.component() + " is covered twice");
        }
    }

    private static void requireKeyId(String keyId, String parameters) {
        if (!PARAMETERS.matcher(parameters).matches()) {
            throw new IllegalArgumentException("Signature-Input has no parameters, or not in their canonical form");
        }
        Matcher parameter = ONE_PARAMETER.matcher(parameters);
        while (parameter.find()) {
            if (parameter.group(1).equals("keyid") && ("\"" + keyId + "\"").equals(parameter.group(2))) return;
        }
        throw new IllegalArgumentException("Signature-Input names another key");
    }

    private static String innerList(List<Covered> covered) {
        return covered.stream().map(Covered::component).collect(Collectors.joining(" ", "(", ")"));
    }

    private static void requireField(String name, String value) {
        if (value.length() > MAX_FIELD_LENGTH || !FIELD.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s has at most %d visible ASCII characters".formatted(name, MAX_FIELD_LENGTH));
        }
    }
}
