package io.symbia.verifier.inspect;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.util.List;

/** Files that say whom to believe. */
final class KeyFiles {
    private KeyFiles() {}

    static void showPolicy(Octets bytes, Shown shown) {
        Policy policy = Policy.parse(bytes);
        shown.add("kind", "policy (c2sp.org/tlog-policy)");
        policy.logs().forEach(log -> {
            shown.add(
                    "log", log.key().name() + log.url().map(url -> " at " + url).orElse(""));
            showKey(log.key(), shown);
        });
        policy.witnesses().forEach(witness -> {
            shown.add("witness", witness.name() + ", key of " + witness.key().name());
            showKey(witness.key(), shown);
        });
        policy.groups()
                .forEach(group -> shown.add(
                        "group",
                        group.name() + ": " + group.threshold() + " of " + String.join(", ", group.members())));
        shown.add("quorum", policy.quorum());
        shown.add("digest", "SHA-256 " + Hash.ofContent(bytes.toArray()).hex());
    }

    static void showKeys(Octets bytes, Shown shown) {
        List<VerifierKey> keys =
                StrictUtf8.decode(bytes).lines().map(VerifierKey::parse).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        shown.add("kind", "public keys (c2sp.org/signed-note), one a line");
        keys.forEach(key -> {
            shown.add("key", key.name());
            showKey(key, shown);
        });
    }

    private static void showKey(VerifierKey key, Shown shown) {
        shown.add(
                "",
                key.type() + ", SHA-256 "
                        + Hash.ofContent(key.publicKey().toArray()).hex());
    }
}
