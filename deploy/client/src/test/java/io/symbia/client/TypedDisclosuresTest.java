package io.symbia.client;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.http.SmallPlatform;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureSalt;
import io.symbia.events.kernel.privacy.Sensitivity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.node.JsonNodeFactory;

/** A file of disclosures as people's programs save it. */
class TypedDisclosuresTest {
    private static final String DISCLOSURE = Disclosure.of(
                    DisclosureSalt.of(new byte[DisclosureSalt.SIZE_BYTES]),
                    "price",
                    JsonNodeFactory.instance.stringNode("62.40"),
                    Sensitivity.RESTRICTED)
            .encoded();

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void mayHaveAMarkBlankLinesAndBlanks() throws IOException {
        try (SmallPlatform platform = new SmallPlatform()) {
            assertThat(evidence(platform, "\uFEFF" + DISCLOSURE + " \r\n\r\n \n", UTF_8))
                    .as(said.toString())
                    .isNotEqualTo(2);
            assertThat(said.toString()).doesNotContain("disclosure");
            assertThat(platform.received()).isNotEmpty();
        }
    }

    @Test
    void isRefusedInWordsWhereItIsInAnotherCharset() throws IOException {
        try (SmallPlatform platform = new SmallPlatform()) {
            assertThat(evidence(platform, DISCLOSURE, UTF_16)).isEqualTo(2);
            assertThat(said.toString()).contains("disclosed.txt is not in UTF-8; save it so");
            assertThat(evidence(platform, "nonsense!", UTF_8)).isEqualTo(2);
            assertThat(said.toString()).contains("has a line that is no disclosure");
            assertThat(platform.received()).isEmpty();
        }
    }

    private int evidence(SmallPlatform platform, String text, Charset charset) throws IOException {
        Path file = Files.writeString(folder.resolve("disclosed.txt"), text, charset);
        CommandLine commands = Client.commandLine();
        commands.setOut(new PrintWriter(said));
        commands.setErr(new PrintWriter(said));
        return commands.execute(
                "evidence",
                "payment/escrow/E-1",
                "--url",
                platform.url().toString(),
                "--out",
                folder.resolve("e.zip").toString(),
                "--patience",
                "PT1S",
                "--disclosures",
                file.toString());
    }
}
