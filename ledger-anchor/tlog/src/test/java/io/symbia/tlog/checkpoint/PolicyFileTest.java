package io.symbia.tlog.checkpoint;

import static io.symbia.tlog.checkpoint.PolicyTest.EXAMPLE;
import static io.symbia.tlog.checkpoint.PolicyTest.LOG;
import static io.symbia.tlog.checkpoint.PolicyTest.WITNESSES;
import static io.symbia.tlog.checkpoint.PolicyTest.cosignedBy;
import static io.symbia.tlog.checkpoint.PolicyTest.parse;
import static io.symbia.tlog.checkpoint.PolicyTest.witnesses;
import static io.symbia.tlog.testkit.Specification.TLOG_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.Keys;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a policy file may say. Quotations are from c2sp.org/tlog-policy. */
class PolicyFileTest {
    @Test
    void isReadAndWritten() {
        Policy policy = parse(EXAMPLE);
        assertThat(Policy.parse(policy.format())).isEqualTo(policy);
        assertThat(policy.groups()).contains(new Policy.Group("X-and-Y", 2, List.of("X-witnesses", "Y-witnesses")));
        Policy addressed = parse("log " + Keys.LOG.verifierKey() + " https://a/\nquorum none\n");
        assertThat(addressed.logs().getFirst().url()).contains("https://a/");
        assertThat(Policy.parse(addressed.format())).isEqualTo(addressed);
    }

    /** "Leading and trailing whitespace is allowed. Empty lines and comment lines are allowed and ignored." */
    @Test
    void mayHaveSpacesTabsAndComments() {
        String spaced = "# a policy\n \t \n\t # more\n\tlog \t " + Keys.LOG.verifierKey() + "\t\n  quorum\tnone \n#\n";
        assertThat(parse(spaced)).isEqualTo(parse(LOG + "quorum none\n"));
    }

    /** "names must be handled as opaque octet strings": K is not the Kelvin sign, and octets need not be UTF-8. */
    @Must(by = TLOG_POLICY, says = "In particular, names must be handled as opaque octet strings")
    @Test
    void handlesNamesAsOctets() throws InvalidNoteException {
        String key = WITNESSES.getFirst().verifierKey().format();
        assertThatIllegalArgumentException().isThrownBy(() -> parse("witness K " + key + "\nquorum \u212A\n"));
        assertThat(parse("witness \u212A " + key + "\nquorum \u212A\n").witnesses())
                .hasSize(1);
        Octets latin = Octets.of((LOG + "witness \u00E9\u0085 " + key + "\nquorum \u00E9\u0085\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        Policy policy = Policy.parse(latin);
        assertThat(policy.verify(cosignedBy(WITNESSES.subList(0, 1))).witnesses())
                .hasSize(1);
        assertThat(policy.format()).isEqualTo(latin);
    }

    @Test
    void takesAKeyWhoseNameIsNotAscii() {
        VerifierKey key = NoteSigner.ofSeed("日本.example/log", Keys.seed("jp")).verifierKey();
        assertThat(parse("log " + key + "\nquorum none\n").logs().getFirst().key())
                .isEqualTo(key);
    }

    @Must(
            by = TLOG_POLICY,
            says = {
                "Similarly, the quorum line must specify a witness or group defined earlier.",
                "Log and witness keys must use a signature type approprate respective function",
                "Duplicate logs, i.e., multiple log lines with the same public key, are not allowed.",
                "Duplicate witnesses, i.e., multiple witness lines with the same public key, are not allowed.",
                "A policy file must include exactly one quorum line.",
                "At least one member must be listed (i.e., n >= 1).",
                "If k is given numerically, it must be written in decimal, and it is required that 1 <= k <= n.",
                "Like for the quorum definition, a group definition can only refer to names defined on preceding lines.",
                "Each defined name can be listed as a group member at most once.",
                "The only allowed control characters are tab and newline"
            })
    @Test
    void refusesEveryBrokenRule() {
        String w = witnesses(0, 3);
        String key = Keys.BANK.verifierKey().format();
        for (String text : List.of(
                "",
                "\n",
                LOG, // "A policy file must include exactly one quorum line."
                LOG + "quorum none\nquorum none\n",
                LOG + "quorum none", // "each line is terminated by ASCII newline"
                LOG + LOG + "quorum none\n", // "Duplicate logs [...] are not allowed."
                w + "witness Z " + WITNESSES.getFirst().verifierKey() + "\nquorum none\n", // "Duplicate witnesses"
                w + "witness X1 " + key + "\nquorum none\n",
                w + "group X1 any X2\nquorum none\n", // "Witnesses and groups share a single namespace."
                w + "group g any none\nquorum none\n", // "it is invalid as a group member"
                w + "group none any X1\nquorum none\n",
                "witness none " + key + "\nquorum none\n",
                w + "group g any\nquorum none\n", // "At least one member must be listed"
                w + "group g 0 X1\nquorum none\n", // "1 <= k <= n"
                w + "group g 2 X1\nquorum none\n",
                w + "group g 01 X1\nquorum none\n",
                w + "group g -1 X1\nquorum none\n",
                w + "group g some X1\nquorum none\n",
                w + "group g any X1 X1\nquorum none\n", // "listed as a group member at most once"
                w + "group g any X1\ngroup h any X1\nquorum none\n",
                w + "group g any h\ngroup h any X1\nquorum none\n", // "names defined on preceding lines"
                w + "group g any g\nquorum none\n",
                "group g any X1\n" + w + "quorum g\n",
                "quorum X1\n" + w,
                w + "quorum Z\n",
                w + "quorum X1 X2\n",
                "quorum\n",
                "log\nquorum none\n",
                "log nonsense\nquorum none\n",
                LOG.strip() + " https://a/ more\nquorum none\n",
                "witness a\nquorum none\n",
                "witness a " + Keys.LOG.verifierKey() + "\nquorum none\n", // Not a type for cosignatures.
                "peer " + key + "\nquorum none\n",
                "QUORUM none\n",
                "quorum none\r\n", // "The only allowed control characters are tab and newline"
                "quorum none # comment\n",
                "# \u0000\nquorum none\n",
                "# \u007F\nquorum none\n",
                "# \u001B\nquorum none\n")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> parse(text));
        }
    }

    @Test
    void saysWhichLineIsTooShort() {
        for (String line : List.of("group", "group g", "group g any")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parse(line + "\nquorum none\n"))
                    .withMessageContaining("items: " + line);
        }
    }

