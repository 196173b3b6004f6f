package io.symbia.verifier.inspect;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.util.List;

/** Files that a participant holds. */
final class EventFiles {
    private static final EventCodec CODEC = new EventCodec(new EventCatalogue(List.of()), () -> {
        throw new IllegalStateException("an inspection seals nothing");
    });

    private EventFiles() {}

    static void showEvent(Octets bytes, Shown shown) {
        EventEnvelope envelope = CODEC.read(CanonicalBytes.of(bytes.toArray()));
        shown.add("kind", "event (CloudEvents 1.0, canonical)");
        shown.add("type", envelope.type());
        shown.add("id", envelope.id());
        shown.add("time", envelope.time());
        shown.add("stream", envelope.stream() + ", tag " + envelope.tag());
        shown.add("sequence", envelope.sequence());
        envelope.previous().ifPresent(previous -> shown.add("previous", previous.hex()));
        shown.add("issuer", envelope.issuer());
        shown.add("origin", envelope.origin().hex());
        if (!envelope.unread().isEmpty()) {
            shown.add("not known", String.join(", ", envelope.unread()));
        }
        shown.add("digest", Hash.ofContent(bytes.toArray()).hex());
        envelope.data().properties().forEach(member -> shown.add("data", member.getKey() + " = " + member.getValue()));
    }

    static void showDisclosures(Octets bytes, Shown shown) {
        List<Disclosure> disclosures = StrictUtf8.decode(bytes)
                .lines()
                .map(line -> Disclosure.parse(line, Sensitivity.RESTRICTED))
                .toList();
        if (disclosures.isEmpty()) {
            throw new IllegalArgumentException("there is no disclosure");
        }
        shown.add("kind", "disclosed values (RFC 9901), one a line");
        disclosures.forEach(one -> shown.add(
                "value",
                one.name() + " = " + CanonicalJson.format(one.value()).utf8() + ", if an event has " + one.digest()));
    }
}
