package io.symbia.portable.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import xyz.wagyourtail.jvmdg.cli.Main;

/**
 * Makes of a jar with everything in it one that Java 17 runs: newer bytecode is rewritten, and calls that Java 17 does not have lead to copies
 * in the jar. Checks that nothing newer is left.
 */
public final class ForJava17 {
    private static final int CLASS_FILE_17 = 61;
    private static final String COPIES = "io/symbia/portable/java/";

    private ForJava17() {}

    /** {@code ForJava17 FROM.jar TO.jar}; fails when the downgrader does, whatever it throws. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        Files.createDirectories(to.toAbsolutePath().getParent());
        Path whole = Files.createTempFile(to.toAbsolutePath().getParent(), "verifier", ".jar");
        Files.delete(whole); // Its name is what is wanted.
        String target = String.valueOf(CLASS_FILE_17);
        Main.main(new String[] {
            "--quiet",
            "-c",
            target,
            "downgrade",
            "-t",
            from.toString(),
            "-",
            "shade",
            "--prefix",
            COPIES,
            "-t",
            "-",
            whole.toString()
        });
        List<String> newer = newerThan17(whole);
        if (!newer.isEmpty()) throw new IOException("left as they were: " + newer);
        Files.move(whole, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> newerThan17(Path jar) throws IOException {
        List<String> newer = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (!entry.getName().endsWith(".class")) continue;
                try (InputStream bytes = file.getInputStream(entry)) {
                    byte[] head = bytes.readNBytes(8);
                    if (head[7] > CLASS_FILE_17) newer.add(entry.getName());
                }
            }
        }
        return newer;
    }
}
