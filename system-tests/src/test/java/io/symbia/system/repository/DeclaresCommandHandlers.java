package io.symbia.system.repository;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** An aggregate: a class with Axon command handlers. */
final class DeclaresCommandHandlers extends DescribedPredicate<JavaClass> {
    DeclaresCommandHandlers() {
        super("declare command handlers");
    }

    @Override
    public boolean test(JavaClass type) {
        return type.getCodeUnits().stream()
                .anyMatch(unit -> unit.isAnnotatedWith("org.axonframework.commandhandling.CommandHandler"));
    }
}
