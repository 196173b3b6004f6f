package io.symbia.events.kernel.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules whose texts are published, each with the digest that origins name. */
class PublishedRuleTest {
    private static final Path RULES =
            Path.of(System.getProperty("symbia.root", ".."), "shared-events/src/main/resources/rules");

    /** A text that was published never changes: another one is another version, with a row of its own. */
    private static final Map<String, String> PUBLISHED = Map.ofEntries(
            Map.entry(
                    "credit/ingest-conduct.v1.txt", "dbd7d6bab7b34fcf195a8c521fc14d0e65c38efbd1777c158ed8a5c0e99dd687"),
            Map.entry(
                    "credit/release-credit.v1.txt", "4e86dde26f74d7c19a47a1f9d8422254c87cb9f1e919b850942d172fbb3bdb4b"),
            Map.entry(
                    "payment/instruct-payment.v1.txt",
                    "129b7c6c1c73d1a286f8253922f5cc09785d0cd5e3363f9e6861d2395dcb3925"),
            Map.entry(
                    "payment/all-conditions.v1.txt",
                    "286c9a7d609aa5f0941d61f2e47f7d312f6ad3080f14eb538a0fd9a273c34348"),
            Map.entry("payment/pay-out.v1.txt", "9daf20de8cfa8779d033e1251a66c8fbd11190cc7687c4250d18a61cc7bf33e2"),
            Map.entry(
                    "payment/take-evidence.v1.txt", "fef22c53be09379761171c4bab47a0185a46161759ad2d641264e6ddb006f541"),
            Map.entry(
                    "supply-chain/follow-order.v1.txt",
                    "3baf539eb80771d97f6514205894924289e8269b1edbb7c40ca5ffb4f6320ec0"),
            Map.entry(
                    "supply-chain/return-unpacked-goods.v1.txt",
                    "59405fb14b58f4953a87be36449120c344b5a617b6511174719ec57857086857"),
            Map.entry(
                    "supply-chain/tell-batch-of-inspection.v1.txt",
                    "707814494a46c4539404ebb3cac0787a4a8afe98113e54bcbf0b08f6297fc3ce"));

    @Test
    void neverChanges() {
        PUBLISHED.forEach((file, digest) -> {
            int version = file.indexOf(".v");
            String name = file.substring(0, version);
            int number = Integer.parseInt(file.substring(version + 2, file.length() - ".txt".length()));

            assertThat(PublishedRule.of(name, number).text().hex()).as(file).isEqualTo(digest);
        });
    }

    @Test
    void isOneOfTheList() throws IOException {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(RULES)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> files.add(RULES.relativize(path).toString().replace('\\', '/')));
        }

        assertThat(files).isEqualTo(new TreeSet<>(PUBLISHED.keySet()));
    }

    @Test
    void speaksInTheNameOfItsService() {
        PublishedRule rule = PublishedRule.of("payment/take-evidence", 1);

        assertThat(rule.service()).hasToString("symbia:payment");
        assertThat(rule.service().isService()).isTrue();
        Ground ground = new Ground("019379a0-0000-7000-8000-000000000001", rule.text());
        assertThat(rule.from(List.of(ground)).text()).isEqualTo(rule.text());
    }

    @Test
    void wasPublishedBeforeItIsApplied() {
        assertThatThrownBy(() -> PublishedRule.of("payment/take-evidence", 99))
                .isInstanceOf(IllegalStateException.class);
    }
}
