package io.symbia.portable;

import io.symbia.verifier.Symbia;
import java.security.Security;
import java.util.Locale;

/** The verifier on any Java since 17. Java's own ML-DSA is used where there is one, which is since 24. */
public final class Main {
    private Main() {}

    /** As {@link Symbia#main}. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        useOtherMlDsaWhereThereIsNone();
        Symbia.main(arguments);
    }

    static void useOtherMlDsaWhereThereIsNone() {
        boolean there = Security.getProviders("Signature." + MlDsa44Provider.ALGORITHM) != null;
        if (!there) Security.addProvider(new MlDsa44Provider());
    }
}
