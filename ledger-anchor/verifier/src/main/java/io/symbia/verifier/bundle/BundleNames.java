package io.symbia.verifier.bundle;

/** How the files of a bundle are called. */
final class BundleNames {
    static final String POLICY = "policy";
    static final String CHECKPOINT = "checkpoint";
    static final String EVENTS = "events/"; // <digest>.json and <digest>.tlog-proof
    static final String MANIFESTS = "manifests/"; // <batch>.json and <batch>.tlog-proof
    static final String STREAMS = "streams/"; // <tag>.stream-proof
    static final String DISCLOSURES = "disclosures/"; // <digest of the event>.txt
    static final String ORIGINS = "origins/"; // <digest of the record>.json
    static final String SCHEMAS = "schemas/"; // <type>.json, and that of the envelope
    static final String PAGE = "index.html";
    static final String JSON = ".json";
    static final String TEXT = ".txt";

    private BundleNames() {}
}
