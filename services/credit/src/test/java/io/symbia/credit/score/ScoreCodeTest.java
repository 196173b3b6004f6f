package io.symbia.credit.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.StrictJson;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ScoreCodeTest {
    private static final String PACKAGE = ScoreCode.class.getPackageName();

    /** A class that is forgotten could change without anybody seeing it. */
    @Test
    void namesEachClassOfThePackage() throws IOException, URISyntaxException {
        Set<String> named = ScoreCode.CLASSES.stream()
                .filter(name -> name.startsWith(PACKAGE))
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(file -> PACKAGE + "." + file.getFileName())
                            .map(name -> name.substring(0, name.length() - ".class".length()))
                            .filter(name -> !name.endsWith("package-info")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void saysOfEachItsDigest() throws IOException, URISyntaxException {
        JsonNode classes =
                StrictJson.parse(ScoreCode.description(), JsonLimits.EVENT).get("classes");
        byte[] model = Files.readAllBytes(folder().resolve("ScoreModel.class"));
        assertThat(classes.get(PACKAGE + ".ScoreModel").stringValue())
                .isEqualTo(Digest.ofContent(model).hex());
        assertThat(classes.propertyNames()).hasSameSizeAs(ScoreCode.CLASSES);
        assertThat(ScoreCode.hash())
                .isEqualTo(CanonicalJson.format(StrictJson.parse(ScoreCode.description(), JsonLimits.EVENT))
                        .digest());
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(ScoreModel.class.getResource("ScoreModel.class").toURI()).getParent();
    }
}
