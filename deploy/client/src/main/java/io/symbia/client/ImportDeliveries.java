package io.symbia.client;

import io.symbia.client.deliveries.DeliveryImport;
import io.symbia.client.deliveries.RefusedRow;
import io.symbia.client.http.PlatformClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
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
            "2:What was typed cannot be done. Nobody was asked.",
            "3:At least one row was refused, and stands with its reason in the file of refused rows. All others are in."
        })
final class ImportDeliveries implements Callable<Integer> {
    /** Apart from 1: whoever runs this by a script mends rows after the one, and runs it again after the other. */
    private static final int ROWS_REFUSED = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", description = "A CSV file with a header, in UTF-8.")
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
            description = "Where the refused rows go; default: beside the file, with -refused.csv.")
    private Path refusedFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(Files.isReadable(file), file + " cannot be read");
        require(concurrency > 0, "--concurrency must be at least 1, was " + concurrency);
        require(patience.isPositive(), "--patience must be more than nothing, was " + patience);
        long begin = System.nanoTime();
        DeliveryImport.Outcome outcome;
        try (PlatformClient platform = new PlatformClient(url, patience);
                ProgressBar bar = bar()) {
            outcome = new DeliveryImport(platform, concurrency).run(file, bar::stepBy);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "imported %d rows, refused %d; %d commands in %.1f s (%.0f a second, median of %d s: %.0f) made %d events%n",
                outcome.importedRows(),
                outcome.refused().size(),
                outcome.commands(),
                seconds,
                outcome.commands() / seconds,
                DeliveryImport.WINDOW_SECONDS,
                outcome.steadyRate(),
                outcome.events());
        boolean allIn = outcome.refused().isEmpty();
        if (!allIn) {
            Path refused = refusedFile == null ? file.resolveSibling(baseName() + "-refused.csv") : refusedFile;
            write(outcome.refused(), refused);
            out.printf("the refused rows are in %s%n", refused);
        }
        out.flush();
        return allIn ? CommandLine.ExitCode.OK : ROWS_REFUSED;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) throw new ParameterException(spec.commandLine(), otherwise);
    }

    private ProgressBar bar() throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) { // Only counted; the import reads them.
            return new ProgressBarBuilder()
                    .setTaskName("import")
                    .setInitialMax(Math.max(0, lines.count() - 1)) // Less the header.
                    .setUnit(" rows", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .showSpeed()
                    .build();
        }
    }

    private String baseName() {
        return file.getFileName().toString().replaceFirst("\\.csv$", "");
    }

    private static void write(List<RefusedRow> rows, Path target) throws IOException {
        CSVFormat shape = CSVFormat.RFC4180
                .builder()
                .setHeader("line", "id", "code", "reason")
                .get();
        try (var writer = Files.newBufferedWriter(target);
                CSVPrinter printer = new CSVPrinter(writer, shape)) {
            for (RefusedRow row : rows) {
                printer.printRecord(row.lineNumber(), text(row.id()), row.code(), text(row.reason()));
            }
        }
    }

    /** A spreadsheet takes a cell that begins with one of these for a formula, and runs it. */
    private static String text(String cell) {
        return cell.isEmpty() || "=+-@\t\r\n".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
