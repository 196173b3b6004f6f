package io.symbia.events.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.Families;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureSalt;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.events.sample.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each type of event in the bytes in which it was sealed. A file that is there is never written anew once events of its type have been
 * sealed outside of tests: a change that would need it is a new version of the event. Files of new types are written with
 * {@code mvn -pl shared-events test -Dtest=GoldenEventsTest -Dsymbia.regenerate=true}.
 */
class GoldenEventsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("symbia.root", ".."), "shared-events/src/test/resources/golden");
    private static final boolean WRITES = Boolean.getBoolean("symbia.regenerate");

    private final EventCodec codec = new EventCodec(Families.published(), Samples.counting());

    static Set<String> types() {
        return Families.published().types();
    }

    static Specimen golden(String type) {
        try {
            return Specimen.parse(Files.readString(FOLDER.resolve(type + ".txt")));
        } catch (IOException missing) {
            throw new UncheckedIOException("write it as GoldenEventsTest says", missing);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void isSealedInTheSameBytes(String type) throws IOException {
        if (WRITES)
            Files.writeString(
                    FOLDER.resolve(type + ".txt"), Specimens.sealed(type).format());

        assertThat(Specimens.sealed(type).format()).isEqualTo(golden(type).format());
    }

    @ParameterizedTest
    @MethodSource("types")
    void isReadAsTheSameRecord(String type) {
        Specimen golden = golden(type);

        assertThat(codec.open(codec.read(golden.bytes()), golden.disclosures())).isEqualTo(Specimens.event(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isReadWithWhatALaterWriterAdds(String type) {
        Specimen golden = golden(type);
        ObjectNode event = (ObjectNode) StrictJson.parse(golden.bytes(), JsonLimits.EVENT);
        Disclosure more = Disclosure.of(
                DisclosureSalt.of(new byte[DisclosureSalt.SIZE_BYTES]),
                "ofLater",
                JsonNodeFactory.instance.stringNode("x"),
                Sensitivity.RESTRICTED);
        event.put("later", "x");
        ((ObjectNode) event.get("data")).put("later", "x").withArray("_sd").add(more.digest());
        List<Disclosure> disclosures = new ArrayList<>(golden.disclosures());
        disclosures.add(more);

        assertThat(codec.open(codec.read(CanonicalJson.format(event)), disclosures))
                .isEqualTo(Specimens.event(type));
    }

    @Test
    void areThoseThatArePublished() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            paths.forEach(path -> files.add(path.getFileName().toString().replace(".txt", "")));
        }

        assertThat(files).isEqualTo(types());
    }
}
