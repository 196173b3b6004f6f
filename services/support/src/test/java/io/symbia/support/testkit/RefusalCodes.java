package io.symbia.support.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.symbia.support.refusal.RefusalKind;
import java.util.Set;
import java.util.TreeSet;

/** The codes of a service's refusals, read from its tables. */
final class RefusalCodes {
    private RefusalCodes() {}

    /** Of all refusals in the package of the application's class and below. */
    static Set<String> of(Class<?> application) {
        Set<String> codes = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPackages(application.getPackageName())) {
            if (!type.isEnum() || !type.isAssignableTo(RefusalKind.class)) continue;
            for (Object constant : type.reflect().getEnumConstants()) codes.add(((RefusalKind) constant).code());
        }
        return codes;
    }
}
