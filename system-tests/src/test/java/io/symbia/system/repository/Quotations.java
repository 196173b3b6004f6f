package io.symbia.system.repository;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the tests of all modules quote with {@code @Must}, read from their sources by the compiler's own parser. */
final class Quotations extends TreeScanner<Void, Void> {
    /**
     * Words of a specification at a test.
     *
     * @param specification as headings of {@code docs/musts.md} have it, in lower case and with hyphens
     * @param words         as quoted
     * @param test          {@code Class.method}, with enclosing classes
     * @param isRun         whether JUnit runs the method
     */
    record Quotation(String specification, String words, String test, boolean isRun) {
        /** Whether each part of it stands in a sentence, in this order. */
        boolean fits(String sentence) {
            int from = 0;
            for (String part : GAP.split(words, -1)) {
                int found = sentence.indexOf(part.strip(), from);
                if (found < 0) return false;
                from = found + part.strip().length();
            }
            return !words.isBlank();
        }
    }

    private static final Pattern GAP = Pattern.compile("\\[\\.\\.\\.]");

    private final Deque<String> names = new ArrayDeque<>();
    private final List<Quotation> found = new ArrayList<>();

    private Quotations() {}

    /** All of them, in the order of files. */
    static List<Quotation> all() {
        Collection<Path> quoting = Repository.files(".java").stream()
                .filter(file -> Repository.nameOf(file).contains("src/test/java"))
                .filter(file -> Repository.text(file).contains("@Must("))
                .toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Quotations quotations = new Quotations();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(quoting));
            for (CompilationUnitTree file : task.parse()) quotations.scan(file, null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return quotations.found;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        names.addLast(type.getSimpleName().toString());
        super.visitClass(type, null);
        names.removeLast();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        String test = String.join(".", names) + "." + method.getName();
        List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
        boolean isRun = annotations.stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().endsWith("Test"));
        for (AnnotationTree annotation : annotations) {
            if (annotation.getAnnotationType().toString().equals("Must")) add(annotation, test, isRun);
        }
        return null;
    }

    private void add(AnnotationTree must, String test, boolean isRun) {
        Map<String, ExpressionTree> values = must.getArguments().stream()
                .map(AssignmentTree.class::cast)
                .collect(Collectors.toMap(
                        value -> value.getVariable().toString(), AssignmentTree::getExpression, (one, _) -> one));
        String constant = values.get("by").toString();
        String specification = constant.substring(constant.lastIndexOf('.') + 1)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        for (String words : texts(values.get("says"))) found.add(new Quotation(specification, words, test, isRun));
    }

    private static List<String> texts(ExpressionTree value) {
        return switch (value) {
            case LiteralTree literal -> List.of((String) literal.getValue());
            case NewArrayTree array ->
                array.getInitializers().stream()
                        .flatMap(each -> texts(each).stream())
                        .toList();
            case BinaryTree sum ->
                List.of(texts(sum.getLeftOperand()).getFirst()
                        + texts(sum.getRightOperand()).getFirst());
            default -> throw new IllegalArgumentException("a quotation is written out, not " + value);
        };
    }
}
