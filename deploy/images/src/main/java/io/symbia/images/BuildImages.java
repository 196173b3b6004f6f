package io.symbia.images;

import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbia images}: one tar for each process under {@code target/images}. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "Builds a container image of each process, without a registry and without a daemon.")
final class BuildImages implements Callable<Integer> {
    /** A name of a registry with a path, as container tools take it. */
    private static final Pattern REGISTRY =
            Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*(:[0-9]{1,5})?(/[a-z0-9]+([._-][a-z0-9]+)*)*");

    @Option(names = "--dist", required = true, description = "The built processes (target/dist).")
    private Path dist;

    @Option(names = "--out", required = true, description = "Where the tars go.")
    private Path out;

    @Option(names = "--tag", defaultValue = "local", description = "The tag of every image; default: ${DEFAULT-VALUE}.")
    private String tag;

    @Option(names = "--only", description = "Build only the image of this name.")
    private String only;

    @Option(
            names = "--push-to",
            paramLabel = "FOLDER",
            description =
                    "Write an image layout (OCI) of each process into FOLDER instead, for skopeo, crane or oras to push,"
                            + " and a kustomize component with their names and digests.")
    private Path pushTo;

    @Option(
            names = "--registry",
            paramLabel = "NAME",
            description = "Where they are going to be pushed, such as registry.example/symbia; for the component.")
    private String registry;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        System.exit(new CommandLine(new BuildImages()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if ((pushTo == null) != (registry == null)) {
            throw new ParameterException(spec.commandLine(), "--push-to and --registry belong together");
        }
        if (registry != null && !REGISTRY.matcher(registry).matches()) {
            throw new ParameterException(
                    spec.commandLine(), registry + " is no registry: write host/path, in small letters");
        }
        Files.createDirectories(out);
        JavaRuntime runtime = JavaRuntime.link(Path.of(System.getProperty("java.home")), out.resolve("java-runtime"));
        ImageFormat format = pushTo == null ? ImageFormat.Docker : ImageFormat.OCI;
        ImageBuilder builder = new ImageBuilder(runtime, dist.toAbsolutePath(), tag, format);
        Optional<OciLayout> layout = Optional.ofNullable(pushTo).map(OciLayout::new);
        for (ProcessImage image : ProcessImage.ALL) {
            if (only != null && !only.equals(image.name())) continue;
            Path tar = out.resolve(image.name() + (layout.isEmpty() ? ".tar" : ".oci.tar"));
            String digest = builder.build(image, tar, out.resolve("cache"));
            System.out.printf("%-14s %4d MB  %s%n", image.name(), Files.size(tar) >> 20, digest);
            if (layout.isPresent()) {
                layout.get().add(image.name(), tag, tar, digest);
                Files.delete(tar);
            }
        }
        if (layout.isPresent()) sayHowToPush(layout.get().nameIn(registry));
        return 0;
    }

    private void sayHowToPush(Path component) {
        System.out.printf("""

                Push each with one of:
                  skopeo copy oci:%1$s/gateway docker://%2$s/gateway:%3$s
                  crane push %1$s/gateway %2$s/gateway:%3$s
                  oras cp --from-oci-layout %1$s/gateway:%3$s %2$s/gateway:%3$s
                %4$s has their names and digests.
                """, pushTo, registry, tag, component);
    }
}
