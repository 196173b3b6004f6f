package io.symbia.verifier.inspect;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.events.kernel.origin.SignedFields;
import io.symbia.tlog.tree.Octets;
import java.util.stream.Collectors;

/** The record of what stands behind events. */
final class OriginFile {
    private OriginFile() {}

    static void show(Octets bytes, Shown shown) {
        SealedOrigin sealed = SealedOrigin.read(CanonicalBytes.of(bytes.toArray()));
        shown.add("kind", "record of an origin");
        switch (sealed.origin()) {
            case Origin.Request request -> show(request, shown);
            case Origin.Derivation derivation -> {
                shown.add("rule", derivation.rule() + ", version " + derivation.version());
                shown.add("text of the rule", derivation.text().hex());
                derivation
                        .restsOn()
                        .forEach(ground -> shown.add("rests on", ground.id() + ", digest " + ground.digest()));
            }
            case Origin.Import imported -> {
                shown.add("importer", imported.importer());
                shown.add("file", imported.source() + ", SHA-256 " + imported.file());
                String rows = imported.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
                shown.add("rows", rows.isEmpty() ? "the file as a whole" : rows);
                shown.add("rule", imported.rule() + ", version " + imported.version());
            }
            case Origin.Unrecognised other -> shown.add("not known", other.kind());
        }
        shown.add("digest", sealed.digest().hex());
    }

    private static void show(Origin.Request request, Shown shown) {
        shown.add("request", request.method() + " " + request.target());
        request.mediaType().ifPresent(type -> shown.add("media type", type));
        if (request.signature().isEmpty()) {
            shown.add("signature", "none");
            return;
        }
        SignedFields signed = request.signature().get();
        shown.add("key", signed.keyId());
        signed.signatureBase().lines().forEach(line -> shown.add("signed (RFC 9421)", line));
        shown.add("signature", signed.signature());
    }
}
