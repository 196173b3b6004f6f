package io.symbia.portable;

import java.security.Provider;

/** ML-DSA-44 of Bouncy Castle under the name that Java has for it, for verifying alone. */
final class MlDsa44Provider extends Provider {
    private static final long serialVersionUID = 1;

    static final String ALGORITHM = "ML-DSA-44";

    MlDsa44Provider() {
        super("SymbiaMlDsa44", "1.0", "ML-DSA-44 (FIPS 204) for a Java that has none; verifies, and signs nothing");
        put("KeyFactory." + ALGORITHM, MlDsa44Keys.class.getName());
        put("Signature." + ALGORITHM, MlDsa44Signature.class.getName());
    }
}
