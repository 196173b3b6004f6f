package io.symbia.client;

import io.symbia.client.deliveries.DeliveryFile;
import io.symbia.client.deliveries.DeliveryImport;
import io.symbia.client.deliveries.Importer;
import io.symbia.client.deliveries.table.RefusedFile;
import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.table.Shape;
import io.symbia.client.deliveries.text.Listing;
import io.symbia.client.http.PlatformClient;
import io.symbia.client.http.PlatformUnreachable;
import io.symbia.verifier.statement.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code symbia import deliveries FILE.csv}. */
@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = "Brings in order lines and what became of them. Running it again imports nothing twice.",
        exitCodeListHeading = "%nIt ends with:%n",
        exitCodeList = {
            "0:Every row is in, by this run or an earlier one.",
            "1:It stopped, and says why in one line. What is in stays in; run it again.",
            "2:What was typed cannot be done, or the file cannot be read as it stands. Nothing was sent.",
            "3:At least one row was refused, and stands in the file of refused rows with its reason, and with the rows"
                    + " that wait for it. All others are in."
        })
final class ImportDeliveries implements Callable<Integer> {
    /** Apart from 1: whoever runs this by a script mends rows after the one, and runs it again after the other. */
    private static final int ROWS_REFUSED = 3;

    private static final int MAX_LISTED = 20; // Lines of a screen.

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", description = "A file of delimited text with a heading; docs/import.md names its columns.")
    private Path file;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "The gateway; default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(names = "--concurrency", defaultValue = "16", description = "Orders in flight; default: ${DEFAULT-VALUE}.")
    private int concurrency;

