package io.symbia.client.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.http.Call;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What makes the story safe to tell again. */
class ChaptersTest {
    @Test
    void everyTellingGivesTheSameCommands() {
        assertThat(calls()).isEqualTo(calls());
    }

    @Test
    void everyCommandNamesSomethingOfItsOwn() {
        assertThat(calls()).extracting(Call::path).doesNotHaveDuplicates();
    }

    @Test
    void everyCommandSaysWhen() {
        assertThat(calls())
                .allSatisfy(call -> assertThat(call.body().path("occurredAt").asString())
                        .matches("2026-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z"));
    }

    private static List<Call> calls() {
        return Stream.of(
                        Chapters.participants(),
                        Chapters.leaves(),
                        Chapters.order(),
                        Chapters.tea(),
                        Chapters.packing(),
                        Chapters.journey(),
                        Chapters.score())
                .flatMap(chapter -> chapter.calls().stream())
                .toList();
    }
}
