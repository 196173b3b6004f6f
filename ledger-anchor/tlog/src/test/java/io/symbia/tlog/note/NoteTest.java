package io.symbia.tlog.note;

import static io.symbia.tlog.testkit.Specification.SIGNED_NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quotations are from c2sp.org/signed-note. */
class NoteTest {
    /** The first example of the specification. */
    private static final String SALVATORE = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed è subito sera.

            — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
            """;

    private static final String LINE = "— a.example AAAAAQE=\n";

    /** "The note text MAY contain empty lines; the text is separated from the signatures by the last empty line in the note." */
    @Test
    void readsTheExampleWithAnEmptyLineInItsText() {
        Note note = Note.parse(SALVATORE);

        assertThat(note.text()).startsWith("Ognuno").endsWith("\n\ned è subito sera.\n");
        assertThat(note.signatures()).hasSize(1);
        assertThat(note.signatures().getFirst().keyName()).isEqualTo("quasimodo.example/salvatore");
        assertThat(note.signatures().getFirst().keyId()).isEqualTo(0x367ba04b);
        assertThat(note.signatures().getFirst().signature().size()).isEqualTo(64);
        assertThat(note.format()).isEqualTo(SALVATORE).isEqualTo(note.toString());
    }

    @Must(by = SIGNED_NOTE, says = "Signed notes MUST be valid UTF-8")
    @Test
    void refusesWhatIsNotUtf8() {
        byte[] bytes = SALVATORE.getBytes(StandardCharsets.UTF_8);
        assertThat(Note.parse(Octets.of(bytes)).format()).isEqualTo(SALVATORE);
        bytes[0] = (byte) 0xFF;
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(Octets.of(bytes)));
        byte[] latin = SALVATORE.replace("— ", "- ").getBytes(StandardCharsets.ISO_8859_1);
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(Octets.of(latin)));
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse("\uD800\n\n" + LINE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Note.parse("a\n\n— \uDC00 AAAAAQE=\n").format());
    }

    @Must(
            by = SIGNED_NOTE,
            says = "MUST NOT contain any ASCII control characters (those below U+0020) other than newline.")
    @Test
    void refusesControlCharacters() {
        for (char control = 0; control < ' '; control++) {
            if (control != '\n') {
                String text = "a" + control + "b\n\n" + LINE;
                assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(text));
                String line = "a\n\n— a" + control + " AAAAAQE=\n";
                assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(line));
            }
        }
    }

    /** "a text ending in newline, followed by a blank line, followed by one or more signature lines". */
    @Test
    void refusesOtherShapes() {
        for (String note : List.of(
                "",
                "\n",
                "\n\n",
                "a\n",
                "a\n\n",
                "a\n" + LINE,
                "a\n\n" + LINE + "b",
                "a\n\n" + LINE.strip(),
                LINE,
                "a\n\n" + LINE + "\n",
                "a\n\nb\n",
                "a\n\n" + LINE + "b\n",
                "a\n\n-- a.example AAAAAQE=\n", // Two hyphens are no dash.
                "a\n\n— a.example\n",
                "a\n\n— a.example \n",
                "a\n\n—a.example AAAAAQE=\n",
                "a\n\n—  AAAAAQE=\n",
                "a\n\n—  a.example AAAAAQE=\n",
                "a\n\n— a.example  AAAAAQE=\n",
                "a\n\n— a.example AAAAAQE= \n",
                "a\n\n— a.example AAAAAQE\n", // Padding left out.
                "a\n\n— a.example AAAAAQF=\n", // Stray bits.
                "a\n\n— a.example AAAAAQ==\n", // A key id and no signature.
                "a\n\n— a.example !AAAAQE=\n")) {
            assertThatIllegalArgumentException().as(note).isThrownBy(() -> Note.parse(note));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse("a\n")).withMessageContaining("blank line");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Note.parse("a\n\n— a.example\n"))
                .withMessageContaining("not a signature line");
        assertThatIllegalArgumentException().isThrownBy(() -> new NoteSignature("a", 1, Octets.EMPTY));
        assertThat(Note.parse("\n\n" + LINE).text()).isEqualTo("\n"); // An empty line is a text that ends in newline.
    }

    @Must(
            by = SIGNED_NOTE,
            says = "Key names MUST be non-empty and MUST NOT contain any Unicode spaces or plus (U+002B) characters.")
    @Test
    void refusesNamesWithSpacesOrPlus() {
        for (String name : List.of(
                "",
                "a+b",
                "a b",
                "a\u0085b",
                "a\u00A0b",
                "a\u1680b",
                "a\u2003b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Fb",
                "a\u205Fb",
                "a\u3000b")) {
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> new NoteSignature(name, 1, Octets.of(new byte[1])));
        }
        assertThat(new NoteSignature("è/日本#1", 1, Octets.of(new byte[1])).keyName())
                .isEqualTo("è/日本#1");
    }

    /** "Verifiers SHOULD apply a maximum limit to the number of signatures in a note, but MUST accept at least up to 16 signatures." */
    @Must(by = SIGNED_NOTE, says = "MUST accept at least up to 16 signatures")
    @Test
    void limitsSignaturesAndSize() {
        List<NoteSignature> hundred =
                Collections.nCopies(100, new NoteSignature("a.example", 1, Octets.of(new byte[] {1})));
        Note full = new Note("a\n", hundred);
        assertThat(Note.parse(full.format()).signatures()).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(full.format() + LINE));
        assertThatIllegalArgumentException().isThrownBy(() -> full.with(hundred.subList(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Note("a\n", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Note("a", hundred));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Note.parse(Octets.of(new byte[Note.MAX_BYTES + 1])))
                .withMessageContaining("at most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Note("a".repeat(Note.MAX_BYTES) + "\n", hundred))
                .withMessageContaining("at most");
    }

    /** Text and signatures are limited together, however a note is read: else what is written could not be read again. */
    @Test
    void limitsTextAndSignaturesTogether() {
        String rest = "\n\n" + LINE;
        String full = "a".repeat(Note.MAX_BYTES - rest.getBytes(StandardCharsets.UTF_8).length) + rest;
        Note note = Note.parse(full);
        assertThat(Note.parse(Octets.of(full.getBytes(StandardCharsets.UTF_8)))).isEqualTo(note);
        assertThatIllegalArgumentException().isThrownBy(() -> Note.parse("a" + full));
        assertThatIllegalArgumentException().isThrownBy(() -> note.with(note.signatures()));
    }
}
