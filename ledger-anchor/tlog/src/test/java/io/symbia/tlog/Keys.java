package io.symbia.tlog;

import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;

/** Keys for tests, each made from its own name and so worth nothing. */
public final class Keys {
    public static final NoteSigner LOG = NoteSigner.ofSeed("log.example/symbia", seed("log"));
    public static final NoteSigner OTHER_LOG = NoteSigner.ofSeed("other.example/log", seed("other log"));
    public static final NoteSigner CUSTOMS = NoteSigner.cosignerOfSeed("customs.example", seed("customs"));
    public static final NoteSigner BANK = NoteSigner.cosignerOfSeed("bank.example", seed("bank"));
    public static final NoteSigner INDUSTRY = NoteSigner.cosignerOfSeed("industry.example", seed("industry"));

    private Keys() {}

    public static Octets seed(String name) {
        return Octets.of(Hash.ofContent(name.getBytes(StandardCharsets.UTF_8)).toArray());
    }
}
