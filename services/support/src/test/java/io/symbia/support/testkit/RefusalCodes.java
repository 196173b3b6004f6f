package io.symbia.support.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The codes of a service's refusals, read from its classes: the code is the first text of its form in a refusal's constructor. */
final class RefusalCodes {
    private static final Pattern CODE =
            Pattern.compile("[a-z]+(_[a-z]+)+"); // Without an underscore it would be any word.

    private RefusalCodes() {}

    /** Of all refusals in the folder that the application's class is in. */
    static Set<String> of(Class<?> application) {
        Set<String> codes = new TreeSet<>();
        try {
            Path root = Path.of(application
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".class")).toList()) {
                    ClassModel type = ClassFile.of().parse(file);
                    boolean refusal = type.superclass()
                            .filter(parent -> parent.asInternalName().endsWith("Refusal"))
                            .isPresent();
                    if (refusal)
                        texts(type)
                                .filter(text -> CODE.matcher(text).matches())
                                .findFirst()
                                .ifPresent(codes::add);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException noFolder) {
            throw new IllegalStateException(noFolder);
        }
        return codes;
    }

    private static Stream<String> texts(ClassModel type) {
        return type.methods().stream()
                .filter(method -> method.methodName().equalsString("<init>"))
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .flatMap(element -> element instanceof ConstantInstruction constant
                                && constant.constantValue() instanceof String text
                        ? Stream.of(text)
                        : Stream.empty());
    }
}
