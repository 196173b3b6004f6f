package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier's words have the same bytes on every machine, whatever digits and letters its language has. */
class MachineLanguageTest {
    private static final String ARABIC = "ar-EG"; // Its digits are others.

    @TempDir
    private Path folder;

    @Test
    void isInNothingThatTheVerifierSays() throws Exception {
        Path bundle = Files.write(
                folder.resolve("bundle.zip"),
                SmallBundle.make().archive().format().toArray());
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\n\n  nothing");
        Path policy = Files.writeString(folder.resolve("policy"), SmallLog.POLICY);
        for (List<Object> asked : List.<List<Object>>of(
                List.of("verify", bundle),
                List.of("verify", bundle, "--json"),
                List.of("verify", broken, "--proof", policy))) {
            Object[] arguments = Stream.concat(
                            asked.stream(), Stream.of("--policy", policy, "--now", "2023-11-15T00:00:00Z"))
                    .toArray();
            assertThat(Run.childIn(ARABIC, arguments)).as("%s", asked).isEqualTo(Run.here(arguments));
        }
        assertThat(Run.here("verify", broken, "--proof", policy, "--policy", policy)
                        .out())
                .containsPattern("[0-9]");
    }
}
