package io.symbia.tlog.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One mistake in the compiled code of one class: a refusal that is not made, or a call that is forgotten. Tests that guard the code are
 * run against it in a class loader of their own, and one of them must fail: a harness that cannot fail proves nothing.
 */
public final class PlantedBug {
    private static final long LONGEST_TEST_SECONDS = 90;
    private static final String ROOM = "io.symbia.";

    private final String className;
    private final String method;
    private final Predicate<MethodModel> inMethod;
    private final String mistake;
    private final Predicate<CodeElement> where;
    private final int nth;

    private PlantedBug(
            String className,
            String method,
            Predicate<MethodModel> inMethod,
            String mistake,
            Predicate<CodeElement> where,
            int nth) {
        this.className = className;
        this.method = method;
        this.inMethod = inMethod;
        this.mistake = mistake;
        this.where = where;
        this.nth = nth;
    }

    /**
     * Every refusal of a class, not made: each {@code throw} of a new exception after which the method goes on, as if the check before it
     * were not there.
     */
    public static List<PlantedBug> withoutRefusals(Class<?> type) {
        return everywhere(type, "refusal ", ThrowInstruction.class::isInstance, PlantedBug::isRefusal);
    }

    /** Every condition of a class, not asked: what stands behind each {@code if} is left out, a loop is not entered. */
    public static List<PlantedBug> withoutChecks(Class<?> type) {
        return everywhere(type, "check ", PlantedBug::isCondition, (_, _) -> true);
    }

    private static List<PlantedBug> everywhere(
            Class<?> type,
            String mistake,
            Predicate<CodeElement> where,
            BiPredicate<List<Instruction>, Integer> isWanted) {
        List<PlantedBug> bugs = new ArrayList<>();
        for (MethodModel method : model(type.getName()).methods()) {
            String name = method.methodName().stringValue();
            String descriptor = method.methodType().stringValue();
            Predicate<MethodModel> here = candidate -> candidate.methodName().equalsString(name)
                    && candidate.methodType().equalsString(descriptor);
            List<Instruction> code = instructions(method);
            int nth = 0;
            for (int index = 0; index < code.size(); index++) {
                if (!where.test(code.get(index))) continue;
                if (isWanted.test(code, index)) {
                    bugs.add(new PlantedBug(type.getName(), name, here, mistake + nth, where, nth));
                }
                nth++;
            }
        }
        return bugs;
    }

    private static boolean isCondition(CodeElement element) {
        return element instanceof BranchInstruction jump
                && jump.opcode() != Opcode.GOTO
                && jump.opcode() != Opcode.GOTO_W;
    }

    /** An exception made just before; a {@code finally} throws one on, and at the end of a method nothing can follow. */
    private static boolean isRefusal(List<Instruction> code, int index) {
        boolean isMade = index > 0
                && code.get(index - 1) instanceof InvokeInstruction call
                && call.name().equalsString("<init>")
                && !call.owner().asInternalName().equals("java/lang/MatchException"); // The compiler's, in a switch.
        return isMade && index < code.size() - 1;
    }

    /** No mistake at all: no test may fail. */
    public static PlantedBug none() {
        return new PlantedBug("none", "none", _ -> false, "none", _ -> false, 0);
    }

    /** A call that is forgotten: the n-th of that name in a method, counted from 0; what it would return is 0, false or null. */
    public static PlantedBug withoutCall(Class<?> type, String method, String called, int nth) {
        return new PlantedBug(
                type.getName(),
                method,
                candidate -> candidate.methodName().equalsString(method),
                "no " + called + (nth == 0 ? "" : " " + nth),
                element ->
                        element instanceof InvokeInstruction call && call.name().equalsString(called),
                nth);
    }

    @Override
    public String toString() {
        return className.substring(className.lastIndexOf('.') + 1) + "." + method + ": " + mistake;
    }

    /** The class it is in. */
    public String className() {
        return className;
    }

