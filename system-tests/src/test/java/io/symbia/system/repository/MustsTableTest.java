package io.symbia.system.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.system.repository.Quotations.Quotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of what the specifications demand agrees with the tests that quote them, and with the specifications. */
class MustsTableTest {
    private static final Path TABLE = Repository.ROOT.resolve("docs/musts.md");
    private static final String NOT_OURS = "not ours: ";
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:\\.\\w+)+)`");

    /** The folder of the C2SP repository at the commit that the page names; without it the comparison with them is left out. */
    private static final String SPECIFICATIONS = System.getProperty("symbia.specifications", "");

    /** A demand, and what shows that it is met: tests, or a reason why none of ours could. */
    private record Row(String specification, String demand, Set<String> tests, String reason) {
        static Row of(String specification, String line) {
            String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
            assertThat(cells).as(line).hasSize(2);
            boolean ours = !cells[1].startsWith(NOT_OURS);
            Set<String> tests = TEST.matcher(ours ? cells[1] : "")
                    .results()
                    .map(test -> test.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            return new Row(specification, cells[0], tests, ours ? "" : cells[1].substring(NOT_OURS.length()));
        }

        boolean isQuotedBy(Quotation quotation) {
            return quotation.specification().equals(specification)
                    && tests.contains(quotation.test())
                    && quotation.fits(demand);
        }
    }

    private final List<Row> rows = rows();
    private final List<Quotation> quotations = Quotations.all();

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String specification = "";
        for (String line : Repository.text(TABLE).lines().toList()) {
            if (line.startsWith("## ")) {
                specification = line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-');
            } else if (line.startsWith("| ") && !line.startsWith("| demand ")) {
                rows.add(Row.of(specification, line));
            }
        }
        return rows;
    }

    @Test
    void everyDemandIsQuotedByItsTestsOrSaysWhyItIsNotOurs() {
        List<String> wanting = new ArrayList<>();
        for (Row row : rows) {
            if (row.tests().isEmpty() == row.reason().isBlank()) wanting.add(row.demand());
            for (String test : row.tests()) {
                boolean isQuoted = quotations.stream()
                        .anyMatch(quotation ->
                                quotation.isRun() && quotation.test().equals(test) && row.isQuotedBy(quotation));
                if (!isQuoted) wanting.add(test + " does not quote: " + row.demand());
            }
        }
        long tested = rows.stream().filter(row -> row.reason().isBlank()).count();
        System.out.printf(
                "demands %d, shown by tests %d, not ours %d, tests that quote them %d%n",
                rows.size(),
                tested,
                rows.size() - tested,
                quotations.stream().map(Quotation::test).distinct().count());
        assertThat(wanting).isEmpty();
        assertThat(tested).isGreaterThan(100);
    }

    @Test
    void everyQuotationIsOfADemandThatNamesItsTest() {
        assertThat(quotations)
                .filteredOn(quotation -> rows.stream().noneMatch(row -> row.isQuotedBy(quotation)))
                .isEmpty();
    }

    /** Each sentence with MUST, REQUIRED or SHALL is a row, and each row is of the text. */
    @Test
    void everyMustOfTheSpecificationsIsADemandAndNothingIsInvented() throws IOException {
        assumeTrue(!SPECIFICATIONS.isEmpty(), "the specifications are not at hand");
        List<String> wanting = new ArrayList<>();
        int demands = 0;
        for (Path file : files()) {
            String name = file.getFileName().toString().replace(".md", "");
            SpecificationText text = new SpecificationText(Files.readString(file));
            List<String> known = rows.stream()
                    .filter(row -> row.specification().equals(name))
                    .map(Row::demand)
                    .toList();
            for (String demand : text.demands()) {
                demands++;
                if (!known.contains(demand)) wanting.add(name + " has no row: " + demand);
            }
            for (String row : known) if (!text.says(row)) wanting.add(name + " does not say: " + row);
        }
        System.out.println("sentences with MUST " + demands + ", missing from docs/musts.md " + wanting.size());
        assertThat(demands).isPositive();
        assertThat(wanting).isEmpty();
    }

    private List<Path> files() {
        return rows.stream()
                .map(Row::specification)
                .filter(name -> !name.startsWith("rfc-"))
                .distinct()
                .map(name -> Path.of(SPECIFICATIONS, name + ".md"))
                .toList();
    }
}
