package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The script of the page, where no browser is there to run it. */
class EvidencePageTest {
    private static final Pattern TOP_LEVEL =
            Pattern.compile("^(?:async )?(?:function\\*?|class|const|let) (\\w+)", Pattern.MULTILINE);

    /** Of two functions of one name a script has the later one, without a word. */
    @Test
    void hasEachNameOnce() throws Exception {
        String page = new String(
                SmallBundle.make().archive().files().get("index.html").toArray(), StandardCharsets.UTF_8);
        List<String> names =
                TOP_LEVEL.matcher(page).results().map(match -> match.group(1)).toList();

        assertThat(names).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }
}
