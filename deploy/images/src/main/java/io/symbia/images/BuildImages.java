package io.symbia.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code symbia images}: one tar for each process under {@code target/images}. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "Builds a container image of each process, without a registry and without a daemon.")
final class BuildImages implements Callable<Integer> {
    @Option(names = "--dist", required = true, description = "The built processes (target/dist).")
    private Path dist;

    @Option(names = "--out", required = true, description = "Where the tars go.")
    private Path out;

    @Option(names = "--tag", defaultValue = "local", description = "The tag of every image; default: ${DEFAULT-VALUE}.")
    private String tag;

    @Option(names = "--only", description = "Build only the image of this name.")
    private String only;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BuildImages()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        JavaRuntime runtime = JavaRuntime.link(Path.of(System.getProperty("java.home")), out.resolve("java-runtime"));
        ImageBuilder builder = new ImageBuilder(runtime, dist.toAbsolutePath(), tag);
        for (ProcessImage image : ProcessImage.ALL) {
            if (only != null && !only.equals(image.name())) continue;
            Path tar = out.resolve(image.name() + ".tar");
            String digest = builder.build(image, tar, out.resolve("cache"));
            System.out.printf("%-14s %4d MB  %s%n", image.name(), Files.size(tar) >> 20, digest);
        }
        return 0;
    }
}
