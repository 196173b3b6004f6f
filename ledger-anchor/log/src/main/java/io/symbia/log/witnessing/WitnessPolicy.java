package io.symbia.log.witnessing;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be met before a checkpoint is published, and whom to ask for it.
 *
 * <p>The keys of this log need not be in the file, since they are made when the log first starts. If the file has keys of this origin, one
 * of this log's must be among them; the others may be keys that it had before.
 *
 * @param policy    of the file, with the keys of this log; this is what verifiers are given
 * @param addresses of the witnesses, each once: one that signs with two keys has two lines and one address
 */
public record WitnessPolicy(Policy policy, List<Address> addresses) {
    /**
     * A witness as it is asked.
     *
     * @param name of its keys, for status and metrics
     * @param url  its submission prefix
     * @param keys whose signatures are expected from there
     */
    public record Address(String name, URI url, List<VerifierKey> keys) {
        /** Keeps a copy of the keys. */
        public Address {
            keys = List.copyOf(keys);
        }
    }

    /** Keeps a copy of the addresses. */
    public WitnessPolicy {
        addresses = List.copyOf(addresses);
    }

    /** Those whose cosignatures the quorum counts; others may be in the file, and decide nothing. */
    List<Address> counted() {
        Set<String> counted = new HashSet<>(Set.of(policy.quorum()));
        for (Policy.Group group : policy.groups().reversed()) { // Members are defined before their group.
            if (counted.contains(group.name())) counted.addAll(group.members());
        }
        return addresses.stream()
                .filter(address -> !Collections.disjoint(namesOf(List.of(address)), counted))
                .toList();
    }

    /** Whether the quorum is met when these cosign. */
    boolean isMetBy(Collection<Address> cosigning) {
        return policy.isMetBy(namesOf(cosigning));
    }

    private Set<String> namesOf(Collection<Address> some) {
        return policy.witnesses().stream()
                .filter(witness -> some.stream().anyMatch(it -> it.keys().contains(witness.key())))
                .map(Policy.Witness::name)
                .collect(Collectors.toSet());
    }

    /** The policy of a log that asks nobody. */
    public static WitnessPolicy none(List<VerifierKey> logKeys) {
        return new WitnessPolicy(new Policy(List.of(), List.of(), List.of(), Policy.NONE).withLogs(logKeys), List.of());
    }

    /**
     * Reads a policy file.
     *
     * @param logKeys of this log, the one by which it is known first
     * @throws RefusedToStartException when no checkpoint of this log could ever meet the policy
     */
    public static WitnessPolicy read(Path file, List<VerifierKey> logKeys) {
        try {
            Policy given = Policy.parse(Octets.of(Files.readAllBytes(file)));
            requireOwnKey(given, logKeys);
            Policy policy = given.withLogs(logKeys);
            List<Address> addresses = addresses(policy, logKeys.size());
            requireReachable(policy);
            return new WitnessPolicy(policy, addresses);
        } catch (IOException unreadable) {
            throw new RefusedToStartException("policy: the file %s cannot be read".formatted(file));
        } catch (IllegalArgumentException wrong) {
            throw new RefusedToStartException("policy: %s: %s".formatted(file, wrong.getMessage()));
        }
    }

    private static void requireOwnKey(Policy given, List<VerifierKey> logKeys) {
        String origin = logKeys.getFirst().name();
        List<VerifierKey> ofOrigin = given.logs().stream()
                .map(Policy.Log::key)
                .filter(key -> key.name().equals(origin))
                .toList();
        if (!ofOrigin.isEmpty() && ofOrigin.stream().noneMatch(logKeys::contains)) {
            throw new IllegalArgumentException(
                    "it names keys of " + origin + ", and none of them is a key of this log");
        }
    }

    private static List<Address> addresses(Policy policy, int logSignatures) {
        if (policy.witnesses().size() + logSignatures > Note.MAX_SIGNATURES) {
            throw new IllegalArgumentException("it has %d witnesses, and a note has room for %d signatures"
                    .formatted(policy.witnesses().size(), Note.MAX_SIGNATURES));
        }
        Map<URI, Address> byUrl = new LinkedHashMap<>();
        for (Policy.Witness witness : policy.witnesses()) {
            if (witness.url().isPresent()) {
                URI url = parse(witness.name(), witness.url().get());
                Address alone = new Address(witness.key().name(), url, List.of(witness.key()));
                byUrl.merge(url, alone, WitnessPolicy::joined);
            }
        }
        return List.copyOf(byUrl.values());
    }

    private static Address joined(Address one, Address other) {
        List<VerifierKey> keys = new ArrayList<>(one.keys());
        keys.addAll(other.keys());
        return new Address(one.name(), one.url(), keys);
    }

    private static URI parse(String name, String text) {
        URI url = URI.create(text.endsWith("/") ? text : text + "/");
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new IllegalArgumentException("the address of witness " + name + " is no http URL: " + text);
        }
        return url;
    }

    /** Whether the quorum is met when everybody who has an address cosigns. */
    private static void requireReachable(Policy policy) {
        Set<String> met = new HashSet<>();
        policy.witnesses().stream()
                .filter(witness -> witness.url().isPresent())
                .forEach(witness -> met.add(witness.name()));
        for (Policy.Group group : policy.groups()) {
            if (group.members().stream().filter(met::contains).count() >= group.threshold()) {
                met.add(group.name());
            }
        }
        if (!policy.quorum().equals(Policy.NONE) && !met.contains(policy.quorum())) {
            List<String> silent = policy.witnesses().stream()
                    .filter(witness -> witness.url().isEmpty())
                    .map(Policy.Witness::name)
                    .toList();
            throw new IllegalArgumentException(
                    "quorum " + policy.quorum() + " can never be met: there is no address for " + silent);
        }
    }
}