    /** Whether a test method, of a class that may be nested, fails when this mistake is made, or does not come to an end. */
    public boolean isCaughtBy(Class<?> test, String testMethod) {
        FutureTask<Void> run = new FutureTask<>(() -> {
            runTest(new Room().loadClass(test.getName()), testMethod);
            return null;
        });
        Thread thread = Thread.ofPlatform().daemon().name("planted-bug").start(run);
        try {
            run.get(LONGEST_TEST_SECONDS, TimeUnit.SECONDS);
            return false;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PlantingFailedException notPlanted) throw notPlanted;
            return true;
        } catch (TimeoutException _) {
            thread.interrupt();
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void runTest(Class<?> test, String name) throws ReflectiveOperationException {
        invokeAll(test, null, "BeforeAll");
        Object subject = instance(test);
        invokeAll(test, subject, "BeforeEach");
        Method found = Stream.of(test.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name) && candidate.getParameterCount() == 0)
                .findFirst()
                .orElseThrow(() -> new PlantingFailedException("no test " + name + " in " + test));
        found.setAccessible(true);
        try {
            found.invoke(subject);
        } finally {
            invokeAll(test, subject, "AfterEach");
            invokeAll(test, null, "AfterAll");
        }
    }

    private static void invokeAll(Class<?> test, Object subject, String annotation)
            throws ReflectiveOperationException {
        for (Method candidate : test.getDeclaredMethods()) {
            if (!hasAnnotation(candidate, annotation)) continue;
            candidate.setAccessible(true);
            candidate.invoke(subject);
        }
    }

    private static boolean hasAnnotation(Method method, String name) {
        return Stream.of(method.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals(name));
    }

    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.getParameterCount() == 0
                ? constructor.newInstance()
                : constructor.newInstance(instance(type.getEnclosingClass()));
    }

    private byte[] planted() {
        int[] seen = {0};
        int[] changed = {0};
        CodeTransform code = (builder, element) -> {
            if (where.test(element) && seen[0]++ == nth) {
                changed[0]++;
                forget(builder, element);
            } else {
                builder.with(element);
            }
        };
        byte[] bytes = ClassFile.of().transformClass(model(className), methods(code));
        if (changed[0] != 1) throw new PlantingFailedException(this + " is in no place, or in " + changed[0]);
        return bytes;
    }

    private ClassTransform methods(CodeTransform code) {
        return ClassTransform.transformingMethodBodies(inMethod, code);
    }

    private static void forget(CodeBuilder builder, CodeElement element) {
        if (element instanceof BranchInstruction jump) { // As if the condition said: not this one.
            if (jump.opcode().name().contains("CMP")) builder.pop2();
            else builder.pop();
            builder.goto_(jump.target());
            return;
        }
        if (!(element instanceof InvokeInstruction call)) {
            builder.pop(); // The exception.
            return;
        }
        for (ClassDesc parameter : call.typeSymbol().parameterList().reversed())
            drop(builder, TypeKind.from(parameter));
        boolean hasReceiver = call.opcode() != Opcode.INVOKESTATIC;
        if (hasReceiver) builder.pop();
        switch (TypeKind.from(call.typeSymbol().returnType()).asLoadable()) {
            case INT -> builder.iconst_0();
            case LONG -> builder.lconst_0();
            case FLOAT -> builder.fconst_0();
            case DOUBLE -> builder.dconst_0();
            case REFERENCE -> builder.aconst_null();
            default -> {} // Nothing was returned.
        }
    }

    private static void drop(CodeBuilder builder, TypeKind kind) {
        if (kind.slotSize() == 2) builder.pop2();
        else builder.pop();
    }

    private static List<Instruction> instructions(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
    }

    private static ClassModel model(String className) {
        return ClassFile.of().parse(bytes(className));
    }

    private static byte[] bytes(String className) {
        String file = className.replace('.', '/') + ".class";
        try (InputStream stream = PlantedBug.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) throw new PlantingFailedException("no class file of " + className);
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Has our classes anew, one of them with the mistake, and everybody else's as they are. */
    private final class Room extends ClassLoader {
        Room() {
            super(PlantedBug.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(ROOM)) return super.loadClass(name, resolve);
                Class<?> known = findLoadedClass(name);
                if (known != null) return known;
                byte[] bytes = name.equals(className) ? planted() : bytes(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        }
    }

    /** The mistake could not be made: the harness is wrong, not the code. */
    public static final class PlantingFailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PlantingFailedException(String message) {
            super(message);
        }
    }
}
