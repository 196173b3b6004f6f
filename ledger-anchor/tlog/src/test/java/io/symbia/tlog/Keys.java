package io.symbia.tlog;

import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Keys for tests, each made from its own name and so worth nothing. */
public final class Keys {
    public static final NoteSigner LOG = NoteSigner.ofSeed("log.example/symbia", seed("log"));
    public static final NoteSigner OTHER_LOG = NoteSigner.ofSeed("other.example/log", seed("other log"));
    public static final NoteSigner CUSTOMS = NoteSigner.cosignerOfSeed("customs.example", seed("customs"));
    public static final NoteSigner BANK = NoteSigner.cosignerOfSeed("bank.example", seed("bank"));
    public static final NoteSigner INDUSTRY = NoteSigner.cosignerOfSeed("industry.example", seed("industry"));

    /** Two keys each of one name and key id, which were found in some 30,000 trials; nobody has their secrets. */
    public static final List<VerifierKey> TWIN_LOGS = keys(
            "log.example/symbia+e82f9214+AaPjsIm+5papIhhIvtbHHmJvhEzmxad670uMMIF+hj2W",
            "log.example/symbia+e82f9214+AbwRwsuel8kKsOxayGlLwN6dnoiAcbYWKMk6datRYfEw");

    public static final List<VerifierKey> TWIN_WITNESSES = keys(
            "log.example/symbia+07cf201b+BJTdCeVKxuWuS1fdPg64EHpFM6wFQeYkWQ8s3UIVfLIZ",
            "log.example/symbia+07cf201b+BBWodD0aBTwbAYyp12hNuO9U06Sn8Qz3uBhNVgFr0/l9");

    public static final List<VerifierKey> TWIN_LOG_AND_WITNESS = keys(
            "log.example/symbia+d9023903+AdICV/vU6jiETyuVCzl/lUL5mzXpqtTOA4lZ13L/FBAX",
            "log.example/symbia+d9023903+BMwpiZ1/gt6dzv8mKlIvYV5eTjNuRYmimUl/PyeTTUYb");

    private Keys() {}

    private static List<VerifierKey> keys(String... keys) {
        return Stream.of(keys).map(VerifierKey::parse).toList();
    }

    public static Octets seed(String name) {
        return Octets.of(Hash.ofContent(name.getBytes(StandardCharsets.UTF_8)).toArray());
    }
}
