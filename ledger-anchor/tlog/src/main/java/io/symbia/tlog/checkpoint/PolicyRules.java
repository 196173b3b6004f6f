package io.symbia.tlog.checkpoint;

import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of c2sp.org/tlog-policy that concern more than one line. */
final class PolicyRules {
    /** One character an octet; whitespace ends a name, and no other control character is allowed in the file. */
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E\\x80-\\xFF]+");

    private PolicyRules() {}

    static void require(
            List<Policy.Log> logs, List<Policy.Witness> witnesses, List<Policy.Group> groups, String quorum) {
        if (Math.max(logs.size(), Math.max(witnesses.size(), groups.size())) > Policy.MAX_DEFINITIONS) {
            throw new IllegalArgumentException("a policy has at most 256 logs, witnesses and groups each");
        }
        requireDifferentKeys("logs", logs.stream().map(Policy.Log::key).toList());
        requireDifferentKeys(
                "witnesses", witnesses.stream().map(Policy.Witness::key).toList());
        // INVARIANT 161: a key of a log may be one of a witness too, and no line names two keys.
        VerifierKey.requireTold(Stream.concat(
                        logs.stream().map(Policy.Log::key), witnesses.stream().map(Policy.Witness::key))
                .collect(Collectors.toSet()));
        Set<String> defined = new HashSet<>();
        for (Policy.Witness witness : witnesses) {
            if (!witness.key().type().isCosignature()) {
                throw new IllegalArgumentException("the key of witness " + witness.name() + " is not for cosignatures");
            }
            define(witness.name(), defined);
        }
        requireGroups(groups, defined);
        if (!quorum.equals(Policy.NONE) && !defined.contains(quorum)) {
            throw new IllegalArgumentException("quorum " + quorum + " is not defined");
        }
    }

    private static void requireGroups(List<Policy.Group> groups, Set<String> defined) {
        Set<String> members = new HashSet<>();
        for (Policy.Group group : groups) {
            for (String member : group.members()) {
                // "can only refer to names defined on preceding lines", which also keeps out "none".
                if (!defined.contains(member)) {
                    throw new IllegalArgumentException("member " + member + " of " + group.name() + " is not defined");
                }
                // "Each defined name can be listed as a group member at most once."
                if (!members.add(member)) {
                    throw new IllegalArgumentException(member + " is a member of a group twice");
                }
            }
            define(group.name(), defined);
        }
    }

    private static void define(String name, Set<String> defined) {
        if (!NAME.matcher(name).matches() || name.equals(Policy.NONE)) {
            throw new IllegalArgumentException("not a name for a witness or group: " + name);
        }
        if (!defined.add(name)) {
            throw new IllegalArgumentException("the name " + name + " is defined twice");
        }
    }

    /** "Two vkeys are considered duplicate if they wrap the same underlying public key, even if they differ by key name and key id." */
    private static void requireDifferentKeys(String what, List<VerifierKey> keys) {
        Set<Octets> seen = new HashSet<>();
        for (VerifierKey key : keys) {
            if (!seen.add(key.publicKey())) {
                throw new IllegalArgumentException("two " + what + " have the public key of " + key);
            }
        }
    }
}