    @Option(
            names = "--patience",
            defaultValue = "PT5M",
            description =
                    "How long a command is repeated while the platform does not answer; default: ${DEFAULT-VALUE}.")
    private Duration patience;

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description = "Where the refused rows go, a file that is not there yet; default: beside the file, with"
                    + " -refused.csv, or -refused-2.csv where that is taken.")
    private Path refusedFile;

    @Option(
            names = "--as",
            paramLabel = "PARTICIPANT",
            defaultValue = "importer",
            description = "Who imports, and vouches for what is derived from the file; default: ${DEFAULT-VALUE}.")
    private String as;

    @Option(
            names = "--credit-limit",
            paramLabel = "USD",
            description =
                    "Grants each client a credit line of this amount, and reserves its orders there; default: none.")
    private String creditLimit;

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            description =
                    "How 3/4/2014 is read, dmy or mdy, and 14-Apr-03, year-last, where a column of dates does not show"
                            + " it; for one column 'delivery recorded date=dmy', as often as needed.")
    private List<String> dates = List.of();

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            description = "Between cells, tab in words; default: that of the heading.")
    private String separator;

    @Option(names = "--charset", description = "What the file is written in; default: UTF-8, if its names read so.")
    private String charset;

    @Option(
            names = "--part-orders",
            description = "Lets the good rows of an order in without its refused ones, which then cannot come in later;"
                    + " default: they wait together, to be mended.")
    private boolean partOrders;

    @Option(
            names = "--check",
            description = "Reads the file, says what would be refused, and sends nothing. Writes a file of refused rows"
                    + " only with --refused.")
    private boolean check;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(concurrency > 0, "--concurrency must be at least 1, was " + concurrency);
        require(patience.isPositive(), "--patience must be more than nothing, was " + patience);
        Importer importer = importer();
        DeliveryFile deliveries = DeliveryFile.read(file, shape(), partOrders, LocalDate.now(ZoneOffset.UTC))
                .within(importer.creditLimit());
        RefusedPlace place = new RefusedPlace(file, Optional.ofNullable(refusedFile));
        if (deliveries.table().isWithoutRows()) {
            spec.commandLine().getOut().printf("%s has no row below its heading: there is nothing to import%n", file);
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        }
        boolean writes = refusedFile != null || !check;
        if (writes) requireRoom(place);
        PrintWriter out = spec.commandLine().getOut();
        deliveries.table().reading().map(Printable::of).ifPresent(out::println);
        deliveries.table().ending().map(Printable::of).ifPresent(out::println);
        List<String> unread = deliveries.table().unknownColumns();
        if (!unread.isEmpty()) out.printf("not read: columns %s%n", Printable.of(Listing.first(unread)));
        deliveries.notSealed().forEach(out::println);
        deliveries.repeated().forEach(out::println);
        deliveries.incomplete().forEach(out::println);
        Set<String> closed = new TreeSet<>(deliveries.shortOrders());
        Set<String> sealed = new TreeSet<>();
        List<RefusedRow> refused;
        if (check) {
            refused = sorted(deliveries.refused());
            out.printf(
                    "%d rows can be imported, %d cannot; nothing was sent%n",
                    deliveries.importableRows(), refused.size());
            list(refused, out);
        } else {
            DeliveryImport.Outcome outcome = imported(deliveries, importer, out);
            refused = outcome.refused();
            closed.addAll(outcome.placedOtherwise());
            sealed.addAll(outcome.sealedOtherwise());
        }
        if (writes && !refused.isEmpty()) {
            RefusedFile rows = RefusedFile.of(deliveries.table(), refused);
            out.printf("the refused rows are in %s%n", rows.write(place.path()));
            new Mending(deliveries, refused, closed, sealed)
                    .sentences(rows.options())
                    .forEach(out::println);
        }
        out.flush();
        return refused.isEmpty() ? CommandLine.ExitCode.OK : ROWS_REFUSED;
    }

    /** Said before anything is sent: afterwards the rows would be refused and nowhere. */
    private void requireRoom(RefusedPlace place) {
        try {
            place.requireRoom();
        } catch (IOException none) {
            throw new ParameterException(spec.commandLine(), none.getMessage(), none);
        }
    }

    private static List<RefusedRow> sorted(List<RefusedRow> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(RefusedRow::lineNumber))
                .toList();
    }

    private static void list(List<RefusedRow> refused, PrintWriter out) {
        refused.stream()
                .limit(MAX_LISTED)
                .forEach(row ->
                        out.printf("line %d: %s: %s%n", row.lineNumber(), row.code(), Printable.of(row.reason())));
        if (refused.size() > MAX_LISTED) {
            out.printf("and %d more; --refused FILE writes all of them%n", refused.size() - MAX_LISTED);
        }
    }

    private DeliveryImport.Outcome imported(DeliveryFile deliveries, Importer importer, PrintWriter out)
            throws InterruptedException {
        requirePlatform();
        long begin = System.nanoTime();
        DeliveryImport.Outcome outcome;
        try (PlatformClient platform = new PlatformClient(url, patience);
                ProgressBar bar = bar(deliveries)) {
            outcome = new DeliveryImport(platform, concurrency, importer).run(deliveries, bar::stepBy);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        out.printf(
                Locale.ROOT,
                "imported %d rows, refused %d; %d commands in %.1f s (%.0f a second%s) made %d events%n",
                outcome.importedRows(),
                outcome.refused().size(),
                outcome.commands(),
                seconds,
                outcome.commands() / seconds,
                outcome.steadyRate() < 1
                        ? "" // It took less than one window, or waited in most of them.
                        : ", median of %d s: %.0f".formatted(DeliveryImport.WINDOW_SECONDS, outcome.steadyRate()),
                outcome.events());
        if (outcome.events() > 0) {
            out.printf("%s vouches for what is new: the origin of each of these events names it%n", importer.id());
        } else if (outcome.importedRows() > 0) {
            out.println("nothing is new: all of it was in, and whoever imported it first vouches for it");
        }
        return outcome;
    }

    /** Once the import has begun, a command waits for a platform that is away; that none is there is said at once. */
    private void requirePlatform() {
        try {
            PlatformClient.requireAt(url, patience);
        } catch (PlatformUnreachable away) {
            throw new DeliveryImport.Stopped(away.getMessage(), away);
        }
    }

    private Importer importer() {
        try {
            return Importer.parse(as, Optional.ofNullable(creditLimit));
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), malformed.getMessage(), malformed);
        }
    }

    private Shape shape() {
        try {
            return Shape.typed(Optional.ofNullable(separator), dates, Optional.ofNullable(charset));
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), malformed.getMessage(), malformed);
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) throw new ParameterException(spec.commandLine(), otherwise);
    }

    private static ProgressBar bar(DeliveryFile deliveries) {
        return new ProgressBarBuilder()
                .setTaskName("import")
                .setInitialMax(
                        deliveries.importableRows() + deliveries.refused().size())
                .setUnit(" rows", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .build();
    }
}
