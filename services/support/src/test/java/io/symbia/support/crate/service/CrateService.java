package io.symbia.support.crate.service;

import io.symbia.support.testkit.ServiceUnderTest;

/** The crate service, started once a JVM. */
public final class CrateService {
    /** Where clients reach the log; it is not where the service would. */
    public static final String LOG = "https://symbia.example/log";

    private static final ServiceUnderTest RUNNING =
            ServiceUnderTest.start(CrateApplication.class, "crates", "symbia.log.public-url=" + LOG);

    private CrateService() {}

    /** The service of this JVM. */
    public static ServiceUnderTest running() {
        return RUNNING;
    }
}
