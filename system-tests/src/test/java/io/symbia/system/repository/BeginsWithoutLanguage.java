package io.symbia.system.repository;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Whether the first call of a method is {@code Locale.setDefault(Locale.ROOT)}. */
final class BeginsWithoutLanguage extends ArchCondition<JavaMethod> {
    BeginsWithoutLanguage() {
        super("begin with Locale.setDefault(Locale.ROOT)");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        Optional<JavaMethodCall> first =
                method.getMethodCallsFromSelf().stream().min(Comparator.comparingInt(JavaMethodCall::getLineNumber));
        boolean begins = first.isPresent()
                && first.get().getTargetOwner().isEquivalentTo(Locale.class)
                && first.get().getName().equals("setDefault")
                && readsRoot(method, first.get().getLineNumber());
        events.add(new SimpleConditionEvent(method, begins, method.getFullName() + " begins with " + first));
    }

    private static boolean readsRoot(JavaCodeUnit method, int lineNumber) {
        return method.getFieldAccesses().stream()
                .anyMatch(access -> access.getLineNumber() == lineNumber
                        && access.getTargetOwner().isEquivalentTo(Locale.class)
                        && access.getName().equals("ROOT"));
    }
}