    @Must(
            by = TLOG_POLICY,
            says =
                    "Two vkeys are considered duplicate if they wrap the same underlying public key, even if they differ by key name and key id.")
    @Test
    void refusesOneKeyUnderTwoNames() {
        NoteSigner renamed = NoteSigner.cosignerOfSeed("another.example", Keys.seed("w0"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> parse(witnesses(0, 1) + "witness other " + renamed.verifierKey() + "\nquorum none\n"));
    }

    /** Pairs of one name and key id, of logs, of witnesses, and one of each: found in 70,000 trials. */
    @Test
    void refusesTwoKeysThatNoLineTellsApart() {
        for (String policy : List.of(
                "log %s\nlog %s\n".formatted(Keys.TWIN_LOGS.toArray()),
                "witness a %s\nwitness b %s\n".formatted(Keys.TWIN_WITNESSES.toArray()),
                "log %s\nwitness b %s\n".formatted(Keys.TWIN_LOG_AND_WITNESS.toArray()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> parse(policy + "quorum none\n"))
                    .withMessageContaining("two keys have the name and key id");
        }
        String key = Keys.CUSTOMS.verifierKey().format();
        assertThat(parse("log " + key + "\nwitness a " + key + "\nquorum a\n").logs())
                .hasSize(1);
    }

    /** "at least up to 32 logs, 32 witnesses, and 32 groups", and not without end. */
    @Test
    void hasALimit() {
        assertThat(parse(many(256) + "quorum none\n").witnesses()).hasSize(256);
        assertThatIllegalArgumentException().isThrownBy(() -> parse(many(257) + "quorum none\n"));
        String padding = "#" + "x".repeat(1 << 20) + "\n";
        assertThatIllegalArgumentException().isThrownBy(() -> parse(padding + "quorum none\n"));
    }

    private String many(int count) {
        return Stream.iterate(0, number -> number + 1)
                .limit(count)
                .map(number -> "witness n" + number + " "
                        + NoteSigner.cosignerOfSeed("n", Keys.seed("n" + number))
                                .verifierKey() + "\n")
                .collect(Collectors.joining());
    }

    /** The rules hold for a policy that was never a file, too. */
    @Test
    void cannotBeMadeAgainstTheRules() {
        List<Policy.Witness> one = List.of(new Policy.Witness("X", Keys.BANK.verifierKey(), Optional.empty()));
        assertThat(new Policy(List.of(), one, List.of(new Policy.Group("g", 1, List.of("X"))), "g").quorum())
                .isEqualTo("g");
        Policy.Group undefined = new Policy.Group("g", 1, List.of("Y"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Policy(List.of(), one, List.of(undefined), "X"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Policy(List.of(), one, List.of(), "Y"));
        for (String name : List.of("", "a b", "a\nb", "none", "\u20AC")) {
            Policy.Witness unnamed = new Policy.Witness(name, Keys.BANK.verifierKey(), Optional.empty());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Policy(List.of(), List.of(unnamed), List.of(), Policy.NONE));
        }
    }
}
