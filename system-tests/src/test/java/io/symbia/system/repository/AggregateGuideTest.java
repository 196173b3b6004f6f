package io.symbia.system.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds {@code docs/adding-an-aggregate.md} to what the rooms are. */
class AggregateGuideTest {
    private static final Path GUIDE = Repository.ROOT.resolve("docs/adding-an-aggregate.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(\\.\\./(services/[^)]+\\.java)\\)");

    /** The room that it walks through has the files that it names, and no other. */
    @Test
    void namesEachFileOfItsRoom() throws IOException {
        Set<String> named = LINK.matcher(Files.readString(GUIDE))
                .results()
                .map(link -> Path.of(link.group(1)).getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSize(6).isEqualTo(files("credit/line"));
    }

    /** The others are built alike: each has its commands, its refusals and its door beside the aggregate. */
    @TestFactory
    Stream<DynamicTest> holdsForTheOtherRooms() {
        return List.of(
                        "credit/participant",
                        "credit/file",
                        "logistics/consignment",
                        "payment/escrow",
                        "supplychain/batch",
                        "supplychain/inspection",
                        "supplychain/item",
                        "supplychain/order",
                        "supplychain/unit")
                .stream()
                .map(room -> DynamicTest.dynamicTest(
                        room,
                        () -> assertThat(files(room))
                                .anyMatch(file -> file.endsWith("Command.java"))
                                .anyMatch(file -> file.endsWith("Refusal.java"))
                                .anyMatch(file -> file.endsWith("View.java"))
                                .anyMatch(file -> file.endsWith("Door.java"))));
    }

    private static Set<String> files(String room) throws IOException {
        String service = room.substring(0, room.indexOf('/')).replace("supplychain", "supply-chain");
        Path folder = Repository.ROOT.resolve("services/" + service + "/src/main/java/io/symbia/" + room);
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals("package-info.java"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
