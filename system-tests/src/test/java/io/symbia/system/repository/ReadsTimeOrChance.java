package io.symbia.system.repository;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** A call that answers differently each time, so that replaying events would not give the same state. */
final class ReadsTimeOrChance extends DescribedPredicate<JavaMethodCall> {
    private static final Set<String> NAMES = Set.of("now", "randomUUID", "currentTimeMillis", "nanoTime", "random");

    ReadsTimeOrChance() {
        super("read the time or chance");
    }

    @Override
    public boolean test(JavaMethodCall call) {
        return NAMES.contains(call.getName())
                && call.getTargetOwner().getPackageName().startsWith("java.");
    }
}
